import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startProxy } from '../support/proxies.ts';
import type { Proxy } from '../support/proxies.ts';
import { countStarts, pause, startCollector } from '../torture/load.ts';
import type { CollectorProcess } from '../torture/load.ts';
import { newStart, tally, visitorsOf } from './visitors.ts';

type Start = ReturnType<typeof newStart>;

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
    /** Every page while one of two is away, and some events: those that were not counted are to be repeated. */
    const pagesAndEventsWithout = async (): Promise<Start[]> => {
      const starts = Array.from({ length: QUESTIONS }, newStart);
      const events = Promise.all(starts.map((each) => visitors.once(each)));
      const pages = await Promise.all(starts.map(() => visitors.page()));
      assert.deepEqual(tally(pages), { 200: QUESTIONS });
      const statuses = await events;
      acknowledged += statuses.filter((status) => status === 202).length;
      return starts.filter((_, at) => statuses[at] !== 202);
    };
    const repeatUntilCounted = async (waiting: readonly Start[]): Promise<void> => {
      assert.ok(
        waiting.length > 0 && waiting.length < QUESTIONS,
        'some go to the other, some wait',
      );
      for (const each of waiting)
        while ((await visitors.once(each)) !== 202) await pause(A_WHILE / 10);
      acknowledged += waiting.length;
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

    it('one that is killed costs nobody a page; its events wait until it is back, and count once', async () => {
      await everybodyGetsThrough();
      await place(0).end('SIGKILL');
      const waiting = await pagesAndEventsWithout();
      collectors[0] = await begin(join(folder, 'one'), place(0).port);
      await repeatUntilCounted(waiting);
      await everybodyGetsThrough();
    });

    it('one that stands still costs nobody a page; its events count once when it goes on', async () => {
      place(1).freeze();
      // Whoever waits for its answer is let go after a while, and repeats.
      const waiting = pagesAndEventsWithout();
      await pause(A_WHILE);
      place(1).thaw();
      await pause(DRAIN);
      await repeatUntilCounted(await waiting);
      await everybodyGetsThrough();
      for (const collector of collectors) await collector.end('SIGTERM');
      const counted = await Promise.all(folders.map((each) => countStarts(each)));
      assert.equal(
        counted.reduce((sum, n) => sum + n),
        acknowledged,
      );
    });
  });
