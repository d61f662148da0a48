import type { Language } from '../language.ts';

const nl = {
  sources: 'Bronnen',
  source: 'Bron',
  accordingTo: 'volgens',
  reportOf: 'bericht van',
  checkedOn: 'nagekeken op',
};
export type SourceWords = typeof nl;

const en: SourceWords = {
  sources: 'Sources',
  source: 'Source',
  accordingTo: 'according to',
  reportOf: 'report by',
  checkedOn: 'checked on',
};

/** The words of notes and sources in each language. */
export const SOURCE_WORDS: Readonly<Record<Language, SourceWords>> = { nl, en };
