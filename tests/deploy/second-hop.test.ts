import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startProxy } from '../support/proxies.ts';
import type { Proxy, ProxyName } from '../support/proxies.ts';
import { startCollector } from '../torture/load.ts';
import type { CollectorProcess } from '../torture/load.ts';
import { newStart, visitorsOf } from './visitors.ts';

const HOP = '127.0.0.50';
const STRANGER = '127.0.0.77';
/** Events a minute; starts have a limit of their own, so these are no starts. */
const LIMIT = 3;

/** How long each shipped file lets a proxy keep a line that nobody uses, in seconds. */
const IDLE: Readonly<Record<ProxyName, RegExp>> = {
  nginx: /^ {2}keepalive_timeout (\d+)s;/m,
  Caddy: /keepalive (\d+)s/,
};
const FILE: Readonly<Record<ProxyName, string>> = {
  nginx: 'deploy/nginx/zonder-vraag.conf',
  Caddy: 'deploy/caddy/Caddyfile',
};

for (const [name, trust] of [
  ['nginx', '1'],
  ['Caddy', '2'],
] as const)
  describe(`${name} behind another proxy`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'hop-'));
    const site = join(folder, 'site');
    let collector: CollectorProcess;
    let proxy: Proxy;
    let visitors: ReturnType<typeof visitorsOf>;
    before(async () => {
      mkdirSync(site);
      writeFileSync(join(site, 'index.html'), 'home');
      collector = await startCollector(join(folder, 'data'), {
        TRUST_PROXY: trust,
        SITE_DIR: site,
        RATE_LIMIT: String(LIMIT),
      });
      const collectors = [collector.port];
      proxy = await startProxy(name, {
        variant: 'from-collector',
        site,
        collectors,
        secondHop: `${HOP}/32`,
      });
      visitors = visitorsOf(proxy);
    });
    after(async () => {
      visitors.leave();
      await proxy.close();
      await collector.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    });

    const send = async (from: string, said: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let n = 0; n <= LIMIT; n += 1)
        statuses.push(
          await visitors.ask({
            path: '/api/event',
            // Not of the plan: it is refused, which counts for the limit.
            body: newStart().body.replace('control', 'nothing'),
            from,
            headers: { 'x-forwarded-for': said },
          }),
        );
      return statuses;
    };
    const limited = [...Array<number>(LIMIT).fill(400), 429];

    it('tells its visitors apart by the address that it passes on', async () => {
      assert.deepEqual(await send(HOP, '203.0.113.1'), limited);
      assert.deepEqual(await send(HOP, '203.0.113.2'), limited);
    });

    it("takes nobody else's word for an address", async () => {
      const first = await send(STRANGER, '203.0.113.3');
      const second = await send(STRANGER, '203.0.113.4');
      assert.deepEqual(first, limited);
      assert.deepEqual(new Set(second), new Set([429]));
    });

    it('keeps a line to a collector for less long than the collector does', async () => {
      const answer = await fetch(`http://127.0.0.1:${collector.port}/healthz`);
      const kept = Number(/timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '')?.[1]);
      const idle = Number(IDLE[name].exec(readFileSync(FILE[name], 'utf8'))?.[1]);
      assert.ok(idle > 0 && idle < kept, `${idle} < ${kept}`);
    });
  });
