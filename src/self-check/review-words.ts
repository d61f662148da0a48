import type { ByProperty } from '../../analytics/plan/names.ts';
import type { Language } from '../language.ts';

type ReviewWords = {
  readonly reviewChange: string;
  readonly randomNumber: string;
  /** What each property of an event is called. */
  readonly review: ByProperty<string>;
  /** What values that no plan names are called. */
  readonly values: Readonly<Record<string, string>>;
};

/** The words by which a visitor reads what will be sent. */
export const REVIEW_WORDS: Readonly<Record<Language, ReviewWords>> = {
  nl: {
    reviewChange: 'verschil met vooraf',
    randomNumber: 'toeval',
    review: {
      study: 'Onderzoek',
      version: 'Versie',
      submission: 'Nummer tegen dubbel tellen',
      arm: 'Eerst zag je',
      preAsked: 'Vooraf gevraagd',
      firstTime: 'Eerste keer',
      pace: 'Leestijd',
      window: 'Hoeveel weken geleden',
    },
    values: {
      yes: 'ja',
      no: 'nee',
      first: 'ja',
      again: 'nee',
      unsure: 'weet ik niet',
      ok: 'gewoon',
      too_fast: 'heel kort',
      unknown: 'onbekend',
    },
  },
  en: {
    reviewChange: 'difference from before',
    randomNumber: 'random',
    review: {
      study: 'Study',
      version: 'Version',
      submission: 'Number against double counting',
      arm: 'First you saw',
      preAsked: 'Asked beforehand',
      firstTime: 'First time',
      pace: 'Reading time',
      window: 'How many weeks ago',
    },
    values: {
      yes: 'yes',
      no: 'no',
      first: 'yes',
      again: 'no',
      unsure: 'not known',
      ok: 'usual',
      too_fast: 'very short',
      unknown: 'not known',
    },
  },
};
