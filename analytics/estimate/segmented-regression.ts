import { checkCount, checkFinite } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import {
  autocorrelation,
  durbinWatson,
  leastSquares,
  leavesNothing,
  neweyWest,
  praisWinsten,
} from './regression.ts';
import type { Matrix } from './numeric/matrix.ts';
import { at, indices } from './numeric/numbers.ts';

/** A series with a break: values at equal distances in time, and where the break is. */
export type Series = {
  readonly values: readonly number[];
  /** The first point after the break, counted from 1. */
  readonly start: number;
  /** Series the campaign can't have touched, one value a point. */
  readonly controls?: readonly (readonly number[])[];
};

/**
 * The design of a segmented regression (Wagner et al. 2002, J Clin Pharm Ther 27:299, equation 1):
 * constant, time 1…n, step from `start` on, time since `start`, and the control series.
 *
 * @throws EstimationError for a value that isn't finite, a start outside the series, or too few points
 */
export function segmentedDesign({ values, start, controls = [] }: Series): number[][] {
  const n = values.length;
  checkCount('y (number of points)', n, 5 + controls.length);
  values.forEach((value, index) => checkFinite(`y[${index}]`, value));
  checkCount('start', start, 2, n);
  controls.forEach((control, place) => {
    if (control.length !== n)
      throw new EstimationError(
        `controls[${place}]`,
        `${control.length} values`,
        `${n}, one a point`,
      );
    control.forEach((value, index) => checkFinite(`controls[${place}][${index}]`, value));
  });
  return indices(n).map((index) => {
    const since = index + 1 - start;
    return [
      1,
      index + 1,
      since >= 0 ? 1 : 0,
      Math.max(0, since),
      ...controls.map((c) => c[index] ?? 0),
    ];
  });
}

/**
 * Estimand: change in level at the break, and in slope after it, against the trend before (M10).
 *
 * Ordinary least squares with Newey and West's covariance (sensitivity), and iterated Prais-Winsten
 * (the estimate). Effect at the last point: level change + slope change x (n - start).
 * Assumes: without the break the old trend would have gone on, and nothing else changed at it.
 *
 * @param lag of the Newey-West covariance, in points
 * @throws EstimationError as `segmentedDesign`, or for a series that leaves nothing to estimate
 */
export function segmentedRegression(series: Series, lag: number) {
  const design = segmentedDesign(series);
  const { values, start } = series;
  checkCount('lag', lag, 0, values.length - 1);
  const ordinary = leastSquares(design, values);
  if (leavesNothing(values, ordinary))
    throw new EstimationError('y', 'no variation around the lines', 'values that vary');
  const robust = neweyWest(design, ordinary, lag);
  // Its diagonal is a sum of squares: below zero only where one value drowns the digits of all others.
  if (!robust.adjusted.every((row, place) => at(row, place) >= 0))
    throw new EstimationError('y', 'values too far apart for their digits', 'values of one size');
  const atEnd = values.length - start;
  return {
    ordinary,
    neweyWest: robust,
    effectAtEnd: effectAt(ordinary.coefficients, robust.adjusted, atEnd),
    durbinWatson: durbinWatson(ordinary.residuals),
    autocorrelation: autocorrelation(ordinary.residuals),
    praisWinsten: praisWinsten(design, values),
  };
}

/** Level change + slope change x `points`, with its standard error from a covariance. */
export function effectAt(
  coefficients: readonly number[],
  covariance: Matrix,
  points: number,
): { readonly estimate: number; readonly standardError: number } {
  const [, , level = Number.NaN, slope = Number.NaN] = coefficients;
  const entry = (row: number, column: number): number => covariance[row]?.[column] ?? Number.NaN;
  const variance = entry(2, 2) + 2 * points * entry(2, 3) + points ** 2 * entry(3, 3);
  return { estimate: level + slope * points, standardError: Math.sqrt(variance) };
}
