import { formatFigure } from './figures.ts';
import type { SourcedClaim } from './ledger.ts';

const NUMBER = /\d[\d.,]*\d|\d/g;
const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien',
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  ].flatMap((words) => words.split(' ').map((word, place) => [word, place + 2] as const)),
);
const SPOKEN = new RegExp(`\\b(${Object.keys(WORDS).join('|')})\\b`, 'giu');

/** Every number a claim can be quoted with, as it is written in either language. */
export function numbersOf(claim: SourcedClaim): Set<string> {
  const figures = Object.values(claim.figures).flatMap((figure) =>
    (['nl', 'en'] as const).flatMap(
      (language) => formatFigure(figure, language).match(NUMBER) ?? [],
    ),
  );
  return new Set([...figures, String(claim.year)]);
}

/** A number that somebody typed, in digits or in words, and its place in the text. */
export type Typed = { readonly found: string; readonly number: string; readonly index: number };

/**
 * The numbers in a text that its claim doesn't give. A registered text of a study is never changed
 * silently, so its figures are typed; when the claim changes, the study needs a new version.
 */
export function numbersNotIn(claim: SourcedClaim, text: string): Typed[] {
  const known = numbersOf(claim);
  const typed = [
    ...[...text.matchAll(NUMBER)].map(({ 0: found, index }) => ({ found, number: found, index })),
    ...[...text.matchAll(SPOKEN)].map(({ 0: found, index }) => ({
      found,
      number: String(WORDS[found.toLowerCase()]),
      index,
    })),
  ];
  return typed.filter(({ number }) => !known.has(number));
}
