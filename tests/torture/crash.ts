import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresServer } from '../support/postgres.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import type { Count } from '../../analytics/tally/count.ts';
import { openPostgresStore } from '../../analytics/tally/postgres-store.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { freePort } from '../../tools/test/free-port.ts';

const VISITORS = 24;
const LEAST_ALIVE = 20;
const MOST_ALIVE = 250;
const RETRY_AFTER = 10;
const DATABASE_FALLS_EVERY = 5;

/** What came of a collector that was killed again and again under load. */
export type CrashFindings = {
  readonly acknowledged: number;
  readonly counted: number;
  readonly kills: number;
};

/**
 * Kills a collector at random moments while visitors send; each repeats its event under the same
 * number until it is acknowledged, as a browser does. So every event must be counted exactly once.
 */
export async function crash(
  kills: number,
  seed: number,
  postgres?: PostgresServer,
): Promise<CrashFindings> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const port = await freePort();
  const stream = streamFrom(seed);
  const [registered] = readPlans();
  if (!registered) throw new Error('there is a study plan');
  const environment = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: folder,
    RATE_LIMIT: '0',
    ...(postgres ? { DATABASE_URL: postgres.url, FLUSH_SECONDS: '1' } : {}),
  };
  let acknowledged = 0;
  let going = true;
  const visit = async (): Promise<void> => {
    while (going) {
      const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
      const p = composeProperties(
        { study: registered.plan.id, version: registered.version },
        context,
      );
      const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
      while ((await post(port, body)) !== 202)
        await new Promise((wait) => setTimeout(wait, RETRY_AFTER));
      acknowledged += 1;
    }
  };
  let collector = await begin(environment);
  const visitors = Array.from({ length: VISITORS }, visit);
  for (let killed = 0; killed < kills; killed += 1) {
    await new Promise((wait) =>
      setTimeout(wait, LEAST_ALIVE + (MOST_ALIVE - LEAST_ALIVE) * stream.uniform()),
    );
    const ended = once(collector, 'exit');
    collector.kill('SIGKILL');
    // The database falls too, now and then, and comes back while visitors go on sending.
    const databaseFalls = postgres !== undefined && killed % DATABASE_FALLS_EVERY === 0;
    if (databaseFalls) await postgres.crash();
    await ended;
    collector = await begin(environment);
    if (databaseFalls) await postgres.start();
  }
  going = false;
  await Promise.all(visitors);
  // An orderly stop flushes what is left, but for what is less than a flush may carry.
  collector.kill(postgres ? 'SIGTERM' : 'SIGKILL');
  await once(collector, 'exit');
  const shared = postgres ? await sharedCounts(postgres.url) : [];
  const counted = [...shared, ...readSqliteCounts(folder)]
    .filter(({ table }) => table === 'allocated')
    .reduce((sum, { n }) => sum + n, 0);
  rmSync(folder, { recursive: true });
  return { acknowledged, counted, kills };
}

async function sharedCounts(url: string): Promise<Count[]> {
  const shared = openPostgresStore(url);
  const counts = await shared.counts();
  await shared.close();
  return counts;
}

async function begin(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['tests/torture/collector-process.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function post(port: number, body: string): Promise<number> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/event`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}
