import { z } from 'zod';
import type { PostgresConnection, Transaction } from './postgres-connection.ts';

/**
 * Each step brings a database one version further; a step that ran is never changed. A step that programs
 * before it can't work with writes its own number as its `usable_since`; all others leave it, so that an
 * upgrade can be rolled back.
 */
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
  // A row with a day is the last turn of one table of one origin; it is kept for the restore window.
  'ALTER TABLE flushed ADD COLUMN day DATE',
  'ALTER TABLE store_schema ADD COLUMN IF NOT EXISTS usable_since INTEGER NOT NULL DEFAULT 0',
] as const;

/** Keeps two collectors that start at once from migrating together. */
const MIGRATION_LOCK = 7_236_001;
const INSUFFICIENT_PRIVILEGE = '42501';

const versionOf = async ({ query }: Transaction): Promise<number> => {
  const { rows } = await query('SELECT max(version) AS version FROM store_schema');
  return z.object({ version: z.int().nullable() }).parse(rows[0]).version ?? 0;
};

/** The oldest schema that a program may know and still work with a database. */
const usableSince = async ({ query }: Transaction): Promise<number> => {
  const { rows } = await query('SELECT max(usable_since) AS since FROM store_schema');
  return z.object({ since: z.int() }).parse(rows[0]).since;
};

/**
 * Brings a database to the schema of this program; one that has it needs no right to change tables, and
 * one that a newer program brought further is used as it is, where that program left it usable.
 *
 * @throws Error that says who must do what
 */
export async function migrate(connection: PostgresConnection): Promise<void> {
  const current = await connection.inTransaction(async (transaction) => {
    const { rows } = await transaction.query("SELECT to_regclass('store_schema')::text AS name");
    const { name } = z.object({ name: z.string().nullable() }).parse(rows[0]);
    return name === null ? 0 : await versionOf(transaction);
  });
  if (
    current > MIGRATIONS.length &&
    (await connection.inTransaction(usableSince)) > MIGRATIONS.length
  )
    throw new Error(
      `The database has schema ${current}, and this program knows ${MIGRATIONS.length}: use a newer program.`,
    );
  if (current < MIGRATIONS.length) await connection.inTransaction(change).catch(explain);
}

async function change(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await transaction.query('CREATE TABLE IF NOT EXISTS store_schema (version INTEGER PRIMARY KEY)');
  const current = await versionOf(transaction);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < current) continue;
    await transaction.query(step);
    await transaction.query('INSERT INTO store_schema (version) VALUES ($1)', [index + 1]);
  }
}

function explain(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE)
    throw new Error(
      `The tables must be made or changed, and this user may not (${error.message}): start one collector once as their owner.`,
    );
  throw error;
}
