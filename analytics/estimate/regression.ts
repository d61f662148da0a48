import { EstimationError } from './estimation-error.ts';
import { dot, inverse, multiply, multiplyVector, transpose } from './numeric/matrix.ts';
import type { Matrix } from './numeric/matrix.ts';
import { at, indices, sum } from './numeric/numbers.ts';

/** A linear regression and what judges it. */
export type Fit = {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Observations minus coefficients. */
  readonly df: number;
  /** Covariance of the coefficients under independent errors of equal variance. */
  readonly covariance: Matrix;
  /** (X'X)^-1 */
  readonly bread: Matrix;
  /** Share of the variance around the mean that is explained. */
  readonly rSquared: number;
};

/**
 * Ordinary least squares: b = (X'X)^-1 X'y, covariance s^2 (X'X)^-1. Columns are scaled first, so
 * that a long series keeps its digits.
 *
 * @throws EstimationError for columns that depend on each other, or no more points than columns
 */
export function leastSquares(design: Matrix, values: readonly number[]): Fit {
  const columns = transpose(design);
  const df = values.length - columns.length;
  if (df < 1)
    throw new EstimationError('y', `${values.length} points`, `at least ${columns.length + 1}`);
  const scales = columns.map((column) => Math.sqrt(dot(column, column)) || 1);
  const scaled = columns.map((column, index) => column.map((value) => value / at(scales, index)));
  const inner = inverse(scaled.map((one) => scaled.map((other) => dot(one, other))));
  if (!inner)
    throw new EstimationError(
      'y',
      'columns that depend on each other',
      'a break inside the series',
    );
  const bread = inner.map((row, one) =>
    row.map((value, other) => value / (at(scales, one) * at(scales, other))),
  );
  const solve = (target: readonly number[]): number[] =>
    multiplyVector(
      inner,
      scaled.map((column) => dot(column, target)),
    ).map((value, index) => value / at(scales, index));
  const first = solve(values);
  const residualsOf = (b: readonly number[]): number[] =>
    values.map((value, index) => value - dot(at(design, index), b));
  // One step of iterative refinement takes out most of the rounding of the inverse.
  const step = solve(residualsOf(first));
  const coefficients = first.map((value, index) => value + at(step, index));
  const residuals = residualsOf(coefficients);
  const variance = dot(residuals, residuals) / df;
  const mean = sum(values) / values.length;
  const spread = sum(values.map((value) => (value - mean) ** 2));
  return {
    coefficients,
    residuals,
    df,
    bread,
    covariance: bread.map((row) => row.map((value) => value * variance)),
    rSquared: spread === 0 ? 1 : 1 - dot(residuals, residuals) / spread,
  };
}

/** What is left of the spread, and of the values themselves, when only rounding is left. */
const NO_VARIATION = 1e-20;
const ROUNDING = (8 * Number.EPSILON) ** 2;

/** Whether a fit goes through every point, so that there is no error to judge it by. */
export function leavesNothing(values: readonly number[], { residuals }: Fit): boolean {
  const mean = sum(values) / values.length;
  const spread = sum(values.map((value) => (value - mean) ** 2));
  return (
    dot(residuals, residuals) <= Math.max(NO_VARIATION * spread, ROUNDING * dot(values, values))
  );
}

/**
 * Covariance that allows for heteroscedastic and autocorrelated errors: (X'X)^-1 [G0 + sum over
 * j <= L of (1 - j/(L + 1)) (Gj + Gj')] (X'X)^-1, Gj = sum of e_t e_(t-j) x_t x_(t-j)' (Newey &
 * West 1987, Econometrica 55:703, equation 5). `adjusted` is multiplied by n/(n - k).
 */
export function neweyWest(
  design: Matrix,
  { residuals, bread, df }: Fit,
  lag: number,
): { readonly plain: Matrix; readonly adjusted: Matrix } {
  const n = residuals.length;
  const scores = design.map((row, index) => row.map((value) => value * at(residuals, index)));
  const places = indices(at(design, 0).length);
  const gamma = (shift: number, one: number, other: number): number =>
    sum(indices(n - shift).map((t) => at(at(scores, t + shift), one) * at(at(scores, t), other)));
  const meat = places.map((one) =>
    places.map((other) => {
      const lagged = indices(lag).map((index) => {
        const shift = index + 1;
        const weight = 1 - shift / (lag + 1);
        return weight * (gamma(shift, one, other) + gamma(shift, other, one));
      });
      return gamma(0, one, other) + sum(lagged);
    }),
  );
  const plain = multiply(multiply(bread, meat), bread);
  return { plain, adjusted: plain.map((row) => row.map((value) => (value * n) / df)) };
}

/** Durbin and Watson's d: sum (e_t - e_(t-1))^2 / sum e_t^2; 2 without autocorrelation (1950). */
export const durbinWatson = (residuals: readonly number[]): number =>
  sum(residuals.slice(1).map((value, index) => (value - at(residuals, index)) ** 2)) /
  dot(residuals, residuals);

/** Lag-one autocorrelation of residuals: sum e_t e_(t-1) / sum e_t^2. */
export const autocorrelation = (residuals: readonly number[]): number =>
  lagProducts(residuals) / dot(residuals, residuals);

const lagProducts = (residuals: readonly number[]): number =>
  sum(residuals.slice(1).map((value, index) => value * at(residuals, index)));

/** The iteration stops when rho moves by less than this. */
const CONVERGED = 1e-12;
/** A series that needs more doesn't settle; it would only go round. */
const MOST_ROUNDS = 200;

/**
 * Regression with first-order autoregressive errors, iterated: rho = sum e_t e_(t-1) / sum
 * e_(t-1)^2 of the residuals on the original scale; observations y_t - rho y_(t-1), the first one
 * times sqrt(1 - rho^2) (Prais & Winsten 1954, Cowles Commission 383).
 *
 * @throws EstimationError as `leastSquares`, or when rho reaches 1 or doesn't settle
 */
export function praisWinsten(
  design: Matrix,
  values: readonly number[],
): Fit & { readonly rho: number } {
  let rho = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fit = leastSquares(transformRows(design, rho), transform(values, rho));
    const residuals = values.map(
      (value, index) => value - dot(at(design, index), fit.coefficients),
    );
    const earlier = residuals.slice(0, -1);
    const squares = dot(earlier, earlier);
    const next = squares === 0 ? 0 : lagProducts(residuals) / squares;
    if (!(Math.abs(next) < 1))
      throw new EstimationError('y', `autocorrelation ${next.toFixed(3)}`, 'between -1 and 1');
    if (Math.abs(next - rho) < CONVERGED) return { ...fit, rho: next };
    rho = next;
  }
  throw new EstimationError(
    'y',
    `an autocorrelation that does not settle in ${MOST_ROUNDS} rounds`,
    'a longer series, or the method ar1_bounded',
  );
}

const transform = (values: readonly number[], rho: number): number[] =>
  values.map((value, index) =>
    index === 0 ? Math.sqrt(1 - rho ** 2) * value : value - rho * at(values, index - 1),
  );

const transformRows = (design: Matrix, rho: number): number[][] =>
  transpose(transpose(design).map((column) => transform(column, rho)));
