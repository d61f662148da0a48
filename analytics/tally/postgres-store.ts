import { z } from 'zod';
import { countSchema } from './count.ts';
import type { Count } from './count.ts';
import { mergeCounts } from './merge.ts';
import { createPostgresConnection } from './postgres-connection.ts';
import type { Transaction } from './postgres-connection.ts';
import { migrate } from './postgres-schema.ts';
import type { Piece, Seen, SpoolBatch, SpoolState } from './spool.ts';
import { selectCounts, upsert } from './upsert.ts';

/** What came of a batch. */
export type Applied = { readonly seen: Seen } & (
  | { readonly kind: 'counted' }
  /** Some of it was counted before: nothing was added, and these pieces must not come again. */
  | { readonly kind: 'known'; readonly pieces: readonly Piece[] }
  /** Another spool flushed under this name already: nothing was added. */
  | { readonly kind: 'stranger' }
  /** It lacks what it had confirmed above this batch: nothing was added. */
  | { readonly kind: 'behind'; readonly sequence: number }
);

/** What a spool knows of the database: where it stood, and which batches it confirmed. */
export type Last = Seen & Partial<Pick<SpoolState, 'kept'>>;

/** Where the database stands, and the last batch it has of a spool; 0 for one it never heard of. */
export type Look = { readonly seen: Seen; readonly sequence: number; readonly behind: boolean };

/** A primary that was replaced by its standby and doesn't know it. */
export class ReplacedPrimary extends Error {}

/** A database that several collectors add up in. */
export type SharedStore = {
  /** Adds a batch, all of it or nothing; one that it has already is left alone. */
  apply(collector: string, batch: SpoolBatch, last?: Last): Promise<Applied>;
  /** Looks which batches it has, and whether it lacks what it confirmed. */
  look(collector: string, last?: Last): Promise<Look>;
  /** Adds an import; says whether it is news. With `again` it is added all the same. */
  import(digest: string, counts: readonly Count[], again: boolean): Promise<boolean>;
  /** Deletes every count of a study; says how many cells that were. */
  remove(study: string): Promise<number>;
  /** Every count above zero, in the order of its names. */
  counts(): Promise<Count[]>;
  close(): Promise<void>;
};

/** Days for which the database remembers which pieces it has: older backups of a spool can't be judged. */
export const RESTORE_DAYS = 14;

const UPSERT = upsert((place) => `$${place}`);
const ADVANCE = `
  INSERT INTO flushed (collector, sequence, day) SELECT name, turn, CURRENT_DATE
  FROM unnest($1::text[], $2::bigint[]) AS lane (name, turn)
  ON CONFLICT (collector) DO UPDATE SET sequence = excluded.sequence, day = excluded.day
  WHERE flushed.sequence < excluded.sequence`;
const NAME = `
  INSERT INTO flushed (collector, sequence) VALUES ($1, $2)
  ON CONFLICT (collector) DO UPDATE SET sequence = excluded.sequence
  WHERE flushed.sequence < excluded.sequence`;
const UNKNOWN: Seen = { cluster: '', timeline: 0 };

const rowSchema = countSchema.extend({ n: z.coerce.number().pipe(countSchema.shape.n) });
const knownSchema = z.array(z.object({ collector: z.string(), sequence: z.coerce.number() }));

/** The name of a table of one origin in the shared database. */
const laneOf = ({ origin, study, version, table }: Piece): string =>
  [origin, study, version, table].join(' ');

/**
 * Opens a shared store in PostgreSQL, or in an engine that speaks its SQL.
 *
 * It connects when it is first used; a database that is away makes calls fail, not this one.
 */
