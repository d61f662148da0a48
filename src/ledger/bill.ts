import type { Language } from '../language.ts';
import { formatShort } from './figures.ts';
import type { Ledger } from './ledger.ts';
import { claimsOf } from './references.ts';

/** A line of a bill: what, what it does not say, and how much. */
export type BillLine = {
  readonly claim: string;
  readonly label: string;
  /** Its caveat and its year, of which a figure is never without. */
  readonly small: string;
  readonly year: number | undefined;
  readonly figure: string;
};

/** A caveat that names a year needs none beside it. */
const YEAR = /\b(19|20)\d{2}\b/;

/**
 * The lines of a bill.
 *
 * @param lines claims, for their first figure, or `claim.figure` for another
 * @throws Error naming the line that has no figure or no label
 */
export const billLines = (
  ledger: Ledger,
  lines: readonly string[],
  language: Language,
): BillLine[] =>
  lines.map((line) => {
    const [id = '', given] = line.split('.');
    const [claim] = claimsOf(ledger, [id]);
    const figure = claim?.figures[given ?? Object.keys(claim.figures)[0] ?? ''];
    const label = figure?.label ?? claim?.label;
    if (!claim || !figure || !label)
      throw new Error(`The line "${line}" of a bill needs a claim with a figure and a label.`);
    const caveat = (figure.caveat ?? claim.caveat)?.[language] ?? '';
    const year = claim.year === undefined || YEAR.test(caveat) ? '' : claim.year;
    return {
      claim: id,
      label: label[language],
      small: [caveat, year].filter(Boolean).join(', '),
      year: claim.year,
      figure: formatShort(figure, language),
    };
  });

/** The claims on a bill. */
export const claimsOnBill = (lines: readonly string[]): string[] => [
  ...new Set(lines.map((line) => line.split('.')[0] ?? '')),
];
