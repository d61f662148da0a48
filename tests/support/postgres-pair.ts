import { rmSync } from 'node:fs';
import pg from 'pg';
import { createInstance, makePostgresFolder, runProgram } from './postgres-instance.ts';
import type { PostgresInstance } from './postgres-instance.ts';
import { initialise } from './postgres.ts';

/** A primary and a standby that streams from it. */
export type PostgresPair = {
  /** Names both hosts, in an order that never changes. */
  readonly url: string;
  /** Asks the primary of this moment. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** The standby plays nothing of what it hears any more, and hears nothing: it falls behind. */
  cutStandby(): Promise<void>;
  /** Kills the primary, every process of it at once, and promotes the standby. */
  failOver(): Promise<void>;
  /** Starts the one that was killed on its own files: it takes itself for the primary still. */
  revive(): Promise<void>;
  /** Makes the one that was killed anew, as a standby of the one that was promoted. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
};

const PAIR_TIMEOUT = 60_000;

/** Starts a pair; of a synchronous one the primary confirms only what the standby has on its disk. */
export async function startPair(synchronous: boolean): Promise<PostgresPair> {
  const folder = makePostgresFolder();
  const settings = ['max_connections=30', 'shared_buffers=16MB', 'wal_level=replica'];
  let primary = await createInstance(folder, 'one', settings);
  let standby = await createInstance(folder, 'two', settings);
  const url = `postgres://tally@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/postgres`;
  const build = async (): Promise<void> => {
    rmSync(standby.data, { recursive: true, force: true });
    const source = `host=127.0.0.1 port=${primary.port} user=tally application_name=standby`;
    // With -R the copy knows whom it follows.
    const words = ['-D', standby.data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
    runProgram('pg_basebackup', [...words, '-d', source], folder);
    await standby.start();
    await until(primary, "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'");
    const names = synchronous ? 'standby' : '';
    await ask(primary, `ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
    await ask(primary, 'SELECT pg_reload_conf()');
    const state = synchronous ? 'sync' : 'async';
    await until(primary, `SELECT 1 FROM pg_stat_replication WHERE sync_state = '${state}'`);
  };
  initialise(primary.data, folder);
  await primary.start();
  await build();
  return {
    url,
    query: (sql) => ask(primary, sql),
    async cutStandby() {
      // Without whom to follow it stays where it is.
      await ask(standby, "ALTER SYSTEM SET primary_conninfo = ''");
      await ask(standby, 'SELECT pg_reload_conf()');
      await until(primary, 'SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_replication)');
    },
    async failOver() {
      await primary.kill();
      await ask(standby, 'SELECT pg_promote()');
      [primary, standby] = [standby, primary];
    },
    revive: () => standby.start(),
    async rebuild() {
      await standby.kill();
      await build();
    },
    async close() {
      await Promise.all([primary.kill(), standby.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(
  { port }: PostgresInstance,
  sql: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(`postgres://tally@127.0.0.1:${port}/postgres`);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(instance: PostgresInstance, sql: string): Promise<void> {
  const deadline = Date.now() + PAIR_TIMEOUT;
  while ((await ask(instance, sql)).length === 0) {
    if (Date.now() > deadline) throw new Error(`the pair did not get so far: ${sql}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
}
