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
  beside: 'Bronnen openen in een nieuw tabblad. Je antwoorden blijven hier staan.',
  unchecked:
    'Een datum achter een bron is de dag waarop iemand het cijfer naast de bron legde. Zonder datum staat die controle nog op de lijst.',
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
  beside: 'Sources open in a new tab. Your answers stay here.',
  unchecked:
    'A date after a source is the day on which a person compared the figure with it. Without a date, that check is still on the list.',
};

/** The words of notes and sources in each language. */
export const SOURCE_WORDS: Readonly<Record<Language, SourceWords>> = { nl, en };
