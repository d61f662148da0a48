import type { Count } from '../../tally/count.ts';
import type { TableToRelease } from '../released-tables.ts';
import type { Gate, Leak } from './gate.ts';
import { lastRelease, withTable } from './ledger.ts';
import type { Block, LedgerTable } from './ledger.ts';

/** When a release is made: the last week that is over, and whether nobody can start any more. */
export type Moment = { readonly lastWeek: string; readonly closing: boolean };

/** A table that had to wait, and what would have been given away. */
export type Held = { readonly id: string; readonly leak: Leak };

/** What may be released now, with all that was released before. */
export type PlannedRelease = { readonly blocks: readonly Block[]; readonly held: readonly Held[] };

/**
 * Chooses what is released: table by table in order of importance, each as of the last week at which
 * everything that can be had from all releases together still passes the rule. A table that doesn't
 * pass waits, and its step grows. At the close every week since its last release is tried, so that a
 * last step always comes out; visits after it are in no public number.
 */
export function planRelease(
  gate: Gate,
  before: readonly Block[],
  counts: readonly Count[],
  { lastWeek, closing }: Moment,
): PlannedRelease {
  const counted = [...new Set(counts.map(({ period }) => period))].sort();
  const weeks = counted.filter((week) => week <= lastWeek).toReversed();
  const numbers = numbersOf(gate, counts);
  const tables = gate.tables.filter(({ atClose }) => closing || !atClose);
  const [latest] = weeks;
  if (latest === undefined) return { blocks: before, held: [] };
  const fresh = tables.filter(
    ({ id }) => (lastRelease({ blocks: before }, id)?.until ?? '') < latest,
  );
  const all = fresh.reduce<readonly Block[]>(
    (blocks, table) => withTable(blocks, latest, numbers(table, latest)),
    before,
  );
  if (!gate.leakOf(all)) return { blocks: all, held: [] };

  const tried = before.at(-1)?.until ?? '';
  let blocks = before;
  const held: Held[] = [];
  for (const table of fresh) {
    const since = lastRelease({ blocks }, table.id);
    const after = closing ? (since?.until ?? '') : tried;
    let leak: Leak | undefined;
    for (const week of weeks.filter((each) => each > after)) {
      const now = numbers(table, week);
      const found =
        gate.leakOfSteps(week, now, since?.table) ?? gate.leakOf(withTable(blocks, week, now));
      if (!found) {
        blocks = withTable(blocks, week, now);
        leak = undefined;
        break;
      }
      leak ??= found;
    }
    if (leak) held.push({ id: table.id, leak });
  }
  return { blocks, held };
}

/** The numbers of a table as of the end of a week; each week's cells are added up once. */
function numbersOf(
  gate: Gate,
  counts: readonly Count[],
): (table: TableToRelease, until: string) => LedgerTable {
  const columns = new Map<string, Float64Array>();
  return ({ id, numbers }, until) => {
    const column = columns.get(until) ?? gate.space.column(counts, until);
    columns.set(until, column);
    return {
      id,
      numbers: numbers.map(({ table, where }) => ({
        table,
        where: writable(where),
        n: gate.space.columns(table, where).reduce((sum, cell) => sum + (column[cell] ?? 0), 0),
      })),
    };
  };
}

/** A question in the form that a file holds. */
const writable = (where: object): LedgerTable['numbers'][number]['where'] =>
  Object.fromEntries(
    Object.entries(where).map(([property, values]: [string, string | readonly string[]]) => [
      property,
      typeof values === 'string' ? values : [...values],
    ]),
  );
