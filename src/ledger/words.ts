import type { Language } from '../language.ts';

const nl = {
  sources: 'Bronnen',
  source: 'Bron',
  accordingTo: 'volgens',
  reportOf: 'bericht van',
  checkedOn: 'nagekeken op',
  passedOnBy: 'doorgegeven door',
  computedFrom: 'Wij rekenden dit uit met:',
  noYear: 'zonder jaar',
  unchecked: 'Staat er geen datum bij? Dan heeft nog niemand het cijfer naast de bron gelegd.',
};
export type SourceWords = typeof nl;

const en: SourceWords = {
  sources: 'Sources',
  source: 'Source',
  accordingTo: 'according to',
  reportOf: 'report by',
  checkedOn: 'checked on',
  passedOnBy: 'passed on by',
  computedFrom: 'We computed this from:',
  noYear: 'no year given',
  unchecked: 'No date beside it? Then nobody has compared the figure with its source yet.',
};

/** The words of notes and sources in each language. */
export const SOURCE_WORDS: Readonly<Record<Language, SourceWords>> = { nl, en };
