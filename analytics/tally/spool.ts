import { REACH_PREFIX } from '../plan/names.ts';
import { randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { countSchema } from './count.ts';
import type { Count } from './count.ts';
import { mergeCounts } from './merge.ts';
import { writeSetAside } from './set-aside.ts';

/**
 * Counts of one table, gathered while one process ran. Its name (a random origin, the table, and the
 * turn in which it was taken) is known to every copy of the spool that holds it.
 */
export type Piece = {
  readonly origin: string;
  readonly turn: number;
  readonly study: string;
  readonly version: string;
  readonly table: string;
  readonly counts: readonly Count[];
};

/** Pieces that go to the shared database together, under a number that grows. */
export type SpoolBatch = { readonly sequence: number; readonly pieces: readonly Piece[] };

/** Where the shared database stood when it was last spoken to; empty and 0 where it can't say. */
export type Seen = { readonly cluster: string; readonly timeline: number };

/** What a spool knows of itself. */
export type SpoolState = Seen & {
  /** Names this spool to the shared database: random, and of a folder, not of a person. */
  readonly collector: string;
  /** Batches that were flushed and are kept, oldest first. */
  readonly kept: readonly number[];
  /** Cells that the shared database doesn't have yet. */
  readonly rows: number;
};

/** The local counts of a collector that adds up elsewhere. */
export type Spool = {
  /** Closes what an earlier process, or a copy of this spool, left: from here on gathers apart. */
  begin(): void;
  state(): SpoolState;
  /**
   * The batch under way, or a fresh one; none when there is nothing to flush. A table of a study joins
   * it only once so many submissions added to it, so that no transaction is one visit.
   */
  take(least: number): SpoolBatch | undefined;
  /** Notes that the shared database has a batch, and where it stood. */
  markFlushed(sequence: number, seen: Seen): void;
  /** Notes where the shared database stands. */
  markSeen(seen: Seen): void;
  /** Forgets kept batches up to a number. */
  forget(upTo: number): void;
  /** Sends again what was flushed above a number. */
  resend(above: number): void;
  /** Leaves out pieces that the database has from elsewhere; what else was in the batch waits. */
  leaveOut(sequence: number, known: readonly Piece[]): void;
  /**
   * Takes a new name, since another spool goes by the old one. What was last touched before a day
   * can't be told from what is counted already: it goes to a file, whose name is returned.
   */
  rename(before: string): { readonly collector: string; readonly setAside: string | undefined };
};

/** The tables of pageviews: no submission stands behind them, so they wait for no other. */
const PAGEVIEWS = `${REACH_PREFIX}%`;

const COLUMNS = 'study, version, "table", cell, period, n';
const spoolSchema = z.object({
  collector: z.string(),
  sequence: z.int(),
  origin: z.string(),
  day: z.string(),
  cluster: z.string(),
  timeline: z.int(),
});
const groupSchema = z.object({ study: z.string(), version: z.string(), table: z.string() });
const pieceSchema = countSchema.extend({ origin: z.string(), turn: z.int() });
const newName = (): string => randomBytes(16).toString('hex');

/** Reads and writes the spool of an open store. */
export function createSpool(
  database: DatabaseSync,
  folder: string,
  inTransaction: (work: () => void) => void,
): Spool {
  const read = () =>
    spoolSchema.parse({
      ...database
        .prepare('SELECT collector, sequence, origin, day, cluster, timeline FROM spool')
        .get(),
    });
  const run = (sql: string, ...values: (string | number | null)[]) =>
    database.prepare(sql).run(...values);
  const numberOf = (row: Record<string, SQLOutputValue> | undefined): number => Number(row?.number);
  const markSeen = ({ cluster, timeline }: Seen): void =>
    void run('UPDATE spool SET cluster = ?, timeline = ?', cluster, timeline);
  const touch = () => run("UPDATE spool SET day = date('now') WHERE day <> date('now')");
  const piecesOf = (where: string, ...values: (string | number)[]): Piece[] =>
    toPieces(
      database.prepare(`SELECT origin, turn, ${COLUMNS} FROM piece WHERE ${where}`).all(...values),
    );
  const ONE_TABLE = 'study = ? AND version = ? AND "table" = ?';

  /** Moves what was gathered of one table into a piece. */
  const close = (group: z.infer<typeof groupSchema>, batch: number | null): void => {
    const { origin, sequence, day } = read();
    const { study, version, table } = group;
    run(
      `INSERT INTO piece (origin, turn, day, batch, ${COLUMNS})
       SELECT ?, ?, ?, ?, ${COLUMNS} FROM tally WHERE n > 0 AND ${ONE_TABLE}`,
      ...[origin, sequence + 1, day, batch, study, version, table],
    );
    run(`DELETE FROM tally WHERE ${ONE_TABLE}`, study, version, table);
  };

  /** The tables to which enough was added since they were last flushed. */
  const due = (least: number) =>
    z.array(groupSchema).parse(
      database
        .prepare(
          `SELECT study, version, "table" FROM (
             SELECT study, version, "table", n FROM piece WHERE batch IS NULL
             UNION ALL SELECT study, version, "table", n FROM tally WHERE n > 0)
           GROUP BY study, version, "table" HAVING "table" LIKE '${PAGEVIEWS}' OR sum(n) >= ?`,
        )
        .all(least)
        .map((row) => ({ ...row })),
    );

  const fresh = (least: number): number | undefined => {
    touch();
    const groups = due(least);
    if (groups.length === 0) return undefined;
    const next = read().sequence + 1;
    inTransaction(() => {
      for (const group of groups) {
        const { study, version, table } = group;
        const waits = `batch IS NULL AND ${ONE_TABLE}`;
        run(`UPDATE piece SET batch = ? WHERE ${waits}`, next, study, version, table);
        close(group, next);
      }
      run('INSERT INTO batch (sequence) VALUES (?)', next);
      run('UPDATE spool SET sequence = ?', next);
    });
    return next;
  };

  const dropBatch = (sequence: number): void => {
    run('DELETE FROM piece WHERE batch = ?', sequence);
    run('DELETE FROM batch WHERE sequence = ?', sequence);
  };
  const keptBatches = (): number[] =>
    database
      .prepare('SELECT sequence AS number FROM batch WHERE flushed = 1 ORDER BY sequence')
      .all()
      .map(numberOf);

  return {
    begin() {
      inTransaction(() => {
        const groups = database
          .prepare('SELECT DISTINCT study, version, "table" FROM tally WHERE n > 0')
          .all();
        for (const group of groups) close(groupSchema.parse({ ...group }), null);
        run('UPDATE spool SET origin = ?', newName());
        touch();
      });
    },
    state() {
      const { collector, cluster, timeline } = read();
      const rows = database
        .prepare(
          `SELECT (SELECT count(*) FROM tally WHERE n > 0) + (SELECT count(*) FROM piece
           WHERE batch IS NULL OR batch IN (SELECT sequence FROM batch WHERE flushed = 0)) AS number`,
        )
        .get();
      return { collector, cluster, timeline, kept: keptBatches(), rows: numberOf(rows) };
    },
    take(least) {
      const waiting = database
        .prepare('SELECT sequence AS number FROM batch WHERE flushed = 0 ORDER BY sequence LIMIT 1')
        .get();
      const sequence = waiting ? numberOf(waiting) : fresh(least);
      return sequence === undefined
        ? undefined
        : { sequence, pieces: piecesOf('batch = ?', sequence) };
    },
    markFlushed(sequence, seen) {
      inTransaction(() => {
        run('UPDATE batch SET flushed = 1 WHERE sequence = ?', sequence);
        markSeen(seen);
      });
    },
    markSeen,
    forget(upTo) {
      inTransaction(() => {
        for (const sequence of keptBatches()) if (sequence <= upTo) dropBatch(sequence);
      });
    },
    resend(above) {
      run('UPDATE batch SET flushed = 0 WHERE sequence > ?', above);
    },
    leaveOut(sequence, known) {
      inTransaction(() => {
        for (const { origin, turn, study, version, table } of known)
          run(
            `DELETE FROM piece WHERE origin = ? AND turn = ? AND ${ONE_TABLE}`,
            ...[origin, turn, study, version, table],
          );
        run('UPDATE piece SET batch = NULL WHERE batch = ?', sequence);
        run('DELETE FROM batch WHERE sequence = ?', sequence);
      });
    },
    rename(before) {
      const collector = newName();
      inTransaction(() => {
        for (const sequence of keptBatches()) dropBatch(sequence);
        run('UPDATE piece SET batch = NULL');
        run('DELETE FROM batch');
        run('UPDATE spool SET collector = ?', collector);
      });
      const counts = piecesOf('day < ?', before).flatMap((piece) => piece.counts);
      if (counts.length === 0) return { collector, setAside: undefined };
      const file = writeSetAside(folder, mergeCounts([counts]));
      run('DELETE FROM piece WHERE day < ?', before);
      return { collector, setAside: file };
    },
  };
}

const toPieces = (rows: readonly Record<string, SQLOutputValue>[]): Piece[] => {
  const pieces = new Map<string, Piece & { counts: Count[] }>();
  for (const row of rows) {
    const { origin, turn, ...count } = pieceSchema.parse({ ...row });
    const { study, version, table } = count;
    const name = [origin, turn, study, version, table].join('\n');
    const piece = pieces.get(name) ?? { origin, turn, study, version, table, counts: [] };
    piece.counts.push(count);
    pieces.set(name, piece);
  }
  return [...pieces.values()];
};
