import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { missingForFailover, startPatroniCluster } from '../support/patroni-cluster.ts';
import type { PatroniCluster } from '../support/patroni-cluster.ts';
import { countStarts, pause, sendVisitors, startCollector } from './load.ts';

const LEAST_LOAD = 2000;
const MOST_LOAD = 6000;
const CATCH_UP = 120_000;
/** Fewer submissions than this wait in the spool: no flush may carry less. */
const LEAST_FLUSH = 20;

/** What came of two collectors whose database failed over by itself, again and again. */
export type FailoverFindings = {
  readonly acknowledged: number;
  readonly counted: number;
  /** Seconds from the fall of each primary until another took what was written. */
  readonly secondsUntilWritable: readonly number[];
  /** Counts that a primary had confirmed, and its follower lacked. */
  readonly lostByDatabase: number;
  readonly sameCollectors: boolean;
};

/**
 * Kills the primary of the shipped cluster, with its Patroni, while visitors send to two collectors, waits
 * until another is primary, and lets the killed machine come back, round by round.
 *
 * @throws Error that names the packages this machine lacks
 */
export async function failover(rounds: number, seed: number): Promise<FailoverFindings> {
  const missing = missingForFailover();
  if (missing.length > 0)
    throw new Error(
      `Nothing was run: this machine lacks ${missing.join(', ')} (on Debian: apt-get install ${missing.join(' ')}).`,
    );
  const cluster = await startPatroniCluster();
  const folder = mkdtempSync(join(tmpdir(), 'failover-'));
  const stream = streamFrom(seed);
  const folders = ['a', 'b'].map((name) => join(folder, name));
  await cluster.untilWritable();
  const settings = { DATABASE_URL: cluster.url, FLUSH_SECONDS: '1' };
  const collectors = await Promise.all(folders.map((data) => startCollector(data, settings)));
  const visitors = collectors.map(({ port }) => sendVisitors(port));
  const acknowledged = (): number => visitors.reduce((sum, each) => sum + each.acknowledged(), 0);
  const secondsUntilWritable: number[] = [];
  let lostByDatabase = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(LEAST_LOAD + (MOST_LOAD - LEAST_LOAD) * stream.uniform());
      const primary = await cluster.untilWritable();
      const confirmed = await flushed(cluster);
      const began = performance.now();
      await cluster.kill(primary);
      await cluster.untilWritable();
      secondsUntilWritable.push(Math.round((performance.now() - began) / 100) / 10);
      lostByDatabase += Math.max(0, confirmed - (await flushed(cluster)));
      cluster.restart(primary);
    }
    await Promise.all(visitors.map((each) => each.stop()));
    const sameCollectors = collectors.every((collector) => collector.alive());
    await caughtUp(cluster, acknowledged() - LEAST_FLUSH * collectors.length);
    await Promise.all(collectors.map((collector) => collector.end('SIGTERM')));
    const shared = await flushed(cluster);
    const left = await Promise.all(folders.map((data) => countStarts(data)));
    const counted = left.reduce((sum, n) => sum + n, shared);
    return {
      acknowledged: acknowledged(),
      counted,
      secondsUntilWritable,
      lostByDatabase,
      sameCollectors,
    };
  } finally {
    await Promise.all(collectors.map((collector) => collector.end('SIGKILL')));
    await cluster.close();
    rmSync(folder, { recursive: true });
  }
}

/** Starts that lie in the database at this moment; none before a collector made its tables. */
async function flushed(cluster: PatroniCluster): Promise<number> {
  const [made] = await cluster.query("SELECT to_regclass('tally')::text AS name");
  if (made?.name === null) return 0;
  const [row] = await cluster.query(
    `SELECT coalesce(sum(n), 0)::int AS n FROM tally WHERE "table" = 'allocated'`,
  );
  return Number(row?.n ?? 0);
}

/** Waits until the primary has nearly all; what is less than a flush may carry stays behind. */
async function caughtUp(cluster: PatroniCluster, expected: number): Promise<void> {
  const deadline = performance.now() + CATCH_UP;
  while ((await flushed(cluster)) < expected && performance.now() < deadline) await pause(500);
}
