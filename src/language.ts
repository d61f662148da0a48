import type { Language } from '../analytics/plan/text.ts';

export type { Language, Text } from '../analytics/plan/text.ts';

/** The other of the two languages. */
export const otherLanguage = (language: Language): Language => (language === 'nl' ? 'en' : 'nl');
