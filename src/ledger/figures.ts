import { LOCALES } from '../../analytics/plan/written.ts';
import type { Language, Text } from '../language.ts';

/** A figure of a claim, computed. It has a `value`, or a range, or both. */
export type Figure = {
  readonly value?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly label?: Text | undefined;
  readonly caveat?: Text | undefined;
  readonly unit?: 'euro' | 'year' | Text | undefined;
  readonly decimals: number;
  /** Shown to the nearest so many. */
  readonly round?: number | undefined;
};

const TO = { nl: 'tot', en: 'to' } as const;

/** Formats are dear to make, and the same few are asked for all the time. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, fresh);
  return fresh;
}

/** A number as it is written in a language, rounded as its figure says. */
export function formatNumber(
  value: number,
  language: Language,
  { decimals, round, unit }: Pick<Figure, 'decimals' | 'round' | 'unit'> = { decimals: 0 },
): string {
  if (unit === 'year') return String(value);
  const shown = round === undefined ? value : Math.round(value / round) * round;
  return formatOf(language, decimals).format(shown).replace('-', '−');
}

/** A figure as bare number or range: "12.500", "25 tot 43". */
export function formatFigure(figure: Figure, language: Language): string {
  const { value, low = 0, high = 0 } = figure;
  return value === undefined
    ? `${formatNumber(low, language, figure)} ${TO[language]} ${formatNumber(high, language, figure)}`
    : formatNumber(value, language, figure);
}

/** A figure within a sentence, with its unit: "12.500 euro", "25 tot 43 kilo". */
export function formatAmount(figure: Figure, language: Language): string {
  const words = { euro: { nl: 'euro', en: 'euros' }, year: undefined };
  const unit = typeof figure.unit === 'string' ? words[figure.unit] : figure.unit;
  return [formatFigure(figure, language), unit?.[language]].filter(Boolean).join(' ');
}

/** A figure on a receipt or in a list, short: "€ 12.500", "266". */
export const formatShort = (figure: Figure, language: Language): string =>
  `${figure.unit === 'euro' ? (language === 'nl' ? '€ ' : '€') : ''}${formatFigure(figure, language)}`;

/** Words at the beginning of a sentence; Dutch writes "Eén", without the first accent. */
export const capitalise = (words: string): string =>
  words.replace(/^één/, 'Eén').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
