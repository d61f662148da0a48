import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { isoWeek } from '../tally/iso-week.ts';
import { readCells } from './cells.ts';
import type { Cells, Where } from './cells.ts';
import type { CellSpace } from './gate/cell-space.ts';
import type { Gate } from './gate/gate.ts';
import { lastRelease } from './gate/ledger.ts';
import type { Block, LedgerTable } from './gate/ledger.ts';

/** A released table as of a day: the numbers that everything printed is made from. */
export type ReleasedTable = LedgerTable & { readonly until: string };

/** What a summary may know of the counts. */
export type Counted = {
  /** The counts behind one released table, as of its own day; zeros while it isn't released. */
  of(id: string): Cells;
  /** Each question answered from the most important table that holds it. */
  readonly any: Cells;
  readonly tables: readonly ReleasedTable[];
};

/** Everything that was counted, for evaluators: no gate stands before it. */
export function everythingCounted(
  gate: Gate,
  { plan, version }: RegisteredPlan,
  counts: readonly Count[],
  today: string,
): Counted {
  const cells = readCells(counts, plan.id, version);
  const tables = gate.tables.map(({ id, numbers }) => ({
    id,
    until: today,
    numbers: numbers.map(({ table, where }) => ({
      table,
      where: { ...where } as LedgerTable['numbers'][number]['where'],
      n: cells.total(table, where),
    })),
  }));
  return { of: () => cells, any: cells, tables: cells.lastPeriod === '' ? [] : tables };
}

/** Only what was released: no figure can be made from anything else. */
export function releasedCounted(gate: Gate, blocks: readonly Block[]): Counted {
  const tables = gate.tables.flatMap(({ id }) => {
    const last = lastRelease(blocks, id);
    return last ? [{ ...last.table, until: last.until }] : [];
  });
  return countedFrom(gate.space, tables);
}

/** The same from tables as they stand in a published file. */
export function countedFrom(space: CellSpace, tables: readonly ReleasedTable[]): Counted {
  const readers = new Map(tables.map((table) => [table.id, readerOf(space, [table])]));
  const nothing = readerOf(space, []);
  return {
    of: (id) => readers.get(id) ?? nothing,
    any: readerOf(space, tables),
    tables,
  };
}

type Part = { readonly columns: ReadonlySet<number>; readonly n: number };

/** Answers a question by the numbers of one table that together are just the cells asked for. */
function readerOf(space: CellSpace, tables: readonly ReleasedTable[]): Cells {
  const parts = tables.map(({ numbers }) =>
    Map.groupBy(
      numbers.map(({ table, where, n }) => ({
        table,
        columns: new Set(space.columns(table, where)),
        n,
      })),
      ({ table }) => table,
    ),
  );
  const total = (table: string, where: Where = {}): number => {
    const wanted = new Set(space.columns(table, where));
    for (const byTable of parts) {
      const covered = cover(byTable.get(table) ?? [], wanted);
      if (covered !== undefined) return covered;
    }
    return 0;
  };
  return {
    total,
    histogram: (table, answers, where = {}) =>
      answers.map((answer) => total(table, { ...where, answer })),
    lastPeriod: tables.reduce((last, { until }) => latest(last, isoWeek(new Date(until))), ''),
  };
}

const latest = (one: string, other: string): string => (one > other ? one : other);

/** The sum of the parts that lie within the wanted cells, when they leave none of these out. */
function cover(parts: readonly Part[], wanted: ReadonlySet<number>): number | undefined {
  const inside = parts.filter(({ columns }) => columns.size > 0 && columns.isSubsetOf(wanted));
  const size = inside.reduce((sum, { columns }) => sum + columns.size, 0);
  if (size !== wanted.size || size === 0) return undefined;
  return inside.reduce((sum, { n }) => sum + n, 0);
}
