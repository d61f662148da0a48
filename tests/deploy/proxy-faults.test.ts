import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startProxy } from '../support/proxies.ts';
import type { Proxy } from '../support/proxies.ts';
import { countStarts, pause, startCollector } from '../torture/load.ts';
import type { CollectorProcess } from '../torture/load.ts';
import { tally, visitorsOf } from './visitors.ts';

/** Questions of each kind while a collector fails. */
const QUESTIONS = 60;
/** Between rounds, so that no limit is met. */
const A_WHILE = 1500;
/** A collector that went on again says to what waited for it that it is too late. */
const DRAIN = 2500;

for (const name of ['nginx', 'Caddy'] as const)
  describe(`of two collectors behind ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'faults-'));
    const site = join(folder, 'site');
    const folders = [join(folder, 'one'), join(folder, 'two')];
    let collectors: CollectorProcess[];
    let proxy: Proxy;
    let visitors: ReturnType<typeof visitorsOf>;
    let acknowledged = 0;

    const begin = (data: string, port?: number): Promise<CollectorProcess> =>
      startCollector(data, {
        TRUST_PROXY: '1',
        SITE_DIR: site,
        ...(port === undefined ? {} : { port }),
      });
    const place = (n: number): CollectorProcess => {
      const collector = collectors[n];
      assert.ok(collector);
      return collector;
    };
    /** Pages and starts side by side: a page at the first try, a start within the time a visitor waits for it. */
    const everybodyGetsThrough = async (): Promise<void> => {
      const questions = Array.from({ length: QUESTIONS }, () => [
        visitors.page(),
        visitors.start(),
      ]);
      const statuses = await Promise.all(questions.flat());
      assert.deepEqual(tally(statuses), { 200: QUESTIONS, 202: QUESTIONS });
      acknowledged += QUESTIONS;
    };

    before(async () => {
      mkdirSync(site);
      writeFileSync(join(site, 'index.html'), 'home');
      collectors = await Promise.all(folders.map((each) => begin(each)));
      const ports = collectors.map(({ port }) => port);
      proxy = await startProxy(name, { variant: 'from-collector', site, collectors: ports });
      visitors = visitorsOf(proxy);
    });
    after(async () => {
      visitors.leave();
      await proxy.close();
      for (const collector of collectors) await collector.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });

    it('one that is killed costs nobody a page or an event', async () => {
      await everybodyGetsThrough();
      await place(0).end('SIGKILL');
      await everybodyGetsThrough();
    });

    it('one that comes back is asked again', async () => {
      collectors[0] = await begin(join(folder, 'one'), place(0).port);
      const before = await countStarts(join(folder, 'one'));
      while ((await countStarts(join(folder, 'one'))) === before) {
        await pause(A_WHILE);
        await everybodyGetsThrough();
      }
    });

    it('one that stands still costs nobody a page or an event, and counts nothing twice later', async () => {
      place(1).freeze();
      await everybodyGetsThrough();
      await everybodyGetsThrough();
      place(1).thaw();
      await pause(DRAIN);
      await everybodyGetsThrough();
      for (const collector of collectors) await collector.end('SIGTERM');
      const counted = await Promise.all(folders.map((each) => countStarts(each)));
      assert.equal(
        counted.reduce((sum, n) => sum + n),
        acknowledged,
      );
    });
  });
