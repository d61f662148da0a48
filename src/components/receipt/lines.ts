import { readLedger } from '../../ledger/read.ts';
import { claimsOf } from '../../ledger/references.ts';

/** Of these claims, those that can be a line on a bill: with a figure and a label. */
export const linesOfBill = (ids: readonly string[]): string[] =>
  claimsOf(readLedger(), ids)
    .filter(({ figure, label }) => figure !== undefined && label !== undefined)
    .map(({ id }) => id);
