import type { Language } from '../../src/language.ts';

/** Above these a text is harder than most readers of level B1 like. */
export const MOST_LIX = 40;
export const LEAST_DOUMA = 60;
/** A measure of a few words says nothing. */
export const LEAST_WORDS = 25;

export type Measured = {
  readonly name: string;
  readonly words: number;
  readonly lix: number;
  /** Made for Dutch alone. */
  readonly douma: number | undefined;
};

const VOWELS = /[aeiouyàáâäèéêëìíîïòóôöùúûü]+/giu;

/**
 * LIX: words a sentence + 100 x share of words over six letters (Björnsson 1968). Flesch-Douma for
 * Dutch: 206.84 - 0.93 words a sentence - 77 syllables a word (Douma 1960); syllables counted as
 * groups of vowels.
 */
export function measureText(name: string, text: string, language: Language): Measured {
  const sentences = text.split(/[.!?…:]+(?:\s|$)|\n{2,}/u).filter((each) => /\p{L}/u.test(each));
  const words = text.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length;
  const syllables = words.reduce(
    (sum, word) => sum + Math.max(1, word.match(VOWELS)?.length ?? 1),
    0,
  );
  const perSentence = words.length / Math.max(1, sentences.length);
  return {
    name,
    words: words.length,
    lix: perSentence + (100 * long) / Math.max(1, words.length),
    douma:
      language === 'nl'
        ? 206.84 - 0.93 * perSentence - (77 * syllables) / Math.max(1, words.length)
        : undefined,
  };
}

/** Whether a text is harder than level B1, by either measure; of few words nothing is said. */
export const isHard = ({ words, lix, douma = LEAST_DOUMA }: Measured): boolean =>
  words >= LEAST_WORDS && (lix > MOST_LIX || douma < LEAST_DOUMA);