export function openPostgresStore(url: string): SharedStore {
  const connection = createPostgresConnection(url);
  let migrated: Promise<void> | undefined;
  const inTransaction = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    try {
      await (migrated ??= migrate(connection).then(() => forgetOld(connection)));
      return await connection.inTransaction(work);
    } catch (error) {
      // The next one may meet another database, and one that lost its tables too.
      migrated = undefined;
      throw error;
    }
  };
  return {
    apply: (collector, batch, last = UNKNOWN) =>
      inTransaction((transaction) => apply(transaction, collector, batch, last)),
    look: (collector, last = UNKNOWN) =>
      inTransaction(async (transaction) => {
        const seen = await fence(transaction, last);
        const sequence = (await known(transaction, [collector])).get(collector) ?? 0;
        return { seen, sequence, behind: isBehind(sequence, seen, last) };
      }),
    import: (digest, counts, again) =>
      inTransaction(async (transaction) => {
        const { rowCount } = await transaction.query(NAME, [`import ${digest}`, 1]);
        if (rowCount === 0 && !again) return false;
        await add(transaction, counts);
        return true;
      }),
    remove: (study) =>
      inTransaction(async ({ query }) => {
        const { rowCount } = await query('DELETE FROM tally WHERE study = $1', [study]);
        return rowCount ?? 0;
      }),
    counts: () =>
      inTransaction(async ({ query }) =>
        z.array(rowSchema).parse((await query(selectCounts(' COLLATE "C"'))).rows),
      ),
    close: () => connection.close(),
  };
}

async function apply(
  transaction: Transaction,
  collector: string,
  { sequence, pieces }: SpoolBatch,
  last: Last,
): Promise<Applied> {
  const seen = await fence(transaction, last);
  const lanes = new Map<string, number>();
  for (const piece of pieces)
    lanes.set(laneOf(piece), Math.max(piece.turn, lanes.get(laneOf(piece)) ?? 0));
  const names = [...lanes.keys()].sort();
  const before = await known(transaction, [collector, ...names]);
  const reached = before.get(collector) ?? 0;
  // Looked at within the transaction: a pooler may lead each one to another server.
  if (isBehind(reached, seen, last)) return { kind: 'behind', sequence: reached, seen };
  const passed = reached >= sequence;
  // A batch from before pieces had origins bears its collector's name, and only its number tells.
  const has = (piece: Piece): boolean =>
    piece.origin === collector ? passed : (before.get(laneOf(piece)) ?? 0) >= piece.turn;
  const already = pieces.filter(has);
  if (already.length === pieces.length && passed) return { kind: 'counted', seen };
  if (passed) return { kind: 'stranger', seen };
  if (already.length > 0) return { kind: 'known', pieces: already, seen };
  const { rowCount } = await transaction.query(ADVANCE, [
    names,
    names.map((name) => lanes.get(name)),
  ]);
  const named = await transaction.query(NAME, [collector, sequence]);
  // Somebody else's flush of the same came between; the next attempt sees it.
  if (rowCount !== names.length || named.rowCount !== 1)
    throw new Error('a copy of this spool flushed at the same moment');
  await add(transaction, mergeCounts([pieces.flatMap((piece) => piece.counts)]));
  return { kind: 'counted', seen };
}

async function add({ query }: Transaction, counts: readonly Count[]): Promise<void> {
  for (const { study, version, table, cell, period, n } of counts)
    await query(UPSERT, [study, version, table, cell, period, n]);
}

async function known(
  { query }: Transaction,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await query(
    'SELECT collector, sequence FROM flushed WHERE collector = ANY($1::text[])',
    [names],
  );
  return new Map(knownSchema.parse(rows).map(({ collector, sequence }) => [collector, sequence]));
}

/** A database of another cluster that never heard of the spool lost nothing: it is a new one. */
const isBehind = (sequence: number, seen: Seen, last: Last): boolean =>
  sequence < (last.kept?.at(-1) ?? 0) && (seen.cluster === last.cluster || sequence > 0);

/**
 * Refuses a primary that was replaced and doesn't know it.
 *
 * @throws ReplacedPrimary when the same cluster stands on a lower timeline than was seen before
 */
async function fence({ seen }: Transaction, last: Seen): Promise<Seen> {
  const now = await seen();
  if (now.cluster === last.cluster && now.timeline < last.timeline)
    throw new ReplacedPrimary(
      `the database stands on timeline ${now.timeline}, and ${last.timeline} was seen: it was replaced by a standby; point DATABASE_URL at the new primary`,
    );
  return now;
}

/** Forgets what lies before the restore window; a user that may delete nothing leaves it. */
async function forgetOld(connection: ReturnType<typeof createPostgresConnection>): Promise<void> {
  const sql = `DELETE FROM flushed WHERE day < CURRENT_DATE - ${RESTORE_DAYS}`;
  await connection.inTransaction(({ query }) => query(sql)).catch(() => undefined);
}
