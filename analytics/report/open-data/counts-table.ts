import type { Summary } from '../schema.ts';
import { columnsOf } from './table.ts';
import type { Table } from './table.ts';

/** The columns of every number that was ever released. */
export const COUNT_COLUMNS = columnsOf({
  until: {
    type: 'date',
    nl: 'Tot en met',
    en: 'Until',
    means: 'Last day whose visits are in it: the day of a release, or the end of a week',
  },
  release: {
    type: 'string',
    nl: 'Tabel',
    en: 'Released table',
    means: 'Numbers that are released together, whole or not at all',
  },
  table: { type: 'string', nl: 'Telling', en: 'Table of counts', means: 'Table of the study plan' },
  cell: {
    type: 'string',
    nl: 'Vakje',
    en: 'Cell',
    means: 'Cells that it is the sum of: property=value, several values apart by |, empty for all',
  },
  n: { type: 'integer', nl: 'Aantal', en: 'n', means: 'How many' },
  simulated: {
    type: 'boolean',
    nl: 'Gesimuleerd',
    en: 'Simulated',
    means: 'Whether the counts are simulated: then no people were counted',
  },
});

/** Every number that the summary is computed from, as of each release; of a file for evaluators, as they stand. */
export function countsTable(summary: Summary): Table<typeof COUNT_COLUMNS> {
  const simulated = summary.simulated !== undefined;
  const released = summary.releases.flatMap(({ until, tables }) =>
    tables.map((table) => ({ ...table, until })),
  );
  const tables = released.length > 0 ? released : summary.tables;
  return {
    columns: COUNT_COLUMNS,
    rows: tables.flatMap(({ id, until, numbers }) =>
      numbers.map(({ table, where, n }) => ({
        until,
        release: id,
        table,
        cell: Object.entries(where)
          .map(([property, value]) => `${property}=${[value].flat().join('|')}`)
          .join(';'),
        n,
        simulated,
      })),
    ),
  };
}
