import { at, indices, sum } from './numbers.ts';

/** A matrix as a list of its rows. */
export type Matrix = readonly (readonly number[])[];

export const cell = (matrix: Matrix, row: number, column: number): number =>
  at(at(matrix, row), column);

export const transpose = (matrix: Matrix): number[][] =>
  indices(at(matrix, 0).length).map((column) => matrix.map((row) => at(row, column)));

export const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((value, index) => value * at(other, index)));

export const multiply = (one: Matrix, other: Matrix): number[][] => {
  const columns = transpose(other);
  return one.map((row) => columns.map((column) => dot(row, column)));
};

export const multiplyVector = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector));

const identity = (size: number): number[][] =>
  indices(size).map((row) => indices(size).map((column) => (row === column ? 1 : 0)));

/** Below this part of the largest pivot, what is left is rounding. */
const SINGULAR = 1e-13;

/**
 * The inverse, by Gauss-Jordan elimination with partial pivoting; for the small matrices here.
 *
 * @returns `undefined` where the matrix has none
 */
export function inverse(matrix: Matrix): number[][] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...at(identity(size), index)]);
  const scale = Math.max(...matrix.flat().map(Math.abs));
  for (const column of indices(size)) {
    const candidates = indices(size).slice(column);
    const pivotRow = candidates.reduce((best, row) =>
      Math.abs(cell(rows, row, column)) > Math.abs(cell(rows, best, column)) ? row : best,
    );
    const pivot = cell(rows, pivotRow, column);
    if (!(Math.abs(pivot) > SINGULAR * scale)) return undefined;
    [rows[column], rows[pivotRow]] = [at(rows, pivotRow), at(rows, column)];
    const normalised = at(rows, column).map((value) => value / pivot);
    for (const row of indices(size)) {
      const factor = row === column ? 0 : cell(rows, row, column);
      rows[row] = at(rows, row).map((value, index) => value - factor * at(normalised, index));
    }
    rows[column] = normalised;
  }
  return rows.map((row) => row.slice(size));
}
