import pg from 'pg';
import { z } from 'zod';
import { countSchema } from './count.ts';
import type { Count } from './count.ts';
import type { SpoolBatch } from './spool.ts';
import { selectCounts, upsert } from './upsert.ts';

/** A database that several collectors add up in. */
export type SharedStore = {
  /** Adds a batch, all of it or nothing; one that it has already is left alone. */
  apply(collector: string, batch: SpoolBatch): Promise<void>;
  /** Every count above zero, in the order of its names. */
  counts(): Promise<Count[]>;
  close(): Promise<void>;
};

/** Each step brings a database one version further; a step that ran is never changed. */
const MIGRATIONS = [
  `CREATE TABLE tally (
     study TEXT NOT NULL CHECK (study <> ''),
     version TEXT NOT NULL CHECK (version <> ''),
     "table" TEXT NOT NULL CHECK ("table" <> ''),
     cell TEXT NOT NULL CHECK (cell <> ''),
     period TEXT NOT NULL CHECK (period ~ '^[0-9]{4}-W[0-9]{2}$'),
     n BIGINT NOT NULL CHECK (n >= 0),
     PRIMARY KEY (study, version, "table", cell, period)
   );
   CREATE TABLE flushed (
     collector TEXT PRIMARY KEY,
     sequence BIGINT NOT NULL CHECK (sequence > 0)
   );`,
] as const;

/** Keeps two collectors that start at once from migrating together. */
const MIGRATION_LOCK = 7_236_001;
const TIMEOUT = 10_000;

const UPSERT = upsert((place) => `$${place}`);
/** Gives a row only when this sequence number is news. */
const ADVANCE = `
  INSERT INTO flushed (collector, sequence) VALUES ($1, $2)
  ON CONFLICT (collector) DO UPDATE SET sequence = excluded.sequence
  WHERE flushed.sequence < excluded.sequence
  RETURNING sequence`;

const rowSchema = countSchema.extend({ n: z.coerce.number().pipe(countSchema.shape.n) });

/**
 * Opens a shared store in PostgreSQL, or in an engine that speaks its SQL.
 *
 * It connects when it is first used; a database that is away makes calls fail, not this one.
 */
export function openPostgresStore(url: string): SharedStore {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: TIMEOUT,
    query_timeout: TIMEOUT,
    application_name: 'zonder-vraag',
  });
  // A connection that breaks while it rests is replaced at the next call.
  pool.on('error', () => undefined);
  let migrated: Promise<void> | undefined;
  const ready = async (): Promise<void> => {
    migrated ??= inTransaction(pool, migrate);
    try {
      await migrated;
    } catch (error) {
      migrated = undefined;
      throw error;
    }
  };
  return {
    async apply(collector, { sequence, counts }) {
      await ready();
      await inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(ADVANCE, [collector, sequence]);
        if (rowCount === 0) return;
        for (const { study, version, table, cell, period, n } of counts)
          await client.query(UPSERT, [study, version, table, cell, period, n]);
      });
    },
    async counts() {
      await ready();
      const { rows } = await pool.query(selectCounts(' COLLATE "C"'));
      return z.array(rowSchema).parse(rows);
    },
    close: () => pool.end(),
  };
}

async function migrate(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await client.query('CREATE TABLE IF NOT EXISTS store_schema (version INTEGER PRIMARY KEY)');
  const { rows } = await client.query('SELECT max(version) AS version FROM store_schema');
  const { version } = z.object({ version: z.int().nullable() }).parse(rows[0]);
  const current = version ?? 0;
  if (current > MIGRATIONS.length)
    throw new Error(
      `The database has schema ${current}, and this program knows ${MIGRATIONS.length}: use a newer program.`,
    );
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < current) continue;
    await client.query(step);
    await client.query('INSERT INTO store_schema (version) VALUES ($1)', [index + 1]);
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // The connection's state is unknown, so it isn't used again; the database rolls back.
    client.release(true);
    throw error;
  }
}
