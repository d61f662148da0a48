import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { freePort } from '../../tools/test/free-port.ts';
import { missingForFailover, startPatroniCluster } from '../support/patroni-cluster.ts';
import { startProxy } from '../support/proxies.ts';
import type { ProxyName, Variant } from '../support/proxies.ts';
import { countStarts } from '../torture/load.ts';
import { visit } from './visit.ts';

const SITE = process.env.SITE_DIR ?? 'dist';
const folder = mkdtempSync(join(tmpdir(), 'forms-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The words after the program in the unit's ExecStart. */
const WORDS = (
  /^ExecStart=(.*)$/m.exec(readFileSync('deploy/systemd/zonder-vraag.service', 'utf8'))?.[1] ?? ''
)
  .split(' ')
  .slice(1);

type Running = { readonly port: number; readonly data: string; end(): Promise<void> };

/** A collector, started as its unit does. */
async function startCollector(settings: NodeJS.ProcessEnv): Promise<Running> {
  const [port, data] = [await freePort(), mkdtempSync(join(folder, 'data-'))];
  const child = spawn(process.execPath, WORDS, {
    env: { ...process.env, SITE_DIR: SITE, DATA_DIR: data, PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const said of child.stdout.iterator({ destroyOnReturn: false }))
    if (String(said).includes('is served')) break;
  child.stdout.resume();
  return {
    port,
    data,
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null]);
    },
  };
}

/** Brings up collectors behind a proxy, lets somebody visit, ends all in order, and gives the starts counted. */
async function visitForm(
  name: ProxyName,
  variant: Variant,
  site: string,
  settings: readonly NodeJS.ProcessEnv[],
): Promise<number> {
  const collectors = await Promise.all(
    settings.map((each) => startCollector({ TRUST_PROXY: '1', ...each })),
  );
  const proxy = await startProxy(name, {
    variant,
    site,
    collectors: collectors.map(({ port }) => port),
  });
  try {
    await visit(`https://example.nl:${proxy.port}`);
  } finally {
    await proxy.close();
    for (const collector of collectors) await collector.end();
  }
  const starts = await Promise.all(collectors.map(({ data }) => countStarts(data)));
  return starts.reduce((sum, n) => sum + n);
}

describe('one whole visit', () => {
  it('passes at npm start', async () => {
    const collector = await startCollector({});
    await visit(`http://localhost:${collector.port}`);
    await collector.end();
    assert.equal(await countStarts(collector.data), 1);
  });

  for (const name of ['nginx', 'Caddy'] as const) {
    it(`passes on one machine behind ${name}`, async () => {
      assert.equal(await visitForm(name, 'from-collector', SITE, [{}]), 1);
    });

    it(`passes with the site served by ${name}, and the collector apart`, async () => {
      const live = join(folder, `live-${name}`);
      execFileSync(process.execPath, ['tools/put-live.ts', SITE, live]);
      // A collector apart has no site: it must never be asked for one.
      const none = mkdtempSync(join(folder, 'none-'));
      execFileSync('cp', [join(SITE, 'index.html'), none]);
      assert.equal(await visitForm(name, 'from-folder', live, [{ SITE_DIR: none }]), 1);
    });
  }

  it('passes with two collectors that add up in a PostgreSQL that fails over, its primary killed between two visits', async (context) => {
    const missing = missingForFailover();
    if (missing.length > 0) {
      context.skip(`this machine lacks ${missing.join(', ')}`);
      return;
    }
    const cluster = await startPatroniCluster();
    try {
      const primary = await cluster.untilWritable();
      const settings = { DATABASE_URL: cluster.url, FLUSH_SUBMISSIONS: '1', FLUSH_SECONDS: '1' };
      let waiting = await visitForm('nginx', 'from-collector', SITE, [settings, settings]);
      await cluster.kill(primary);
      await cluster.untilWritable();
      waiting += await visitForm('nginx', 'from-collector', SITE, [settings, settings]);
      const [row] = await cluster.query(
        `SELECT sum(n)::int AS n FROM tally WHERE "table" = 'allocated'`,
      );
      assert.deepEqual([waiting, row?.n], [0, 2]);
    } finally {
      await cluster.close();
    }
  });
});
