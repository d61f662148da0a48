import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { startLineCutter } from '../support/line-cutter.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { disturb } from './disturb.ts';
import type { Disturbed } from './disturb.ts';
import { countStarts, pause, sendVisitors, startCollector } from './load.ts';

const LEAST_ALIVE = 20;
const MOST_ALIVE = 250;
const DATABASE_FALLS_EVERY = 5;

/** What came of a collector that was killed again and again under load. */
export type CrashFindings = {
  readonly acknowledged: number;
  readonly counted: number;
  readonly kills: number;
};

/**
 * Kills a collector at random moments while visitors send. Every event that was acknowledged must be
 * counted exactly once.
 */
export async function crash(kills: number, seed: number): Promise<CrashFindings> {
  return inFolder(async (folder) => {
    const stream = streamFrom(seed);
    let collector = await startCollector(folder);
    const { port } = collector;
    const visitors = sendVisitors(port);
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(LEAST_ALIVE + (MOST_ALIVE - LEAST_ALIVE) * stream.uniform());
      await collector.end('SIGKILL');
      collector = await startCollector(folder, { port });
    }
    await visitors.stop();
    await collector.end('SIGKILL');
    return { acknowledged: visitors.acknowledged(), counted: await countStarts(folder), kills };
  });
}

/** What came of a collector with a shared database behind it. */
export type CrashPostgresFindings = CrashFindings &
  Disturbed & {
    /** Whether one process went through all that befell the database alone. */
    readonly sameCollector: boolean;
  };

/**
 * Kills a collector, and now and then its database with it; then the database alone, at rest and during
 * flushes, and cuts lines between the two, while the collector must go on.
 */
export async function crashPostgres(
  kills: number,
  disturbances: number,
  seed: number,
  postgres: PostgresServer,
): Promise<CrashPostgresFindings> {
  const line = await startLineCutter(Number(new URL(postgres.url).port));
  const url = new URL(postgres.url);
  url.port = String(line.port);
  const settings = { DATABASE_URL: url.href, FLUSH_SECONDS: '1' };
  const found = await inFolder(async (folder) => {
    const stream = streamFrom(seed);
    let collector = await startCollector(folder, settings);
    const { port } = collector;
    const visitors = sendVisitors(port);
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(LEAST_ALIVE + (MOST_ALIVE - LEAST_ALIVE) * stream.uniform());
      // The database falls too, now and then, and comes back while visitors go on sending.
      const databaseFalls = killed % DATABASE_FALLS_EVERY === 0;
      await Promise.all([collector.end('SIGKILL'), ...(databaseFalls ? [postgres.crash()] : [])]);
      collector = await startCollector(folder, { ...settings, port });
      if (databaseFalls) await postgres.start();
    }
    const disturbed = await disturb({ postgres, line }, disturbances, stream);
    await visitors.stop();
    const sameCollector = collector.alive();
    // An orderly stop flushes what is left, but for what is less than a flush may carry.
    await collector.end('SIGTERM');
    const counted = await countStarts(folder, postgres.url);
    return { acknowledged: visitors.acknowledged(), counted, kills, ...disturbed, sameCollector };
  });
  await line.close();
  return found;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
