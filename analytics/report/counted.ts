import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { isoWeek, lastDayOf } from '../tally/iso-week.ts';
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
  /** Every release of them, oldest first; none where no gate stands before the counts. */
  readonly releases: readonly Block[];
  /** A released table as it stood at each of its moments, oldest first, each with all before it. */
  looks(id: string): readonly Look[];
  /** The same as of an earlier day: what came later is in none of it. */
  asOf(until: string): Counted;
  /** The same without what came between the look before each of these days and that day. */
  without(days: ReadonlySet<string>): Counted;
};

/** The counts as they stood at the end of a day. */
export type Look = { readonly until: string; readonly cells: Cells };

/** Everything that was counted, for evaluators: no gate stands before it. Its looks are ends of weeks. */
export function everythingCounted(
  gate: Gate,
  registered: RegisteredPlan,
  counts: readonly Count[],
  today: string,
): Counted {
  const { plan, version } = registered;
  const own = counts.filter((count) => count.study === plan.id && count.version === version);
  const cells = readCells(own, plan.id, version);
  const tables = gate.tables.map(({ id, numbers }) => ({
    id,
    until: today,
    numbers: numbers.map(({ table, where }) => ({
      table,
      where: { ...where } as LedgerTable['numbers'][number]['where'],
      n: cells.total(table, where),
    })),
  }));
  const weeks = [...new Set(own.map(({ period }) => period))].sort();
  const upTo = (week: string) => own.filter(({ period }) => period <= week);
  const dayOf = (week: string) => earliest(lastDayOf(week), today);
  let looks: Look[] | undefined;
  return {
    of: () => cells,
    any: cells,
    tables: cells.lastPeriod === '' ? [] : tables,
    releases: [],
    looks: () =>
      (looks ??= weeks.map((week) => ({
        until: dayOf(week),
        cells: week === weeks.at(-1) ? cells : readCells(upTo(week), plan.id, version),
      }))),
    asOf: (until) =>
      everythingCounted(
        gate,
        registered,
        own.filter(({ period }) => dayOf(period) <= until),
        earliest(until, today),
      ),
    without: (days) =>
      everythingCounted(
        gate,
        registered,
        own.filter(({ period }) => !days.has(dayOf(period))),
        today,
      ),
  };
}

/** Only what was released: no figure can be made from anything else. */
export function releasedCounted(gate: Gate, blocks: readonly Block[]): Counted {
  const tables = gate.tables.flatMap(({ id }) => {
    const last = lastRelease(blocks, id);
    return last ? [{ ...last.table, until: last.until }] : [];
  });
  return {
    ...countedFrom(gate.space, tables),
    releases: blocks,
    looks: (id) =>
      blocks.flatMap(({ until, tables: released }) =>
        released
          .filter((table) => table.id === id)
          .map((table) => ({ until, cells: readerOf(gate.space, [{ ...table, until }]) })),
      ),
    asOf: (day) =>
      releasedCounted(
        gate,
        blocks.filter(({ until }) => until <= day),
      ),
    without: (days) => releasedCounted(gate, withoutSteps(blocks, days)),
  };
}

/** Releases of which each table has lost its steps up to certain days, and what came in between. */
function withoutSteps(blocks: readonly Block[], days: ReadonlySet<string>): Block[] {
  const last = new Map<string, { until: string; lost: number[]; n: number[] }>();
  return blocks.map(({ until, tables }) => ({
    until,
    tables: tables.map(({ id, numbers }) => {
      const before = last.get(id);
      const dropped = [...days].some((day) => day <= until && day > (before?.until ?? ''));
      const lost = numbers.map(
        ({ n }, place) => (before?.lost[place] ?? 0) + (dropped ? n - (before?.n[place] ?? 0) : 0),
      );
      last.set(id, { until, lost, n: numbers.map(({ n }) => n) });
      return {
        id,
        numbers: numbers.map((number, place) => ({ ...number, n: number.n - (lost[place] ?? 0) })),
      };
    }),
  }));
}

/** The same from tables as they stand in a published file. */
export function countedFrom(space: CellSpace, tables: readonly ReleasedTable[]): Counted {
  const readers = new Map(tables.map((table) => [table.id, readerOf(space, [table])]));
  const nothing = readerOf(space, []);
  return {
    of: (id) => readers.get(id) ?? nothing,
    any: readerOf(space, tables),
    tables,
    releases: [],
    looks: (id) =>
      tables
        .filter((table) => table.id === id)
        .map((table) => ({ until: table.until, cells: readerOf(space, [table]) })),
    asOf: (day) =>
      countedFrom(
        space,
        tables.filter(({ until }) => until <= day),
      ),
    without: (days) =>
      countedFrom(
        space,
        tables.filter(({ until }) => ![...days].some((day) => day <= until)),
      ),
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

const earliest = (one: string, other: string): string => (one < other ? one : other);
const latest = (one: string, other: string): string => (one > other ? one : other);

/** The sum of the parts that lie within the wanted cells, when they leave none of these out. */
function cover(parts: readonly Part[], wanted: ReadonlySet<number>): number | undefined {
  const inside = parts.filter(({ columns }) => columns.size > 0 && columns.isSubsetOf(wanted));
  const size = inside.reduce((sum, { columns }) => sum + columns.size, 0);
  if (size !== wanted.size || size === 0) return undefined;
  return inside.reduce((sum, { n }) => sum + n, 0);
}
