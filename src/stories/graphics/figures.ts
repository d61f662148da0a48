import { formatAmount, formatFigure } from '../../ledger/figures.ts';
import type { Figure } from '../../ledger/figures.ts';
import { readLedger } from '../../ledger/read.ts';
import type { SourcedClaim } from '../../ledger/ledger.ts';
import { claimsOf } from '../../ledger/references.ts';
import type { Language } from '../../language.ts';
import type { Run } from './draw/field.ts';

/** A label beside the marks, such as "● 59 under 18"; the sign is left out where words say it all. */
export type Key = {
  readonly sign?: 'filled' | 'outline' | 'hatched' | 'red';
  readonly text: string;
};

/** The claim that a tag names. */
export function claimOf(id: string): SourcedClaim {
  const [claim] = claimsOf(readLedger(), [id]);
  if (!claim) throw new Error(`There is no claim "${id}".`);
  return claim;
}

/**
 * A figure of a claim.
 *
 * @throws Error naming the claim when it has no such figure
 */
export function figureOf(claim: SourcedClaim, name: string): Figure {
  const figure = claim.figures[name];
  if (!figure) throw new Error(`claims.yaml: the claim "${claim.id}" has no figure "${name}".`);
  return figure;
}

/**
 * The value of a figure that is one number.
 *
 * @throws Error naming the figure when it is a range
 */
export function valueOf(claim: SourcedClaim, name: string): number {
  const { value } = figureOf(claim, name);
  if (value === undefined)
    throw new Error(
      `claims.yaml: "${claim.id}.${name}" is a range; a picture of it needs a value.`,
    );
  return value;
}

/** Marks for a whole of which a part is filled, the filled first. */
export function filledOf(claim: SourcedClaim, total: string, marked: string): Run[] {
  const filled = valueOf(claim, marked);
  return [
    { n: filled, style: 'filled' },
    { n: valueOf(claim, total) - filled, style: 'outline' },
  ];
}

/** A figure with its unit, as a label beside the marks has it. */
export const amountOf = (claim: SourcedClaim, name: string, language: Language): string =>
  formatAmount(figureOf(claim, name), language);

/** A figure alone. */
export const shownOf = (claim: SourcedClaim, name: string, language: Language): string =>
  formatFigure(figureOf(claim, name), language);

/** A row of a picture's table: what, and how much. */
export type Row = readonly [what: string, figure: string];

/** Figures as rows of a table: the unit says what they are. */
export const rowsOf = (claim: SourcedClaim, names: readonly string[], language: Language): Row[] =>
  names.map((name) => {
    const { unit } = figureOf(claim, name);
    const what = typeof unit === 'object' ? unit[language] : (claim.label?.[language] ?? name);
    return [what, shownOf(claim, name, language)];
  });
