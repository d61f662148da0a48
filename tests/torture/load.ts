import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { openPostgresStore } from '../../analytics/tally/postgres-store.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { freePort } from '../../tools/test/free-port.ts';

const VISITORS = 24;
const RETRY_AFTER = 10;
/** However slow the machine, each visitor sends so many before it stops. */
const LEAST_EACH = 5;

/** Visitors who send, until they are told to stop. */
export type Visitors = {
  acknowledged(): number;
  /** Settles when each had its last event acknowledged. */
  stop(): Promise<void>;
};

/**
 * Lets visitors send starts as fast as they are acknowledged; each repeats its event under the same
 * number until it is, as a browser does. So every event must be counted exactly once.
 */
export function sendVisitors(port: number): Visitors {
  const [registered] = readPlans();
  if (!registered) throw new Error('there is a study plan');
  const { plan, version } = registered;
  let acknowledged = 0;
  let going = true;
  const visit = async (): Promise<void> => {
    for (let sent = 0; going || sent < LEAST_EACH; sent += 1) {
      const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
      const p = composeProperties({ study: plan.id, version }, context);
      const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
      while ((await post(port, body)) !== 202) await pause(RETRY_AFTER);
      acknowledged += 1;
    }
  };
  const visits = Array.from({ length: VISITORS }, visit);
  return {
    acknowledged: () => acknowledged,
    async stop() {
      going = false;
      await Promise.all(visits);
    },
  };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((wait) => setTimeout(wait, milliseconds));

type CollectorSettings = {
  readonly port?: number;
  readonly DATABASE_URL?: string;
  readonly FLUSH_SECONDS?: string;
  readonly STUDIES_DIR?: string;
};

/** A collector in a process of its own, and what it told its log. */
export type CollectorProcess = {
  readonly port: number;
  log(): string;
  /** Whether it is still the process that was started. */
  alive(): boolean;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** Starts a collector on a port, or on a free one, and waits until it listens. */
export async function startCollector(
  folder: string,
  { port: given, ...settings }: CollectorSettings = {},
): Promise<CollectorProcess> {
  const port = given ?? (await freePort());
  const own = { PORT: String(port), DATA_DIR: folder, RATE_LIMIT: '0' };
  const env = { ...process.env, ...own, ...settings };
  const child = spawn(process.execPath, ['tests/torture/collector-process.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  await once(child.stdout, 'data');
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    port,
    log: () => log,
    alive,
    async end(signal) {
      if (!alive()) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

/** Starts counted in a spool, and in the shared database where there is one. */
export async function countStarts(folder: string, url?: string): Promise<number> {
  const shared = url === undefined ? undefined : openPostgresStore(url);
  const counts = [...((await shared?.counts()) ?? []), ...readSqliteCounts(folder)];
  await shared?.close();
  return counts.filter(({ table }) => table === 'allocated').reduce((sum, { n }) => sum + n, 0);
}

/** Sends an event; what came back, or 0 when nothing did. */
export async function post(port: number, body: string): Promise<number> {
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
