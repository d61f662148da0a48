import type { DatabaseSync } from 'node:sqlite';

/**
 * Each step brings a store one version further; a step that ran is never changed. A step that programs
 * before it can't work with sets `usable_since` to its own number; all others leave it, so that an
 * upgrade can be rolled back.
 */
const MIGRATIONS = [
  `CREATE TABLE tally (
     study TEXT NOT NULL CHECK (study <> ''),
     version TEXT NOT NULL CHECK (version <> ''),
     "table" TEXT NOT NULL CHECK ("table" <> ''),
     cell TEXT NOT NULL CHECK (cell <> ''),
     period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'),
     n INTEGER NOT NULL CHECK (typeof(n) = 'integer' AND n >= 0),
     PRIMARY KEY (study, version, "table", cell, period)
   ) WITHOUT ROWID;
   CREATE TABLE recent_submission (
     number TEXT PRIMARY KEY CHECK (length(number) = 32),
     generation INTEGER NOT NULL CHECK (generation IN (0, 1))
   ) WITHOUT ROWID;
   CREATE TABLE submission_generation (
     current INTEGER NOT NULL CHECK (current IN (0, 1)),
     since INTEGER NOT NULL
   );
   INSERT INTO submission_generation (current, since) VALUES (0, 0);`,
  // The numbers of one commit as one value: a row each would touch a page each. Sorted, and found by
  // itself, so that it says nothing of when or in which order.
  `DROP TABLE recent_submission;
   CREATE TABLE recent_submissions (
     numbers BLOB PRIMARY KEY CHECK (length(numbers) > 0 AND length(numbers) % 16 = 0),
     generation INTEGER NOT NULL CHECK (generation IN (0, 1))
   ) WITHOUT ROWID;`,
  // Counts on their way to a shared database; empty where this store is the only one.
  `CREATE TABLE outbox (
     study TEXT NOT NULL, version TEXT NOT NULL, "table" TEXT NOT NULL, cell TEXT NOT NULL,
     period TEXT NOT NULL, n INTEGER NOT NULL CHECK (n > 0)
   );
   CREATE TABLE spool (collector TEXT NOT NULL, sequence INTEGER NOT NULL);
   INSERT INTO spool (collector, sequence) VALUES (lower(hex(randomblob(16))), 0);`,
  // Counts on their way in pieces that keep a name of their own, so that a copied or restored spool
  // brings none of them twice; a batch that was flushed is kept for a while.
  `CREATE TABLE batch (
     sequence INTEGER PRIMARY KEY,
     flushed INTEGER NOT NULL DEFAULT 0 CHECK (flushed IN (0, 1))
   );
   CREATE TABLE piece (
     origin TEXT NOT NULL, turn INTEGER NOT NULL, day TEXT NOT NULL, batch INTEGER,
     study TEXT NOT NULL, version TEXT NOT NULL, "table" TEXT NOT NULL, cell TEXT NOT NULL,
     period TEXT NOT NULL, n INTEGER NOT NULL CHECK (n > 0),
     PRIMARY KEY (origin, turn, study, version, "table", cell, period)
   ) WITHOUT ROWID;
   INSERT INTO batch (sequence) SELECT sequence FROM spool WHERE EXISTS (SELECT 1 FROM outbox);
   INSERT INTO piece
     SELECT collector, sequence, date('now'), sequence, study, version, "table", cell, period, sum(n)
     FROM outbox, spool GROUP BY study, version, "table", cell, period;
   DROP TABLE outbox;
   ALTER TABLE spool ADD COLUMN origin TEXT NOT NULL DEFAULT '';
   ALTER TABLE spool ADD COLUMN day TEXT NOT NULL DEFAULT '';
   ALTER TABLE spool ADD COLUMN cluster TEXT NOT NULL DEFAULT '';
   ALTER TABLE spool ADD COLUMN timeline INTEGER NOT NULL DEFAULT 0;
   UPDATE spool SET origin = lower(hex(randomblob(16))), day = date('now');
   CREATE TABLE imported (digest TEXT PRIMARY KEY) WITHOUT ROWID;`,
  `CREATE TABLE store_schema (usable_since INTEGER NOT NULL);
   INSERT INTO store_schema (usable_since) VALUES (0);`,
] as const;

/** The first schema whose spool lies in pieces; a store that is only read may be older. */
export const PIECES_SINCE = 4;

/** The schema that a store has. */
export const schemaOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);

/** The oldest schema that a program may know and still work with a store. */
const usableSince = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT usable_since FROM store_schema').get()?.usable_since ?? 0);

/**
 * Brings a store to the schema of this program; one that a newer program brought further is used as it
 * is, where that program left it usable.
 *
 * @throws Error when the store can be used by newer programs only
 */
export function migrate(database: DatabaseSync): void {
  const current = schemaOf(database);
  if (current > MIGRATIONS.length && usableSince(database) > MIGRATIONS.length) {
    throw new Error(
      `The store has schema ${current}, and this program knows ${MIGRATIONS.length}: use a newer program. To go back for good, export with the newer one, and import here into an empty DATA_DIR.`,
    );
  }
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < current) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
