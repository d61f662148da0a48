import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { startPair } from '../support/postgres-pair.ts';
import type { PostgresPair } from '../support/postgres-pair.ts';
import { countStarts, pause, sendVisitors, startCollector } from './load.ts';

const LEAST_LOAD = 1500;
const MOST_LOAD = 4000;
/** Long enough for some flushes, which a standby that fell behind then lacks. */
const BEHIND = 4000;
const CATCH_UP = 60_000;

/** What came of a collector whose primary was killed under load, again and again. */
export type PromoteFindings = {
  readonly acknowledged: number;
  readonly counted: number;
  readonly promotions: number;
  /** Counts that the database had confirmed and lacked once its standby was promoted. */
  readonly lostByDatabase: number;
  /** Lines of the log that say the database went back. */
  readonly wentBack: number;
  readonly sameCollector: boolean;
};

/**
 * Kills the primary of a pair while visitors send, promotes its standby, lets the killed one come back as
 * it was, and makes it anew, round by round. An asynchronous standby is cut off first, so that it is
 * behind when it is promoted.
 */
export async function promote(
  rounds: number,
  seed: number,
  synchronous: boolean,
): Promise<PromoteFindings> {
  const pair = await startPair(synchronous);
  const folder = mkdtempSync(join(tmpdir(), 'promote-'));
  const stream = streamFrom(seed);
  const collector = await startCollector(folder, {
    DATABASE_URL: pair.url,
    FLUSH_SECONDS: '1',
  });
  const visitors = sendVisitors(collector.port);
  let lostByDatabase = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(LEAST_LOAD + (MOST_LOAD - LEAST_LOAD) * stream.uniform());
      if (!synchronous) await pair.cutStandby().then(() => pause(BEHIND));
      const confirmed = await flushed(pair);
      await pair.failOver();
      lostByDatabase += Math.max(0, confirmed - (await flushed(pair)));
      await comeBack(pair);
      await pause(LEAST_LOAD);
      if (round < rounds - 1) await pair.rebuild();
    }
    await visitors.stop();
    const sameCollector = collector.alive();
    await caughtUp(pair, visitors.acknowledged());
    await collector.end('SIGTERM');
    return {
      acknowledged: visitors.acknowledged(),
      counted: await countStarts(folder, pair.url),
      promotions: rounds,
      lostByDatabase,
      wentBack: collector.log().split('"event":"database-went-back"').length - 1,
      sameCollector,
    };
  } finally {
    await collector.end('SIGKILL');
    await pair.close();
    rmSync(folder, { recursive: true });
  }
}

/** The killed one takes itself for the primary still, and all look for one anew. */
async function comeBack(pair: PostgresPair): Promise<void> {
  await pair.revive();
  await pair.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'zonder-vraag'",
  );
}

/** Starts that lie in the database at this moment; none before a collector made its tables. */
async function flushed(pair: PostgresPair): Promise<number> {
  const [made] = await pair.query("SELECT to_regclass('tally')::text AS name");
  if (made?.name === null) return 0;
  const [row] = await pair.query(
    `SELECT coalesce(sum(n), 0)::int AS n FROM tally WHERE "table" = 'allocated'`,
  );
  return Number(row?.n ?? 0);
}

/** Waits until the new primary has nearly all; what is less than a flush may carry stays behind. */
async function caughtUp(pair: PostgresPair, acknowledged: number): Promise<void> {
  const deadline = performance.now() + CATCH_UP;
  while ((await flushed(pair)) < acknowledged - 20 && performance.now() < deadline)
    await pause(200);
}
