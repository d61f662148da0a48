import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { countSchema } from './count.ts';
import type { Batch, Count } from './count.ts';
import type { TallyStore } from './store.ts';
import { createSpool } from './spool.ts';
import type { Spool } from './spool.ts';
import { PIECES_SINCE, migrate, schemaOf } from './sqlite-schema.ts';
import { hasStaleLog, setStaleLogAside } from './stale-log.ts';
import { UNFLUSHED, selectCounts, upsert } from './upsert.ts';

/** The store's file inside the data folder. */
export const STORE_FILE = 'tally.sqlite';

/** A number is kept for at most an hour: two generations of half an hour each. */
const GENERATION = 1_800_000;

const UPSERT = upsert(() => '?');
const REMEMBER = 'INSERT INTO recent_submissions (numbers, generation) VALUES (?, ?)';
const COUNTS = selectCounts('', UNFLUSHED);

/** The embedded store: all there is, or the spool of a collector that adds up elsewhere. */
export type SqliteStore = TallyStore & {
  readonly spool: Spool;
  /** Adds an import; says whether it is news. With `again` it is added all the same. */
  import(digest: string, counts: readonly Count[], again: boolean): boolean;
  /** Deletes every count of a study, overwritten on disk; says how many cells that were. */
  remove(study: string): number;
};

/**
 * Opens the embedded store in a folder, and makes both when they don't exist.
 *
 * A commit is durable when it returns: the write-ahead file is synced to disk each time.
 */
export function openSqliteStore(folder: string, now: () => number = Date.now): SqliteStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, STORE_FILE);
  setStaleLogAside(file);
  const database = new DatabaseSync(file, { timeout: 2000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  migrate(database);
  const raise = database.prepare(UPSERT);
  const remember = database.prepare(REMEMBER);
  const note = database.prepare('INSERT OR IGNORE INTO imported (digest) VALUES (?)');
  const add = (counts: readonly Count[]): void => {
    for (const { study, version, table, cell, period, n } of counts)
      raise.run(study, version, table, cell, period, n);
  };
  let { current: generation, since } = openGeneration(database, now());
  const { ino } = statSync(file);
  // SQLite goes on writing to a file that was taken away, and nobody would ever see those counts.
  const assertStillThere = (): void => {
    if (statSync(file, { throwIfNoEntry: false })?.ino !== ino)
      throw new Error(`${file} was taken away while it was in use: start the collector again`);
  };

  return {
    spool: createSpool(database, folder, (work) => {
      inTransaction(database, work);
    }),
    commit({ counts, submissions }: Batch) {
      inTransaction(database, () => {
        add(counts);
        if (submissions.length > 0) remember.run(packNumbers(submissions), generation);
      });
      assertStillThere();
    },
    import(digest, counts, again) {
      let added = again;
      inTransaction(database, () => {
        added = note.run(digest).changes === 1 || again;
        if (added) add(counts);
      });
      return added;
    },
    remove(study) {
      let removed = 0;
      inTransaction(database, () => {
        for (const table of ['tally', 'piece'])
          removed += Number(
            database.prepare(`DELETE FROM ${table} WHERE study = ?`).run(study).changes,
          );
      });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return removed;
    },
    counts: () => readCounts(database),
    recentSubmissions: () =>
      z
        .array(z.object({ numbers: z.instanceof(Uint8Array) }))
        .parse(database.prepare('SELECT numbers FROM recent_submissions').all())
        .map(({ numbers }) => numbers),
    forgetOlderSubmissions(early = false) {
      const moment = now();
      // A clock that was set back: what it said before holds no longer.
      if (moment < since) since = moment;
      if (!early && moment - since < GENERATION) return false;
      const next = 1 - generation;
      inTransaction(database, () => {
        database.prepare('DELETE FROM recent_submissions WHERE generation = ?').run(next);
        startGeneration(database, next, moment);
      });
      generation = next;
      since = moment;
      return true;
    },
    settle() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** Reads the counts of a store that a collector may be writing to meanwhile. */
export function readSqliteCounts(folder: string): Count[] {
  const file = join(folder, STORE_FILE);
  const address = hasStaleLog(file) ? `${pathToFileURL(file)}?immutable=1` : file;
  const database = new DatabaseSync(address, { readOnly: true, timeout: 2000 });
  try {
    return readCounts(database);
  } finally {
    database.close();
  }
}

const readCounts = (database: DatabaseSync): Count[] =>
  z.array(countSchema).parse(
    database
      .prepare(schemaOf(database) < PIECES_SINCE ? selectCounts('') : COUNTS)
      .all()
      .map((row) => ({ ...row })),
  );

/**
 * The generation that new numbers join. A store that rested for two generations has only numbers
 * that nobody repeats any more: a collector ends a generation in time for as long as it runs.
 */
function openGeneration(database: DatabaseSync, now: number): { current: number; since: number } {
  const row = database.prepare('SELECT current, since FROM submission_generation').get();
  const found = z.object({ current: z.int().min(0).max(1), since: z.number() }).parse({ ...row });
  if (now < found.since) {
    // From a clock that ran ahead: stale, though the numbers may be fresh.
    startGeneration(database, found.current, now);
    return { current: found.current, since: now };
  }
  if (now - found.since < 2 * GENERATION) return found;
  inTransaction(database, () => {
    database.exec('DELETE FROM recent_submissions');
    startGeneration(database, found.current, now);
  });
  return { current: found.current, since: now };
}

function startGeneration(database: DatabaseSync, current: number, since: number): void {
  database.prepare('UPDATE submission_generation SET current = ?, since = ?').run(current, since);
}

const packNumbers = (numbers: readonly string[]): Buffer =>
  Buffer.from([...numbers].sort().join(''), 'hex');

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
