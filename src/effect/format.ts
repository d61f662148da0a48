import { LOCALES, formatCount } from '../../analytics/plan/written.ts';
import type { Sample, Unit } from '../../analytics/report/schema.ts';
import type { Language } from '../language.ts';

/** A true minus sign, as the charts and tables show it. */
const withMinus = (text: string): string => text.replace(/^-/, '\u2212');

const decimals = (value: number, language: Language, digits: number, signed: boolean): string =>
  withMinus(
    new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // 'negative' shows no minus before a zero.
      signDisplay: signed ? 'exceptZero' : 'negative',
    }).format(value),
  );

/** The name of a unit as it stands behind a number. */
export const UNIT_NAMES: Readonly<Record<Unit, Readonly<Record<Language, string>>>> = {
  share: { nl: '%', en: '%' },
  'share-difference': { nl: 'procentpunt', en: 'percentage points' },
  'standard-deviations': { nl: 'standaarddeviaties', en: 'standard deviations' },
  points: { nl: 'punten op de schaal', en: 'points on the scale' },
  visits: { nl: 'bezoeken', en: 'visits' },
  euros: { nl: 'euro', en: 'euros' },
  events: { nl: 'valse bezoeken', en: 'forged visits' },
};

/** A number in its unit, without the unit's name. */
export function formatValue(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return decimals(100 * value, language, 1, false);
  if (unit === 'share-difference') return decimals(100 * value, language, 1, true);
  if (unit === 'visits' || unit === 'events') return formatCount(value, language);
  if (unit === 'euros') return decimals(value, language, 2, false);
  return decimals(value, language, 2, true);
}

/** A number with its unit. */
export const formatFigure = (value: number, unit: Unit, language: Language): string => {
  const number = formatValue(value, unit, language);
  return unit === 'share' ? `${number}%` : `${number} ${UNIT_NAMES[unit][language]}`;
};

/** Two bounds in words, such as "+1,2 tot +7,9". */
export const formatRange = (low: number, high: number, unit: Unit, language: Language): string =>
  `${formatValue(low, unit, language)} ${language === 'nl' ? 'tot' : 'to'} ${formatValue(high, unit, language)}`;

/** A p value in two decimals; a smaller one as a bound. */
export const formatP = (
  { value, below }: { readonly value: number; readonly below?: true | undefined },
  language: Language,
): string => `p ${below ? '<' : '='} ${decimals(value, language, 2, false)}`;

/** A level such as 0.9875 as "98,75%". */
export const formatLevel = (level: number, language: Language): string =>
  `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(100 * level)}%`;

/** A group as "1.234 van 5.678" or just its size. */
export const formatSample = ({ n, cases }: Sample, language: Language): string =>
  cases === undefined
    ? formatCount(n, language)
    : `${formatCount(cases, language)} ${language === 'nl' ? 'van' : 'of'} ${formatCount(n, language)}`;

/** A share as a number out of 100, with its sign and without a decimal where it has none. */
export const formatHundredths = (share: number, language: Language): string =>
  withMinus(
    new Intl.NumberFormat(LOCALES[language], {
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }).format(100 * share),
  );

/** A day as it fits a fact, such as 23 nov 2026. */
export const formatMediumDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));

/** A week such as 2026-W40, as people say it. */
export function formatWeek(week: string, language: Language): string {
  const [year = '', number = ''] = week.split('-W');
  return language === 'nl'
    ? `week ${Number(number)} van ${year}`
    : `week ${Number(number)} of ${year}`;
}

/** A day without its year, such as 23 nov. */
export const formatShortDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(day));

/** Euros, in cents while they are few. */
export const formatEuros = (euros: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: 'EUR',
    ...(euros >= 20 ? { maximumFractionDigits: 0 } : {}),
  }).format(euros);
