import { EstimationError } from './estimation-error.ts';

/** Refuses anything but a whole number from `least` to `most`. */
export function checkCount(
  field: string,
  value: number,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range =
    most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  throw new EstimationError(field, value, `a whole number ${range}`);
}

/** Refuses a number of cases that isn't a whole number from 0 to its total, and an empty total. */
export function checkCases(field: string, cases: number, totalField: string, total: number): void {
  checkCount(totalField, total, 1);
  checkCount(field, cases);
  if (cases > total)
    throw new EstimationError(field, cases, `at most ${totalField}, which is ${total}`);
}

/** Refuses NaN and the infinities. */
export function checkFinite(field: string, value: number): void {
  if (!Number.isFinite(value)) throw new EstimationError(field, value, 'a finite number');
}

/** Refuses anything that isn't a finite number above 0. */
export function checkPositive(field: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0))
    throw new EstimationError(field, value, 'a finite number above 0');
}

/** Refuses anything that isn't a finite number of 0 or more. */
export function checkNotNegative(field: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0))
    throw new EstimationError(field, value, 'a finite number of 0 or more');
}

/** Refuses anything outside the open interval (0, 1): a level, an alpha, a power. */
export function checkBetweenZeroAndOne(field: string, value: number): void {
  if (!(value > 0 && value < 1))
    throw new EstimationError(field, value, 'a number between 0 and 1, both excluded');
}

/** Refuses anything outside [0, 1]: a risk, a share, a p value. */
export function checkProbability(field: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new EstimationError(field, value, 'a number from 0 to 1');
}

/** Refuses a list of counts that is too short, holds a count that can't be, or holds no one. */
export function checkCounts(field: string, counts: readonly number[], leastCells = 2): void {
  if (counts.length < leastCells)
    throw new EstimationError(field, `${counts.length} counts`, `at least ${leastCells}`);
  counts.forEach((count, index) => checkCount(`${field}[${index}]`, count));
  if (counts.every((count) => count === 0))
    throw new EstimationError(field, 'only zeros', 'at least one count above 0');
}

/** Refuses a table that isn't square, is smaller than 2 x 2, or holds no one. */
export function checkSquareTable(field: string, table: readonly (readonly number[])[]): void {
  const size = table.length;
  if (size < 2) throw new EstimationError(field, `${size} rows`, 'at least 2 rows');
  table.forEach((row, index) => {
    if (row.length !== size)
      throw new EstimationError(
        `${field}[${index}]`,
        `${row.length} columns`,
        `${size} columns, as many as there are rows`,
      );
  });
  checkCounts(field, table.flat());
}
