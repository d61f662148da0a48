import type { Language } from './text.ts';

/** How each language writes numbers and days. */
export const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A whole number as it is read, such as 12.345 in Dutch. */
export const formatCount = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(value);

/** A day as it is read, such as 23 november 2026; `day` is written YYYY-MM-DD. */
export const formatDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );
