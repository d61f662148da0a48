import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { countsTable } from '../../../analytics/report/open-data/counts-table.ts';
import { csvwOf } from '../../../analytics/report/open-data/csvw.ts';
import { dataPackageOf, sha256 } from '../../../analytics/report/open-data/data-package.ts';
import { dcatOf } from '../../../analytics/report/open-data/dcat.ts';
import { summaryJsonSchema } from '../../../analytics/report/open-data/json-schema.ts';
import { dataFiles } from '../../../analytics/report/open-data/package-files.ts';
import type { Place } from '../../../analytics/report/open-data/package-files.ts';
import { citationOf, licenceText, readmeOf } from '../../../analytics/report/open-data/readme.ts';
import { writeCsv, writeDutchCsv } from '../../../analytics/report/open-data/table.ts';
import { resultsTable } from '../../../analytics/report/results-csv.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import { letterMarkdown, letterOf, letterText } from '../../../src/effect/open-data/letter.ts';
import { NO_DAY } from '../no-day.ts';
import { writeOds } from './ods.ts';

/** What is painted for a summary, and lies among its data. */
export type Sheets = { readonly nl: Uint8Array; readonly en: Uint8Array };

/**
 * Every file of a release: tables in each form, what they mean, licence, citation, checksums, and one
 * archive. The same summary gives the same bytes.
 *
 * @param sheets the evaluation sheets as PDF
 */
export function dataFolder(
  summary: Summary,
  place: Place,
  sheets: Sheets,
): ReadonlyMap<string, Uint8Array> {
  const names = dataFiles(summary);
  const [results, counts] = [resultsTable(summary), countsTable(summary)];
  const letter = letterOf(summary, `${place.site}${place.folder}`);
  const files = new Map<string, Uint8Array>();
  const put = (name: string, content: string | Uint8Array) =>
    files.set(name, typeof content === 'string' ? Buffer.from(content) : content);
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

  put(names.summary, json(summary));
  put(names.summarySchema, json(summaryJsonSchema(place)));
  put(names.results, writeCsv(results));
  put(names.resultsMetadata, json(csvwOf(summary, results, names.results)));
  put(names.counts, writeCsv(counts));
  put(names.countsMetadata, json(csvwOf(summary, counts, names.counts)));
  put(names.dutchResults, writeDutchCsv(results));
  put(names.spreadsheet, spreadsheetOf(summary, place));
  put(names.sheetDutch, sheets.nl);
  put(names.sheetEnglish, sheets.en);
  put(names.letterMarkdown, letterMarkdown(letter));
  put(names.letterText, letterText(letter));
  put(names.package, json(dataPackageOf(summary, place, files)));
  put(names.readmeDutch, readmeOf(summary, place, 'nl'));
  put(names.readme, readmeOf(summary, place, 'en'));
  put(names.licence, licenceText());
  put(names.citation, citationOf(summary, place));
  put(names.checksums, checksumsOf(files));
  const archive = pack(summary.file, files);
  put(names.archive, archive);
  put(names.archiveChecksum, `${sha256(archive)}  ${names.archive}\n`);
  put(names.catalogue, dcatOf(summary, place, files));
  return files;
}

/** In the form that sha256sum checks. */
const checksumsOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files].map(([name, content]) => `${sha256(content)}  ${name}\n`).join('');

function spreadsheetOf(summary: Summary, place: Place): Uint8Array {
  const lines = readmeOf(summary, place, 'nl')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^#+ |[*`]/g, ''));
  return writeOds(summary.title.nl, summary.released, [
    { name: 'Leeswijzer', lines },
    { name: 'Uitkomsten', table: resultsTable(summary) },
    { name: 'Tellingen', table: countsTable(summary) },
  ]);
}

/** One archive with a folder in it; what is packed already stays as it is. */
function pack(folder: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const inside = entries.map(([name, content]): [string, Zippable[string]] => [
    `${folder}/${name}`,
    [content, { mtime: NO_DAY, level: /\.(ods|pdf)$/.test(name) ? 0 : 9 }],
  ]);
  return zipSync(Object.fromEntries(inside));
}
