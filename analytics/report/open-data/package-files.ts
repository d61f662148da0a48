import type { Summary } from '../schema.ts';

/** The one licence of all data: named in every form in these words. */
export const LICENCE = {
  name: 'CC0-1.0',
  title: { nl: 'CC0 1.0 Universeel', en: 'CC0 1.0 Universal' },
  path: 'https://creativecommons.org/publicdomain/zero/1.0/',
  legalCode: 'https://creativecommons.org/publicdomain/zero/1.0/legalcode',
} as const;

/** Where a published study lies: the site, and the folder of its data on it. */
export type Place = {
  /** Such as https://example.org */
  readonly site: string;
  /** Such as /effect/invisible-bill/data/ */
  readonly folder: string;
};

/** The names of all files of a study's data, by what they are. */
export const dataFiles = ({ file }: Pick<Summary, 'file'>) =>
  ({
    summary: `${file}.json`,
    summarySchema: 'summary.schema.json',
    results: `${file}.csv`,
    resultsMetadata: `${file}.csv-metadata.json`,
    counts: `${file}-counts.csv`,
    countsMetadata: `${file}-counts.csv-metadata.json`,
    dutchResults: `${file}-nl.csv`,
    spreadsheet: `${file}.ods`,
    sheetDutch: 'evaluatieblad.pdf',
    sheetEnglish: 'evaluation-sheet.pdf',
    letterMarkdown: 'kamerbrief.md',
    letterText: 'kamerbrief.txt',
    package: 'datapackage.json',
    catalogue: 'dcat.ttl',
    readmeDutch: 'LEESMIJ.md',
    readme: 'README.md',
    licence: 'LICENSE.txt',
    citation: 'CITATION.cff',
    checksums: 'SHA256SUMS',
    archive: `${file}.zip`,
    archiveChecksum: `${file}.zip.sha256`,
  }) as const;

/** What lies beside the archive, and not in it: it says something of the archive. */
export const BESIDE_ARCHIVE: readonly DataFile[] = ['archive', 'archiveChecksum', 'catalogue'];

export type DataFile = keyof ReturnType<typeof dataFiles>;

/** The media type of each form, as IANA names it. */
export const MEDIA_TYPES = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.pdf': 'application/pdf',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.ttl': 'text/turtle',
  '.zip': 'application/zip',
} as const;
