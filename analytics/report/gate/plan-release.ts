import { lastDayOf } from '../../tally/iso-week.ts';
import type { Count } from '../../tally/count.ts';
import type { TableToRelease } from '../released-tables.ts';
import type { Gate, Leak } from './gate.ts';
import { lastRelease, sameNumbers, withTable } from './ledger.ts';
import type { Block, LedgerTable } from './ledger.ts';

/** When a release is made: the day, and whether nobody can start any more. */
export type Moment = { readonly today: string; readonly closing: boolean };

/** A table that had to wait, and what would have been given away. */
export type Held = { readonly id: string; readonly leak: Leak };

/** What may be released now, with all that was released before. */
export type PlannedRelease = { readonly blocks: readonly Block[]; readonly held: readonly Held[] };

/**
 * Chooses what is released: table by table in order of importance, each as of the last moment at which
 * everything that can be had from all releases together still passes the rule: now, or the end of a
 * week since the last release. A table that doesn't pass waits, and its step grows. At the close every
 * week's end since a table's own last release is tried, so that a last step always comes out; visits
 * after it are in no public number.
 */
export function planRelease(
  gate: Gate,
  before: readonly Block[],
  counts: readonly Count[],
  { today, closing }: Moment,
): PlannedRelease {
  const snapshots = snapshotsOf(gate, counts, today);
  const lastUntil = before.at(-1)?.until ?? '';
  const tables = gate.tables.filter(({ atClose }) => closing || !atClose);
  const [now] = snapshots;
  if (!now) return { blocks: before, held: [] };
  const all = tables.reduce((blocks, table) => put(gate, blocks, table, now) ?? blocks, before);
  if (!gate.leakOf(all)) return { blocks: all, held: [] };

  const open = snapshots.filter((each) => each === now || each.until > lastUntil || closing);
  let blocks = before;
  const held: Held[] = [];
  for (const table of tables) {
    const found = place(gate, blocks, table, open);
    if ('blocks' in found) blocks = found.blocks;
    else if (found.leak) held.push({ id: table.id, leak: found.leak });
  }
  return { blocks, held };
}

/** The counts as of one moment. */
type Snapshot = {
  readonly until: string;
  numbers(table: TableToRelease): LedgerTable;
};

/** Puts a table into the latest moment at which it passes, or says what it would give away there. */
function place(
  gate: Gate,
  blocks: readonly Block[],
  table: TableToRelease,
  snapshots: readonly Snapshot[],
): { readonly blocks: readonly Block[] } | { readonly leak: Leak | undefined } {
  const since = lastRelease(blocks, table.id);
  let leak: Leak | undefined;
  for (const snapshot of snapshots) {
    const next = put(gate, blocks, table, snapshot);
    if (!next) continue;
    const now = snapshot.numbers(table);
    const found = gate.leakOfSteps(snapshot.until, now, since?.table) ?? gate.leakOf(next);
    if (!found) return { blocks: next };
    leak ??= found;
  }
  return { leak };
}

/**
 * Blocks with a table as of a moment; nothing when it has nothing new to say there. What was released
 * at another moment and holds at this one too stands there as well: where nothing happened in
 * between, two moments are one, and whoever subtracts knows that.
 */
function put(
  gate: Gate,
  blocks: readonly Block[],
  table: TableToRelease,
  snapshot: Snapshot,
): readonly Block[] | undefined {
  const since = lastRelease(blocks, table.id);
  const numbers = snapshot.numbers(table);
  if (numbers.numbers.every(({ n }) => n === 0)) return undefined;
  if (since && (snapshot.until < since.until || sameNumbers(numbers, since.table)))
    return undefined;
  const unchanged = gate.tables.flatMap((other) => {
    if (other === table) return [];
    const now = snapshot.numbers(other);
    const holds = blocks.some(({ tables }) =>
      tables.some((released) => released.id === other.id && sameNumbers(released, now)),
    );
    return holds ? [now] : [];
  });
  return [...unchanged, numbers].reduce(
    (begun, each) => withTable(begun, snapshot.until, each, isMoment(gate, snapshot)),
    blocks,
  );
}

/** Whether a block was released at a moment: everything in it is as the store says of that moment. */
const isMoment =
  (gate: Gate, { numbers }: Snapshot) =>
  ({ tables }: Block): boolean =>
    tables.every((released) => {
      const same = gate.tables.find(({ id }) => id === released.id);
      return same !== undefined && sameNumbers(numbers(same), released);
    });

/** Now, and before it each week's end that lies behind us, the latest first. */
function snapshotsOf(gate: Gate, counts: readonly Count[], today: string): Snapshot[] {
  const weeks = [...new Set(counts.map(({ period }) => period))].sort();
  const over = weeks.map((week) => ({ week, until: lastDayOf(week) }));
  const moments = [
    ...over.filter(({ until }) => until < today),
    ...(weeks.length > 0 ? [{ week: undefined, until: today }] : []),
  ];
  return moments.toReversed().map(({ week, until }) => {
    const known = new Map<string, LedgerTable>();
    let column: Float64Array | undefined;
    const add = ({ id, numbers }: TableToRelease): LedgerTable => {
      column ??= gate.space.column(counts, week);
      const cells = column;
      return {
        id,
        numbers: numbers.map(({ table, where }) => ({
          table,
          where: writable(where),
          n: gate.space.columns(table, where).reduce((sum, cell) => sum + (cells[cell] ?? 0), 0),
        })),
      };
    };
    const numbers = (table: TableToRelease): LedgerTable => {
      const found = known.get(table.id) ?? add(table);
      known.set(table.id, found);
      return found;
    };
    return { until, numbers };
  });
}

/** A question in the form that a file holds. */
const writable = (where: object): LedgerTable['numbers'][number]['where'] =>
  Object.fromEntries(
    Object.entries(where).map(([property, values]: [string, string | readonly string[]]) => [
      property,
      typeof values === 'string' ? values : [...values],
    ]),
  );
