import { checkBetweenZeroAndOne, checkCases, checkCount, checkFinite } from './checks.ts';
import { checkNotNegative, checkPositive } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import type { Interval } from './interval.ts';
import type { Cases } from './risk-difference.ts';
import { findRoot } from './numeric/root.ts';

/** How wide a confidence sequence is at which n: chosen once, before the first look. */
export type Tuning = { readonly alpha: number; readonly rhoSquared: number };

/** A mean with bounds that hold at every look together, not just at one. */
export type SequenceBounds = {
  readonly estimate: number;
  /** Both bounds at once, with error alpha over all looks. */
  readonly interval: Interval;
  /** One bound alone, each with error alpha over all looks. */
  readonly oneSided: { readonly lower: number; readonly upper: number };
};

/**
 * rho^2 that makes the two-sided sequence tightest at `plannedN`: x / plannedN, with x the solution
 * of x = ln(1 + x) - 2 ln alpha, the first-order condition of the width (Waudby-Smith, Arbour,
 * Sinha, Kennedy & Ramdas 2024, Ann Stat, arXiv 2103.06476, appendix B.2).
 *
 * @throws EstimationError for an alpha outside (0, 1) or a planned n below 1
 */
export function tightestAt(plannedN: number, alpha: number): Tuning {
  checkBetweenZeroAndOne('alpha', alpha);
  checkPositive('t_opt', plannedN);
  const least = -2 * Math.log(alpha);
  const x = findRoot((value) => value - Math.log1p(value) - least, least, 2 * least + 10);
  return { alpha, rhoSquared: x / plannedN };
}

/** The closed form near `tightestAt`: (-2 ln alpha + ln(1 - 2 ln alpha)) / plannedN. */
export function nearlyTightestAt(plannedN: number, alpha: number): Tuning {
  checkBetweenZeroAndOne('alpha', alpha);
  checkPositive('t_opt', plannedN);
  const least = -2 * Math.log(alpha);
  return { alpha, rhoSquared: (least + Math.log1p(least)) / plannedN };
}

/**
 * Half the width of the two-sided sequence in standard deviations:
 * sqrt(2 (n rho^2 + 1) / (n^2 rho^2) ln(sqrt(n rho^2 + 1) / alpha)) (same paper, theorem 2.2).
 */
export function twoSidedMultiplier(n: number, { alpha, rhoSquared }: Tuning): number {
  const growth = n * rhoSquared + 1;
  return spread(n, rhoSquared, Math.log(Math.sqrt(growth) / alpha));
}

/**
 * Distance of the one-sided bound in standard deviations: as above, with
 * ln(1 + sqrt(n rho^2 + 1) / (2 alpha)) as the logarithm (same paper, appendix B.1).
 */
export function oneSidedMultiplier(n: number, { alpha, rhoSquared }: Tuning): number {
  const growth = n * rhoSquared + 1;
  return spread(n, rhoSquared, Math.log1p(Math.sqrt(growth) / (2 * alpha)));
}

const spread = (n: number, rhoSquared: number, logarithm: number): number =>
  Math.sqrt(((2 * (n * rhoSquared + 1)) / (n * n * rhoSquared)) * logarithm);

/**
 * Estimand: one mean, looked at as often as wanted.
 *
 * Asymptotic: the error holds from a large enough start on, so a caller prints nothing before it.
 * Assumes: independent visits; rho^2 and alpha fixed beforehand and never restarted.
 *
 * @param deviation the population standard deviation, n in its denominator
 * @throws EstimationError for an n below 1, a deviation below 0 or a tuning outside its range
 */
export function meanSequence(
  { n, mean, deviation }: { readonly n: number; readonly mean: number; readonly deviation: number },
  tuning: Tuning,
): SequenceBounds {
  checkCount('n', n, 1);
  checkFinite('mean', mean);
  checkNotNegative('sd', deviation);
  checkTuning(tuning);
  const half = deviation * twoSidedMultiplier(n, tuning);
  const single = deviation * oneSidedMultiplier(n, tuning);
  return {
    estimate: mean,
    interval: { lower: mean - half, upper: mean + half, level: 1 - tuning.alpha },
    oneSided: { lower: mean - single, upper: mean + single },
  };
}

/**
 * ln of the e-value against "the mean is theta0": -ln(n rho^2 + 1)/2 + n^2 rho^2 / (2 (n rho^2 + 1))
 * ((mean - theta0)/sd)^2. It reaches ln(1/alpha) exactly where theta0 leaves the two-sided sequence.
 *
 * @returns `undefined` where all values are equal, so that there is no scale to judge by
 */
export function logEValue(
  { n, mean, deviation }: { readonly n: number; readonly mean: number; readonly deviation: number },
  theta0: number,
  { rhoSquared }: Tuning,
): number | undefined {
  if (deviation === 0) return undefined;
  const growth = n * rhoSquared + 1;
  const distance = (mean - theta0) / deviation;
  return (distance * distance * n * n * rhoSquared) / (2 * growth) - Math.log(growth) / 2;
}

/** The size, mean and population variance (n in its denominator) of one group. */
export type Moments = { readonly n: number; readonly mean: number; readonly variance: number };

/**
 * Estimand: difference of two independent means, first minus second, looked at as often as wanted
 * (M3 daily, M6).
 *
 * Formula: `meanSequence` for n = n1 + n0 visits with variance n (v1/n1 + v0/n0).
 *
 * @throws EstimationError for an empty group, a variance below 0, a tuning outside its range, or where
 *   nothing varies in either group
 */
export function differenceSequence(
  first: Moments,
  second: Moments,
  tuning: Tuning,
): SequenceBounds & { readonly n: number; readonly deviation: number } {
  for (const [suffix, group] of [
    ['1', first],
    ['0', second],
  ] as const) {
    checkCount(`n${suffix}`, group.n, 1);
    checkFinite(`m${suffix}`, group.mean);
    checkNotNegative(`v${suffix}`, group.variance);
  }
  const n = first.n + second.n;
  const deviation = Math.sqrt(n * (first.variance / first.n + second.variance / second.n));
  if (deviation === 0)
    throw new EstimationError('v1, v0', 'no variation at all', 'answers that differ');
  return {
    ...meanSequence({ n, mean: first.mean - second.mean, deviation }, tuning),
    n,
    deviation,
  };
}

/**
 * Estimand: risk difference, first minus second, looked at as often as wanted; see
 * `differenceSequence`.
 *
 * @throws EstimationError for an empty group, cases above n, or where all answers in each group agree
 */
export function riskDifferenceSequence(one: Cases, other: Cases, tuning: Tuning): SequenceBounds {
  checkCases('x1', one.cases, 'n1', one.n);
  checkCases('x0', other.cases, 'n0', other.n);
  return differenceSequence(momentsOf(one), momentsOf(other), tuning);
}

const momentsOf = ({ cases, n }: Cases): Moments => ({
  n,
  mean: cases / n,
  variance: (cases / n) * (1 - cases / n),
});

function checkTuning({ alpha, rhoSquared }: Tuning): void {
  checkBetweenZeroAndOne('alpha', alpha);
  checkPositive('rho2', rhoSquared);
}
