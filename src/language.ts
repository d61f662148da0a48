import type { Language } from '../analytics/plan/text.ts';

export type { Language, Text } from '../analytics/plan/text.ts';

/** The other of the two languages. */
export const otherLanguage = (language: Language): Language => (language === 'nl' ? 'en' : 'nl');

/** The keys of one language's words with the words of another; words may stand in groups. */
export type Translated<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Readonly<Record<keyof Words[Key], string>>;
};
