import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Summary } from '../schema.ts';
import { countsTable } from './counts-table.ts';
import { LICENCE, MEDIA_TYPES, dataFiles } from './package-files.ts';
import type { DataFile, Place } from './package-files.ts';
import { resultsTable } from '../results-csv.ts';
import { inDutch } from './table.ts';
import type { Table } from './table.ts';

/** The files of a package by their name, as they are written. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** SHA-256 in hexadecimal. */
export const sha256 = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What each file of the package is, in the order in which a reader wants them. */
export const RESOURCES = [
  ['results', 'Verdict, checks, alarm and every result, with n and cases of each group'],
  ['counts', 'Every number that was ever released, from which all results can be computed'],
  ['dutchResults', 'The results for a Dutch spreadsheet: semicolons and decimal commas'],
  ['spreadsheet', 'The same tables as an OpenDocument spreadsheet'],
  ['summary', 'Everything as JSON, with intervals, methods and sources'],
  ['summarySchema', 'The JSON Schema of the JSON'],
  ['resultsMetadata', 'CSVW metadata of the results'],
  ['countsMetadata', 'CSVW metadata of the counts'],
  ['sheetDutch', 'Evaluation sheet, in Dutch'],
  ['sheetEnglish', 'Evaluation sheet, in English'],
  ['letterMarkdown', 'Block for a letter to parliament, in Dutch, as Markdown'],
  ['letterText', 'Block for a letter to parliament, in Dutch, as plain text'],
] as const satisfies readonly (readonly [DataFile, string])[];

const PROFILES = 'https://datapackage.org/profiles/2.0';

/**
 * The descriptor of a release (Data Package 2.0, datapackage.org): every file with its size and SHA-256,
 * every table with its Table Schema.
 */
export function dataPackageOf(summary: Summary, { site, folder }: Place, files: Files) {
  const names = dataFiles(summary);
  const tables: Partial<Record<DataFile, { table: Table; dialect?: object }>> = {
    results: { table: resultsTable(summary) },
    counts: { table: countsTable(summary) },
    dutchResults: { table: inDutch(resultsTable(summary)), dialect: { delimiter: ';' } },
  };
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: summary.file,
    id: `${site}${folder}`,
    title: `${summary.title.en} (${summary.study} ${summary.version})`,
    description: describe(summary),
    homepage: `${site}${folder}`,
    version: summary.released,
    created: `${summary.released}T00:00:00Z`,
    licenses: [{ name: LICENCE.name, title: LICENCE.title.en, path: LICENCE.path }],
    contributors: [{ title: 'Zonder vraag', path: site, roles: ['creator', 'publisher'] }],
    keywords: ['campaign', 'drugs', 'randomised experiment', 'evaluation', 'Netherlands'],
    resources: RESOURCES.flatMap(([which, description]) => {
      const path = names[which];
      const content = files.get(path);
      if (!content) return [];
      const tabular = tables[which];
      return {
        $schema: `${PROFILES}/dataresource.json`,
        name: which.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        path,
        description,
        format: extname(path).slice(1),
        mediatype: mediaTypeOf(path),
        ...(/\.(csv|json|md|txt)$/.test(path) ? { encoding: 'utf-8' } : {}),
        bytes: content.byteLength,
        hash: `sha256:${sha256(content)}`,
        ...(tabular ? { type: 'table', ...tabularOf(tabular.table, tabular.dialect) } : {}),
      };
    }),
  };
}

/** The media type of a file by its name. */
export const mediaTypeOf = (name: string): string =>
  Object.entries(MEDIA_TYPES).find(([ending]) => name.endsWith(ending))?.[1] ??
  'application/octet-stream';

/** What the data is, in a sentence that says so when it is simulated. */
export const describe = (summary: Summary): string =>
  summary.simulated
    ? 'SIMULATED: no people were counted. Results and counts of a synthetic campaign with a stated truth.'
    : 'Results and released counts of a randomised comparison of campaign texts. Counts of visits only: nothing in it is about a person.';

/** A Table Schema with the heading and meaning of every column, and how the file is written. */
function tabularOf({ columns }: Table, dialect?: object) {
  const dutch = dialect !== undefined;
  return {
    ...(dialect ? { dialect } : {}),
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fields: Object.entries(columns).map(([name, { type, means, nl, en }]) => ({
        name: dutch ? nl : name,
        title: dutch ? nl : en,
        type,
        description: means,
        ...(dutch && type === 'number' ? { decimalChar: ',' } : {}),
        ...(type === 'boolean'
          ? dutch
            ? { trueValues: ['ja'], falseValues: ['nee'] }
            : { trueValues: ['true'], falseValues: ['false'] }
          : {}),
      })),
      missingValues: [''],
    },
  };
}
