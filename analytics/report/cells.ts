import { named, readCell } from '../plan/names.ts';
import type { ByProperty } from '../plan/names.ts';
import type { Count } from '../tally/count.ts';

/** Which values of a dimension to add up: one, or several. */
export type Where = ByProperty<string | readonly string[]>;

/** Reads the counts of one version of a study, over all periods. */
export type Cells = {
  /** Adds up the cells of a table that match. */
  total(table: string, where?: Where): number;
  /** The counts of an answered table, in the order of the answers given. */
  histogram(table: string, answers: readonly string[], where?: Where): number[];
  /** The last period in which anything was counted. */
  readonly lastPeriod: string;
};

type Cell = { readonly values: ReadonlyMap<string, string>; n: number };

/** Sorts the counts of one study version by table, so that estimates can ask for cells. */
export function readCells(counts: readonly Count[], study: string, version: string): Cells {
  const tables = new Map<string, Map<string, Cell>>();
  let lastPeriod = '';
  for (const count of counts) {
    if (count.study !== study || count.version !== version) continue;
    if (count.period > lastPeriod) lastPeriod = count.period;
    const cells = tables.get(count.table) ?? new Map<string, Cell>();
    tables.set(count.table, cells);
    const cell = cells.get(count.cell);
    if (cell) cell.n += count.n;
    else cells.set(count.cell, { values: readCell(count.cell), n: count.n });
  }
  const total = (table: string, where: Where = {}): number => {
    const wanted = Object.entries(named(where));
    return [...(tables.get(table)?.values() ?? [])]
      .filter(({ values }) => matches(values, wanted))
      .reduce((sum, { n }) => sum + n, 0);
  };
  return {
    total,
    histogram: (table, answers, where = {}) =>
      answers.map((answer) => total(table, { ...where, answer })),
    lastPeriod,
  };
}

const matches = (
  values: ReadonlyMap<string, string>,
  wanted: readonly (readonly [dimension: string, each: string | readonly string[]])[],
): boolean =>
  wanted.every(([dimension, each]) => {
    const value = values.get(dimension) ?? '';
    return typeof each === 'string' ? value === each : each.includes(value);
  });
