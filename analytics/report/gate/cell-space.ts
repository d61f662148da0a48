import { PROPERTY, TABLE, named, readCell } from '../../plan/names.ts';
import type { StudyPlan } from '../../plan/schema.ts';
import { cellNames, deriveEvents, reachTables } from '../../plan/tables.ts';
import type { Dimension, EventSpec, Table } from '../../plan/tables.ts';
import type { Count } from '../../tally/count.ts';
import type { Where } from '../cells.ts';
import type { Sum } from './echelon.ts';

/** Every cell that a plan allows, as one column of unknowns, and what is known of them beforehand. */
export type CellSpace = {
  readonly size: number;
  readonly tables: readonly Table[];
  /** Sums that are zero in every campaign, since one event counts once in each of its tables. */
  readonly constraints: readonly Sum[];
  /** The columns of the cells that match. */
  columns(table: string, where?: Where): number[];
  /** The counts of a study version as one column; what no table declares is left out. */
  column(counts: readonly Count[], until?: string): Float64Array;
};

type Cell = { readonly column: number; readonly values: ReadonlyMap<string, string> };

/** Lays out the cells of a plan; cells that its draw never fills are left out. */
export function cellSpace(plan: StudyPlan, version: string): CellSpace {
  const events = deriveEvents(plan);
  const tables = [...reachTables(plan), ...events.flatMap((event) => event.tables)].map((table) =>
    withoutUnasked(plan, table),
  );
  const cells = new Map<string, Map<string, Cell>>();
  let size = 0;
  for (const table of tables) {
    const names = cellNames(table).map((name): [string, Cell] => [
      name,
      { column: size++, values: readCell(name) },
    ]);
    cells.set(table.name, new Map(names));
  }
  const asked = new Map<string, number[]>();
  const columns = (table: string, where: Where = {}): number[] => {
    const question = `${table} ${JSON.stringify(where)}`;
    const found = asked.get(question) ?? find(table, where);
    asked.set(question, found);
    return found;
  };
  const find = (table: string, where: Where): number[] => {
    const wanted = Object.entries(named(where));
    return [...(cells.get(table)?.values() ?? [])]
      .filter(({ values }) =>
        wanted.every(([name, each]) => [each].flat().includes(values.get(name) ?? '')),
      )
      .map(({ column }) => column);
  };
  const space = { size, tables, columns, constraints: [] as Sum[] };
  return {
    ...space,
    constraints: [...reachConstraints(plan, columns), ...events.flatMap((e) => agree(e, space))],
    column(counts, until) {
      const total = new Float64Array(size);
      for (const { study, version: of, table, cell, period, n } of counts) {
        if (study !== plan.id || of !== version || (until !== undefined && period > until))
          continue;
        const found = cells.get(table)?.get(cell);
        if (found) total[found.column] = (total[found.column] ?? 0) + n;
      }
      return total;
    },
  };
}

/** Where nobody is asked beforehand, everybody knows that those cells are empty. */
function withoutUnasked(plan: StudyPlan, table: Table): Table {
  if (plan.preAskedShare > 0) return table;
  const dimensions = table.dimensions.map((dimension) =>
    dimension.name === PROPERTY.preAsked ? { ...dimension, values: ['no'] } : dimension,
  );
  return { ...table, dimensions };
}

/** A pageview counts once by page, once by channel and once by language. */
function reachConstraints(plan: StudyPlan, columns: CellSpace['columns']): Sum[] {
  const [first, ...others] = reachTables(plan).map(({ name }) => columns(name));
  return others.map((each) => ({ plus: first ?? [], minus: each }));
}

/** Each other table of an event adds up to its first, over what they are both divided by. */
function agree(
  event: EventSpec,
  { tables, columns }: Pick<CellSpace, 'tables' | 'columns'>,
): Sum[] {
  const [first, ...others] = event.tables.flatMap(
    ({ name }) => tables.find((each) => each.name === name) ?? [],
  );
  if (!first) return [];
  return others.flatMap((other) => {
    const when = event.increments.find(({ key }) => key === other.name)?.when;
    const shared = first.dimensions.flatMap((dimension) => {
      const its = other.dimensions.find(({ name }) => name === dimension.name);
      if (its) return [{ name: dimension.name, levels: its.values.map((each) => [each]) }];
      return when?.name === dimension.name ? [{ name: when.name, levels: [when.values] }] : [];
    });
    return combinations(shared).flatMap((where) => {
      const plus = pick(columns, first, where);
      const minus = pick(columns, other, where);
      return plus.length > 0 || minus.length > 0 ? [{ plus, minus }] : [];
    });
  });
}

type Level = { readonly name: string; readonly levels: readonly (readonly string[])[] };

const combinations = (dimensions: readonly Level[]): ReadonlyMap<string, readonly string[]>[] =>
  dimensions.reduce<ReadonlyMap<string, readonly string[]>[]>(
    (begun, { name, levels }) =>
      begun.flatMap((where) => levels.map((level) => new Map(where).set(name, level))),
    [new Map()],
  );

/** Columns by dimensions of a table's own; what a table isn't divided by is passed over. */
function pick(
  columns: CellSpace['columns'],
  { name, dimensions }: Table,
  where: ReadonlyMap<string, readonly string[]>,
): number[] {
  const own = [...where].filter(([dimension]) =>
    dimensions.some((each) => each.name === dimension),
  );
  return columns(name, whereOf(new Map(own)));
}

/** Values by the name of a dimension, as a question that cells answer. */
export const whereOf = (byName: ReadonlyMap<string, readonly string[]>): Where =>
  Object.fromEntries(
    Object.entries(PROPERTY).flatMap(([property, name]) => {
      const values = byName.get(name);
      return values ? [[property, values]] : [];
    }),
  );

/** The dimension of a table that holds what was counted, not who: an answer, a page, a link. */
export const valueDimension = ({ name, dimensions }: Table): Dimension | undefined =>
  name === TABLE.allocated || name === TABLE.finished ? undefined : nonDesign(dimensions).at(-1);

const DESIGN: readonly string[] = [PROPERTY.arm, PROPERTY.preAsked, PROPERTY.firstTime];
const nonDesign = (dimensions: readonly Dimension[]): readonly Dimension[] =>
  dimensions.filter(({ name }) => !DESIGN.includes(name));
