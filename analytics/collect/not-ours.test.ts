import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { composeProperties } from '../protocol/compose.ts';
import { openBackgroundStore } from '../tally/background-store.ts';
import { readSqliteCounts } from '../tally/sqlite-store.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';

const plans = readPlans();
const [registered] = plans;
assert.ok(registered);
const { plan, version } = registered;

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
type Headers = Readonly<Record<string, string>>;

const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
const start = (u = '/') =>
  JSON.stringify({
    n: 'start',
    u,
    d: 'x',
    p: composeProperties({ study: plan.id, version }, context),
  });
const pageview = (u: string, r: string | null = null) =>
  JSON.stringify({ n: 'pageview', u, d: 'x', r });

describe('events that are not about this site', () => {
  let folder = '';
  let collector: Collector;
  const begin = async (settings: Headers = {}): Promise<void> => {
    collector = createCollector({
      settings: readSettings({ DATA_DIR: folder, RATE_LIMIT: '0', ...settings }),
      store: await openBackgroundStore(folder),
      plans,
    });
    await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
  };
  const port = (): number => (collector.server.address() as AddressInfo).port;
  const send = (body: string, headers: Headers = {}, method = 'POST', path = '/api/event') =>
    new Promise<Answer>((resolve, reject) => {
      const all = {
        'content-type': 'text/plain',
        'user-agent': 'Mozilla/5.0 (a browser)',
        ...headers,
      };
      const asked = request(
        { port: port(), host: '127.0.0.1', method, path, headers: all },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('end', () => {
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  const counted = (): number => readSqliteCounts(folder).reduce((sum, { n }) => sum + n, 0);
  const metrics = async (): Promise<string> => (await send('', {}, 'GET', '/metrics')).body;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'not-ours-'))));
  afterEach(async () => {
    await collector.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const FOREIGN: Readonly<Record<string, Headers>> = {
    "another site's origin": { origin: 'https://other.example' },
    'a page without an origin of its own': { origin: 'null' },
    'another port of this machine': { origin: 'http://127.0.0.1:1' },
    'a cross-site request that hides its origin': { 'sec-fetch-site': 'cross-site' },
    'another name of the same domain': {
      host: 'site.example',
      origin: 'https://blog.site.example',
      'sec-fetch-site': 'same-site',
    },
    "a plain form on another site's page": {
      origin: 'https://other.example',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    },
    'an old browser that tells the page alone': { referer: 'https://other.example/page' },
    'a name that only looks like ours': {
      host: 'site.example',
      origin: 'https://site.example.evil',
    },
  };
  for (const [what, headers] of Object.entries(FOREIGN)) {
    it(`${what}: nothing is counted, and the sender is told`, async () => {
      await begin();
      for (const body of [start(), pageview('/hulp/')]) {
        const answer = await send(body, headers);
        assert.equal(answer.status, 403);
        assert.equal(answer.headers['x-reason'], 'other-site');
        assert.equal(answer.headers['x-plausible-dropped'], '1');
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
        assert.match(answer.body, /expected/);
      }
      assert.equal(counted(), 0);
      assert.match(await metrics(), /refused_total\{reason="other-site"\} 2/);
    });
  }

  it('counts what comes from its own page, or says nothing of where it comes from', async () => {
    await begin();
    const own = `http://127.0.0.1:${port()}`;
    const OWN: readonly Headers[] = [
      {},
      { origin: own },
      { origin: own, 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { referer: `${own}/zelftest/` },
      { host: 'site.example', origin: 'https://site.example' },
    ];
    for (const headers of OWN) assert.equal((await send(start(), headers)).status, 202);
    assert.equal(counted(), 2 * OWN.length);
  });

  it('knows itself by SITE_URL, whatever name a request came under', async () => {
    await begin({ SITE_URL: 'https://site.example' });
    const statusOf = async (headers: Headers, body = start()) => (await send(body, headers)).status;
    assert.equal(await statusOf({ host: 'inside:80', origin: 'https://site.example' }), 202);
    assert.equal(await statusOf({ origin: 'https://www.site.example' }), 202);
    assert.equal(await statusOf({ host: 'mirror.example', origin: 'https://mirror.example' }), 403);
    assert.equal(await statusOf({ origin: `http://127.0.0.1:${port()}` }), 202);
    const forwarded = { 'x-forwarded-host': 'mirror.example', origin: 'https://mirror.example' };
    assert.equal(await statusOf(forwarded), 403, 'a proxy nobody trusts says nothing');
    assert.equal(await statusOf({}, pageview('https://other.example/')), 403);
    assert.equal(await statusOf({}, start('https://site.example/zelftest/')), 202);
    assert.equal(await statusOf({}, pageview('/hulp/')), 202);
  });

  it('knows itself by what the trusted proxy says', async () => {
    await begin({ TRUST_PROXY: '1', SITE_URL: 'https://site.example' });
    const statusOf = async (headers: Headers) => (await send(start(), headers)).status;
    const proxied = { host: 'collector:4321', 'x-forwarded-host': 'drugs.example' };
    assert.equal(await statusOf({ ...proxied, origin: 'https://drugs.example' }), 202);
    assert.equal(await statusOf({ host: 'drugs.example', origin: 'https://drugs.example' }), 202);
    assert.equal(await statusOf({ ...proxied, origin: 'https://other.example' }), 403);
  });

  it('keeps CORS closed, and says so', async () => {
    await begin();
    const asks = { origin: 'https://other.example', 'access-control-request-method': 'POST' };
    const answer = await send('', asks, 'OPTIONS');
    assert.ok(answer.status >= 400);
    assert.equal(answer.headers['x-reason'], 'cors');
    assert.deepEqual(
      Object.keys(answer.headers).filter((name) => /^access-control/.test(name)),
      [],
    );
    assert.match(await metrics(), /refused_total\{reason="cors"\} 1/);
  });

  const UNSEEN: readonly Headers[] = [
    { 'sec-purpose': 'prefetch;prerender' },
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'Prefetch;anonymous-client-ip' },
    { purpose: 'prefetch' },
    { 'x-purpose': 'preview' },
    { 'x-moz': 'prefetch' },
  ];
  for (const headers of UNSEEN) {
    it(`does not count a page nobody saw yet: ${JSON.stringify(headers)}`, async () => {
      await begin();
      const answer = await send(pageview('/hulp/'), headers);
      assert.equal(answer.status, 202);
      assert.equal(answer.headers['x-plausible-dropped'], '1');
      assert.equal(answer.headers['x-reason'], 'not-seen');
      assert.equal(counted(), 0);
    });
  }

  for (const spam of ['semalt.com', 'https://free.semalt.com/x', 'WWW.SEMALT.COM']) {
    it(`does not count a pageview with the spam referrer ${spam}`, async () => {
      await begin();
      const answer = await send(pageview('/', spam));
      assert.equal(answer.headers['x-reason'], 'spam-referrer');
      assert.equal(counted(), 0);
      assert.equal((await send(pageview('/', 'notsemalt.example'))).headers['x-reason'], undefined);
    });
  }
});
