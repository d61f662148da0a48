import { checkSquareTable } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { cell, dot, inverse, multiplyVector } from './numeric/matrix.ts';
import type { Matrix } from './numeric/matrix.ts';
import { indices, sum } from './numeric/numbers.ts';
import type { Test } from './paired.ts';
import { chiSquaredUpperTail } from './numeric/tails.ts';

export type Homogeneity = {
  /** `undefined` where nobody changed. */
  readonly stuartMaxwell: Test | undefined;
  /** `undefined` where nobody changed, or where everybody changed so that its scale is 0. */
  readonly bhapkar: Test | undefined;
  /** Answers taken up or left, less one; 0 where nobody changed. */
  readonly df: number;
};

/** A scale of 0 is left with this much by rounding. */
const ROUNDING = 1e-12;

/**
 * Null hypothesis: k answers are given equally often before and now, by the same visitors (M8).
 *
 * Stuart-Maxwell d'S^-1 d with d the differences of the margins and S_ii = n_i. + n_.i - 2 n_ii,
 * S_ij = -(n_ij + n_ji), over k - 1 answers (Stuart 1955, Biometrika 42:412; Maxwell 1970,
 * Br J Psychiatry 116:651); Bhapkar X/(1 - X/n) (Bhapkar 1966, JASA 61:228). An answer that nobody
 * took up or left is set aside, and df falls by one.
 *
 * @param table rows: before; columns: now
 * @throws EstimationError for a table that isn't square or empty, or moves that leave answers unlinked
 */
export function marginalHomogeneity(table: Matrix): Homogeneity {
  checkSquareTable('table', table);
  const places = indices(table.length);
  const n = sum(table.flat());
  const row = (place: number): number => sum(places.map((other) => cell(table, place, other)));
  const column = (place: number): number => sum(places.map((other) => cell(table, other, place)));
  const moved = (place: number): number =>
    row(place) + column(place) - 2 * cell(table, place, place);
  const used = places.filter((place) => moved(place) > 0).slice(0, -1);
  const differences = used.map((place) => row(place) - column(place));
  if (used.length === 0) return { stuartMaxwell: undefined, bhapkar: undefined, df: 0 };
  const weights = inverse(covarianceOf(table, used, moved));
  if (!weights)
    throw new EstimationError(
      'table',
      'answers between which nobody moved',
      'moves that link all answers',
    );
  const statistic = dot(differences, multiplyVector(weights, differences));
  const df = used.length;
  const test = (value: number): Test => ({ statistic: value, p: chiSquaredUpperTail(value, df) });
  const left = 1 - statistic / n;
  return {
    stuartMaxwell: test(statistic),
    bhapkar: left > ROUNDING ? test(statistic / left) : undefined,
    df,
  };
}

const covarianceOf = (
  table: Matrix,
  used: readonly number[],
  moved: (place: number) => number,
): number[][] =>
  used.map((one) =>
    used.map((other) =>
      one === other ? moved(one) : -(cell(table, one, other) + cell(table, other, one)),
    ),
  );
