import { ROUTES } from '../components/frame/routes.ts';
import type { Alternates } from '../components/frame/routes.ts';
import type { Language } from '../language.ts';
import { readSelfChecks } from './read.ts';
import type { SelfCheck } from './schema.ts';

/** Where a self-check is in both languages. */
export const checkAlternates = ({ slug }: SelfCheck): Alternates => ({
  nl: `${ROUTES.selfChecks.nl}${slug.nl}/`,
  en: `${ROUTES.selfChecks.en}${slug.en}/`,
});

/** Where the check is that carries a study; without one, where all of them are. */
export function studyCheckAlternates(): Alternates {
  const carries = readSelfChecks().find(({ study }) => study);
  return carries ? checkAlternates(carries.check) : ROUTES.selfChecks;
}

/** The pages of all self-checks of a language. */
export const checkPages = (language: Language) =>
  readSelfChecks().map((read) => ({
    params: { check: read.check.slug[language] },
    props: { read },
  }));
