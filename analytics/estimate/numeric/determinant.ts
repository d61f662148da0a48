import { at, indices, sum } from './numbers.ts';

/**
 * ln |A| of a symmetric positive definite matrix, by its Cholesky factor.
 *
 * @returns `undefined` where the matrix isn't positive definite
 */
export function logDeterminant(matrix: readonly (readonly number[])[]): number | undefined {
  const factor: number[][] = [];
  for (const row of indices(matrix.length)) {
    const current: number[] = [];
    for (const column of indices(row + 1)) {
      const other = column === row ? current : at(factor, column);
      const before = sum(indices(column).map((place) => at(current, place) * at(other, place)));
      const left = at(at(matrix, row), column) - before;
      if (column === row && !(left > 0)) return undefined;
      current.push(column === row ? Math.sqrt(left) : left / at(other, column));
    }
    factor.push(current);
  }
  return 2 * sum(indices(matrix.length).map((place) => Math.log(at(at(factor, place), place))));
}
