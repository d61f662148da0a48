import { ROUTES } from '../components/frame/routes.ts';
import type { Alternates } from '../components/frame/routes.ts';
import { readReleases, readSummaries } from './read-summaries.ts';
import type { Release } from './read-summaries.ts';

const both = (tail: string): Alternates => ({
  nl: `${ROUTES.effect.nl}${tail}`,
  en: `${ROUTES.effect.en}${tail}`,
});

/** Where the page of a study's version is. */
export const studyAddress = (file: string): Alternates => both(`${file}/`);

/** Where every release of a study is listed, and where one of them is. */
export const releasesAddress = (study: string, id?: string): Alternates =>
  both(`${study}/releases/${id === undefined ? '' : `${id}/`}`);

/** A page for each version of a study that was published. */
export const studyPaths = () =>
  readSummaries().map((summary) => ({ params: { study: summary.file }, props: { summary } }));

const everyStudy = (): string[] => [...new Set(readSummaries().map(({ study }) => study))];

/** A list of releases for each study; in a build for evaluators there may be nothing in it. */
export const releaseListPaths = () =>
  everyStudy().map((study) => ({
    params: { study },
    props: { study, releases: readReleases(study) },
  }));

/** A page for each release. */
export const releasePaths = () =>
  everyStudy().flatMap((study) =>
    readReleases(study).map((release: Release) => ({
      params: { study, release: release.id },
      props: { release },
    })),
  );

/** The last part of the address of every release, by study: what a note may be about. */
export const releaseIds = (): ReadonlyMap<string, readonly string[]> =>
  new Map(everyStudy().map((study) => [study, readReleases(study).map(({ id }) => id)]));
