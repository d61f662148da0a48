import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFile } from '../../../analytics/report/open-data/package-files.ts';
import { dataFiles } from '../../../analytics/report/open-data/package-files.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import type { Alternates } from '../../components/frame/routes.ts';
import { ROUTES } from '../../components/frame/routes.ts';
import { readSummaries, summariesFolder } from '../read-summaries.ts';

/** A release and the folder of its data on the site; the same for both languages. */
export type DataPlace = { readonly summary: Summary; readonly folder: string };

/** Where the data of a study's version lies: always that of its last release. */
export const dataAddress = (file: string): string => `${ROUTES.effect.nl}${file}/data/`;

/** Where the data of one release lies, for ever. */
export const releaseDataAddress = (study: string, release: string): string =>
  `${ROUTES.effect.nl}${study}/releases/${release}/data/`;

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
  nl: `${ROUTES.effect.nl}${file}/${nl}`,
  en: `${ROUTES.effect.en}${file}/${en}`,
});

/** Every version of a study and every release that was ever published, with the folder of its data. */
export function placesOfData(): DataPlace[] {
  const summaries = readSummaries();
  const studies = [...new Set(summaries.map(({ study }) => study))];
  return [
    ...summaries.map((summary) => ({ summary, folder: dataAddress(summary.file) })),
    ...studies.flatMap((study) => releasesOf(study)),
  ];
}

function releasesOf(study: string): DataPlace[] {
  const folder = join(summariesFolder(), 'releases', study);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.json$/.test(name))
    .sort();
  const summaries = readSummaries({ ...process.env, EFFECT_DIR: folder });
  return names.flatMap((name, place) => {
    const summary = summaries[place];
    const id = name.replace(/\.json$/, '');
    return summary ? [{ summary, folder: releaseDataAddress(study, id) }] : [];
  });
}

/** A page for each version of a study that was published. */
export const openDataPaths = () =>
  readSummaries().map((summary) => ({ params: { study: summary.file }, props: { summary } }));
