import { EstimationError } from './estimation-error.ts';
import { dot, transpose } from './numeric/matrix.ts';
import type { Matrix } from './numeric/matrix.ts';
import { at, indices, sum } from './numeric/numbers.ts';
import { logDeterminant } from './numeric/determinant.ts';
import { leastSquares, leavesNothing } from './regression.ts';
import type { Fit } from './regression.ts';

/** A regression whose errors hang together from point to point. */
export type Autoregression = Fit & {
  /** Correlation of errors one position apart. */
  readonly rho: number;
};

/** Why a series gives no estimate. */
export type SeriesRefusal = 'too-few-points' | 'gaps' | 'no-variation' | 'rho-at-bound';

/** Rho is looked for at -0.98, -0.96 … 0.98, then between the neighbours of the best. */
const STEP = 0.02;
const STEPS_EACH_SIDE = 49;
const GOLDEN_STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Regression with first-order autoregressive errors by restricted maximum likelihood, over points that
 * may lie at unequal whole distances m_i: those missing are neither filled in nor closed up.
 *
 * With s_i = rho^m_i, the first row as it is and others (y_i - s_i y_(i-1))/sqrt(1 - s_i^2), the same for
 * X: l(rho) = -(n - k)/2 ln RSS - 1/2 sum ln(1 - s_i^2) - 1/2 ln |X*'X*| (Patterson & Thompson 1971,
 * Biometrika 58:545; Cheang & Reinsel 2000, JASA 95:1173). The best of a grid, then golden section: always
 * 99 + 62 fits. Covariance RSS/(n - k) (X*'X*)^-1, to be judged by t with n - k degrees of freedom.
 *
 * @param positions whole, rising, one a point
 * @returns why not, where nothing varies or rho has no best value inside the bounds
 * @throws EstimationError for columns that depend on each other, or no more points than columns
 */
export function autoregression(
  design: Matrix,
  values: readonly number[],
  positions: readonly number[],
): Autoregression | Extract<SeriesRefusal, 'no-variation' | 'rho-at-bound'> {
  const independent = leastSquares(design, values);
  if (leavesNothing(values, independent)) return 'no-variation';
  const fit = (rho: number): Fit & { likelihood: number } => fitAt(rho, design, values, positions);
  const grid = indices(2 * STEPS_EACH_SIDE + 1).map((index) => (index - STEPS_EACH_SIDE) * STEP);
  const likelihoods = grid.map((rho) => fit(rho).likelihood);
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  if (best <= 0 || best === grid.length - 1) return 'rho-at-bound';
  const rho = highest((value) => fit(value).likelihood, at(grid, best - 1), at(grid, best + 1));
  return { ...fit(rho), rho };
}

function fitAt(
  rho: number,
  design: Matrix,
  values: readonly number[],
  positions: readonly number[],
): Fit & { likelihood: number } {
  const ties = positions.map((position, index) =>
    index === 0 ? 0 : rho ** (position - at(positions, index - 1)),
  );
  const whiten = (series: readonly number[]): number[] =>
    series.map((value, index) => {
      const tie = at(ties, index);
      const before = index === 0 ? 0 : at(series, index - 1);
      return (value - tie * before) / Math.sqrt(1 - tie ** 2);
    });
  const columns = transpose(design).map(whiten);
  const white = leastSquares(transpose(columns), whiten(values));
  const information = logDeterminant(columns.map((one) => columns.map((other) => dot(one, other))));
  if (information === undefined)
    throw new EstimationError(
      'y',
      'columns that depend on each other',
      'a break inside the series',
    );
  const squares = dot(white.residuals, white.residuals);
  const scales = sum(ties.map((tie) => Math.log1p(-(tie ** 2))));
  return { ...white, likelihood: -(white.df * Math.log(squares) + scales + information) / 2 };
}

/** Where a function with one peak between two points is highest: golden section (Kiefer 1953). */
function highest(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [left, right] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atLeft, atRight] = [f(left), f(right)];
  for (let step = 0; step < GOLDEN_STEPS; step += 1) {
    if (atLeft >= atRight) {
      [b, right, atRight] = [right, left, atLeft];
      left = b - GOLDEN * (b - a);
      atLeft = f(left);
    } else {
      [a, left, atLeft] = [left, right, atRight];
      right = a + GOLDEN * (b - a);
      atRight = f(right);
    }
  }
  return (a + b) / 2;
}
