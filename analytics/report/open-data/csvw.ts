import type { Summary } from '../schema.ts';
import { LICENCE } from './package-files.ts';
import type { ColumnType, Table } from './table.ts';

/** The datatypes of CSVW (W3C 2015, Metadata Vocabulary for Tabular Data, section 5.11.1). */
const DATATYPES = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: { base: 'boolean', format: 'true|false' },
  date: { base: 'date', format: 'yyyy-MM-dd' },
} as const satisfies Record<ColumnType, unknown>;

/**
 * The metadata that tells readers of a CSV what each column means (CSV on the Web, W3C 2015). It lies
 * beside the table under the name by which they look for it.
 *
 * @param url the name of the CSV, beside this file
 */
export const csvwOf = (summary: Summary, table: Table, url: string) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url,
  'dc:title': [
    { '@value': summary.title.nl, '@language': 'nl' },
    { '@value': summary.title.en, '@language': 'en' },
  ],
  'dc:issued': { '@value': summary.released, '@type': 'xsd:date' },
  'dc:description': summary.simulated
    ? 'Simulated: no people were counted.'
    : 'Counts of visits and what follows from them; nothing about a person.',
  'dc:license': { '@id': LICENCE.path },
  dialect: { encoding: 'utf-8', lineTerminators: ['\r\n', '\n'], header: true },
  tableSchema: {
    columns: Object.entries(table.columns).map(([name, { type, means, nl, en }]) => ({
      name,
      titles: { und: name, nl, en },
      'dc:description': means,
      datatype: DATATYPES[type],
    })),
  },
});
