import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { request as ask } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { KEPT_BY_CDN } from '../../analytics/collect/cache-headers.ts';
import { SECURITY_HEADERS } from '../../analytics/collect/security-headers.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { startProxy } from '../support/proxies.ts';
import type { Proxy, ProxyName, Variant } from '../support/proxies.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const STORY = '/verhalen/mijn-ene-pil/';
const HASHED = `/assets/${readdirSync(join(SITE, 'assets')).find((name) => name.endsWith('.js')) ?? ''}`;
const FOREVER = 'public, max-age=31536000, immutable';
/** An address that only the visitor of these tests has. */
const VISITOR = '127.0.0.77';

const [registered] = readPlans();
if (!registered) throw new Error('there is a study plan');
const { plan, version } = registered;

/** A start with a number of its own, as the browser sends it. */
function newStart(): { readonly body: string; readonly submission: string } {
  const p = composeProperties(
    { study: plan.id, version },
    { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' },
  );
  const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
  return { body, submission: p.submission ?? '' };
}

type Question = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const SHIPPED: readonly { name: ProxyName; variant: Variant; encodings: readonly string[] }[] = [
  { name: 'nginx', variant: 'from-collector', encodings: ['br', 'gzip'] },
  // Debian's nginx has no brotli without a further package.
  { name: 'nginx', variant: 'from-folder', encodings: ['gzip'] },
  { name: 'Caddy', variant: 'from-collector', encodings: ['br', 'gzip'] },
  { name: 'Caddy', variant: 'from-folder', encodings: ['br', 'gzip'] },
];

for (const { name, variant, encodings } of SHIPPED) {
  test.describe(`${name}, with the site ${variant}`, () => {
    test.describe.configure({ mode: 'default' });

    let collectors: Server[];
    let proxy: Proxy;
    let stub: string;

    test.beforeAll(async () => {
      // A proxy that serves the folder itself must never ask the collectors for a page.
      stub = mkdtempSync(join(tmpdir(), 'stub-'));
      writeFileSync(join(stub, 'index.html'), 'a page of the collector');
      const SITE_DIR = variant === 'from-folder' ? stub : SITE;
      const start = () => startServer({ TRUST_PROXY: '1', SITE_DIR });
      collectors = await Promise.all([start(), start()]);
      const ports = collectors.map(({ url }) => Number(new URL(url).port));
      proxy = await startProxy(name, { variant, site: SITE, collectors: ports });
    });
    test.afterAll(async () => {
      await proxy.close();
      await Promise.all(collectors.map((collector) => collector.close()));
      rmSync(stub, { recursive: true });
    });

    async function get(path: string, { method, headers, body }: Question = {}): Promise<Answer> {
      const asked = ask({
        host: '127.0.0.1',
        localAddress: VISITOR,
        port: proxy.port,
        servername: 'example.nl',
        ca: proxy.certificate,
        // A connection to a question, as from different visitors.
        agent: false,
        path,
        method: method ?? 'GET',
        headers: { host: 'example.nl', 'user-agent': 'Mozilla/5.0 (a browser)', ...headers },
      });
      asked.end(body);
      const [response] = await once(asked, 'response');
      const bytes = Buffer.concat(await response.toArray());
      return { status: response.statusCode, headers: response.headers, body: bytes };
    }
    const send = (body: string, submission = ''): Promise<Answer> =>
      get('/api/event', {
        method: 'POST',
        body,
        headers: {
          'content-type': 'text/plain',
          'content-length': String(Buffer.byteLength(body)),
          ...(submission && { 'x-submission': submission }),
        },
      });

    test('every answer carries the headers that lock a page, once, and no cookie', async () => {
      const answers = {
        200: [await get('/'), await get(STORY), await get(HASHED), await get('/robots.txt')],
        404: [await get('/nowhere/'), await get('/metrics'), await get('/assets/nowhere.js')],
        400: [await send('{}')],
        202: [await send(newStart().body)],
        413: [await send('x'.repeat(20_000))],
      };
      for (const [status, list] of Object.entries(answers))
        for (const answer of list) {
          expect(answer.status).toBe(Number(status));
          expect(answer.headers, status).toMatchObject(SECURITY_HEADERS);
          const policy = answer.headers['content-security-policy'] ?? '';
          expect(policy, status).toContain("frame-ancestors 'none'");
          expect(policy).not.toMatch(/unsafe|https?:|\*|,/);
          expect(answer.headers['set-cookie']).toBeUndefined();
          expect(answer.headers.server ?? '', 'which version it is').not.toMatch(/\d/);
        }
    });

    test('a page of a collector keeps its whole policy, with its hashes', async () => {
      for (const path of ['/', STORY, '/nowhere/']) {
        const { headers } = await get(path);
        const hashes = String(headers['content-security-policy']).match(/'sha256-/g) ?? [];
        expect(hashes.length > 0, path).toBe(variant === 'from-collector');
      }
    });

    for (const encoding of encodings) {
      test(`pages and files travel as ${encoding}, hashed names to be kept for ever`, async () => {
        const decode = encoding === 'br' ? brotliDecompressSync : gunzipSync;
        const places = [
          { path: '/', file: 'index.html', cache: 'no-cache' },
          { path: STORY, file: `${STORY}index.html`, cache: 'no-cache' },
          { path: HASHED, file: HASHED, cache: FOREVER },
          { path: '/nowhere/', file: '404.html', cache: 'no-cache' },
          { path: '/assets/nowhere.js', file: '404.html', cache: 'no-cache' },
        ];
        for (const { path, file, cache } of places) {
          const headers = { 'accept-encoding': encoding };
          const answer = await get(path, { headers });
          expect(answer.headers, path).toMatchObject({
            'content-encoding': encoding,
            'cache-control': cache,
            vary: 'Accept-Encoding',
          });
          const isPage = answer.status === 200 && cache === 'no-cache';
          expect(answer.headers['cdn-cache-control'], path).toBe(isPage ? KEPT_BY_CDN : undefined);
          expect(decode(answer.body).equals(readFileSync(join(SITE, file))), path).toBe(true);
          const head = await get(path, { method: 'HEAD', headers });
          expect([head.status, head.body.length]).toEqual([answer.status, 0]);
          expect(head.headers['content-encoding']).toBe(encoding);
          const tag = answer.headers.etag;
          if (answer.status !== 200 || !tag) continue;
          const again = await get(path, { headers: { ...headers, 'if-none-match': tag } });
          expect([again.status, again.headers['cache-control']]).toEqual([304, cache]);
          expect(again.headers).toMatchObject(SECURITY_HEADERS);
        }
        // Caddy takes POST for GET; a refusal must not be kept for ever.
        const posted = await get(HASHED, { method: 'POST' });
        const kept = /immutable/.test(posted.headers['cache-control'] ?? '');
        expect([posted.status, kept]).toEqual(posted.status === 200 ? [200, true] : [405, false]);
        const tagged = await get(HASHED, { headers: { 'accept-encoding': encoding } });
        expect(tagged.headers.etag).toBeTruthy();
      });
    }

    test('security.txt is plain UTF-8 text', async () => {
      const { status, headers } = await get('/.well-known/security.txt');
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^text\/plain; ?charset=utf-8$/i);
    });

    test('health and metrics can not be reached from outside', async () => {
      for (const way of ['/metrics', '/healthz', '/readyz'])
        for (const path of [
          way,
          `${way}?x`,
          `${way}/`,
          `/${way}`,
          `/.${way}`,
          `/%${way.charCodeAt(1).toString(16)}${way.slice(2)}`,
        ]) {
          const answer = await get(path);
          expect(answer.status, path).toBe(404);
        }
    });

    test('a repeat reaches the same collector and counts once; both collectors get some', async () => {
      const before = countStarts();
      const starts = Array.from({ length: 24 }, newStart);
      for (let round = 0; round < 3; round += 1)
        for (const { body, submission } of starts)
          expect((await send(body, submission)).status).toBe(202);
      const after = countStarts();
      const gained = after.map((n, place) => n - (before[place] ?? 0));
      expect(gained.reduce((sum, n) => sum + n)).toBe(starts.length);
      expect(Math.min(...gained)).toBeGreaterThan(0);
    });

    const countStarts = (): number[] =>
      collectors.map((collector) =>
        collector
          .counts()
          .filter(({ table }) => table === 'allocated')
          .reduce((sum, { n }) => sum + n, 0),
      );

    test('a body of 8 kB is judged by the collector, a larger one is refused', async () => {
      expect((await send('x'.repeat(8192))).status).toBe(400);
      expect((await send('x'.repeat(8193))).status).toBe(413);
    });

    test('who comes without TLS is sent on to the same page with it', async () => {
      const asked = getPlain({
        host: '127.0.0.1',
        port: proxy.plainPort,
        path: STORY,
        headers: { host: 'example.nl' },
        agent: false,
      });
      const [response] = await once(asked, 'response');
      expect([301, 308]).toContain(response.statusCode);
      expect(response.headers.location).toMatch(/^https:\/\/example\.nl(:\d+)?\/verhalen\//);
    });

    test('no log holds an address, also when something goes wrong', async () => {
      await send('x'.repeat(20_000));
      await Promise.all(collectors.map((collector) => collector.kill()));
      const answer = await send(newStart().body);
      expect([502, 503]).toContain(answer.status);
      expect(answer.headers).toMatchObject(SECURITY_HEADERS);
      const logs = proxy.logs();
      expect(logs).not.toBe('');
      expect(logs).not.toContain(VISITOR);
    });
  });
}
