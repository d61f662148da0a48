import type { DataFile } from '../../../analytics/report/open-data/package-files.ts';
import { dataFiles } from '../../../analytics/report/open-data/package-files.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import type { Alternates } from '../../components/frame/routes.ts';
import { releasePaths, releasesAddress, studyAddress } from '../addresses.ts';
import { readSummaries } from '../read-summaries.ts';

/** A release and the folder of its data on the site; the same for both languages. */
export type DataPlace = { readonly summary: Summary; readonly folder: string };

/** Where the data of a study's version lies: always that of its last release. */
export const dataAddress = (file: string): string => `${studyAddress(file).nl}data/`;

/** Where the data of one release lies, for ever. */
export const releaseDataAddress = (study: string, release: string): string =>
  `${releasesAddress(study, release).nl}data/`;

/** A file among the data of a release. */
export const fileIn = (folder: string, summary: Summary, file: DataFile): string =>
  `${folder}${dataFiles(summary)[file]}`;

/** The pages about the data of a study's version, in both languages. */
export const openDataPages = (file: string) =>
  ({
    data: both(file, 'data/', 'data/'),
    sheet: both(file, 'evaluatieblad/', 'evaluation-sheet/'),
    letter: both(file, 'kamerbrief/', 'letter/'),
  }) as const satisfies Record<string, Alternates>;

const both = (file: string, nl: string, en: string): Alternates => ({
  nl: `${studyAddress(file).nl}${nl}`,
  en: `${studyAddress(file).en}${en}`,
});

/** Every version of a study and every release that was ever published, with the folder of its data. */
export const placesOfData = (): DataPlace[] => [
  ...readSummaries().map((summary) => ({ summary, folder: dataAddress(summary.file) })),
  ...releasePaths().map(({ params: { study, release }, props }) => ({
    summary: props.release.summary,
    folder: releaseDataAddress(study, release),
  })),
];
