import type { Count } from '../tally/count.ts';

/** Which values of a dimension to add up: one, or several. */
export type Where = Readonly<Record<string, string | readonly string[]>>;

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
  const total = (table: string, where: Where = {}): number =>
    [...(tables.get(table)?.values() ?? [])]
      .filter(({ values }) => matches(values, where))
      .reduce((sum, { n }) => sum + n, 0);
  return {
    total,
    histogram: (table, answers, where = {}) =>
      answers.map((answer) => total(table, { ...where, answer })),
    lastPeriod,
  };
}

const readCell = (cell: string): Map<string, string> =>
  new Map(
    cell.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, value];
    }),
  );

const matches = (values: ReadonlyMap<string, string>, where: Where): boolean =>
  Object.entries(where).every(([dimension, wanted]) => {
    const value = values.get(dimension) ?? '';
    return typeof wanted === 'string' ? value === wanted : wanted.includes(value);
  });
