import type { Finding, Result, Sample, Unit } from '../../analytics/report/schema.ts';
import type { Language } from '../language.ts';
import { EFFECT_WORDS } from './words.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A true minus sign, as the charts and tables show it. */
const withMinus = (text: string): string => text.replace(/^-/, '\u2212');

/** A whole number, such as 12.345 in Dutch. */
export const formatCount = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(value);

const decimals = (value: number, language: Language, digits: number, signed: boolean): string =>
  withMinus(
    new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // 'negative' shows no minus before a zero.
      signDisplay: signed ? 'exceptZero' : 'negative',
    }).format(value),
  );

/** A day, such as 23 november 2026. */
export const formatDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
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

/** What may be read from a result: cause and effect, or less. */
export const standingOf = (
  { causal, label }: Pick<Result, 'causal' | 'label'>,
  language: Language,
): string => {
  const words = EFFECT_WORDS[language];
  if (label === 'planned-look') return words.plannedLook;
  if (label === 'for-information') return words.forInformation;
  return causal ? words.causal : words.notCausal;
};

/** A group as "1.234 van 5.678" or just its size. */
export const formatSample = ({ n, cases }: Sample, language: Language): string =>
  cases === undefined
    ? formatCount(n, language)
    : `${formatCount(cases, language)} ${language === 'nl' ? 'van' : 'of'} ${formatCount(n, language)}`;

/** The methods behind a finding's numbers, each with its source. */
export const describeMethod = (
  finding: Exclude<Finding, { kind: 'withheld' }>,
  language: Language,
): string[] => {
  const used =
    finding.kind === 'figure'
      ? [...finding.intervals, finding.p]
      : [finding, ...(finding.kind === 'bounds' ? [finding.interval] : [])];
  return used.flatMap((each) => (each ? [`${each.method[language]} (${each.source})`] : []));
};
