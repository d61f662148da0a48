import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL, normalInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { noncentralityInterval } from './numeric/noncentral-student.ts';
import { hedgesCorrection } from './numeric/hedges-correction.ts';
import { sampleVariance } from './samples.ts';
import type { Sample } from './samples.ts';

/** A standardised mean difference corrected for small samples, by one of the two corrections. */
export type HedgesG = {
  readonly correction: number;
  readonly estimate: number;
  readonly variance: number;
  readonly interval: Interval;
};

export type StandardisedDifference = {
  readonly pooledDeviation: number;
  /** Cohen's d: the difference in pooled standard deviations, uncorrected. */
  readonly d: number;
  readonly varianceOfD: number;
  /** With J = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)): the one to show. */
  readonly exact: HedgesG;
  /** With J = 1 - 3/(4 df - 1). */
  readonly approximate: HedgesG;
};

/**
 * Estimand: standardised mean difference, first minus second (M4), in pooled standard deviations.
 *
 * Formula: g = J d (Hedges 1981, J Educ Stat 6:107, equations 6d and 6e); variance J^2 ((n1 + n2)/(n1 n2) +
 * d^2/(2 (n1 + n2))), interval from the normal (Borenstein, Hedges, Higgins & Rothstein 2009,
 * "Introduction to Meta-Analysis", equations 4.20 to 4.24).
 * Assumes: independent groups with equal variances; scores taken as an interval scale.
 *
 * @throws EstimationError for a group under 2, or where nobody differs from anybody
 */
export function hedges(first: Sample, second: Sample, level = USUAL_LEVEL): StandardisedDifference {
  sampleVariance('x', first);
  sampleVariance('y', second);
  const df = first.n + second.n - 2;
  const pooledDeviation = Math.sqrt((first.squares + second.squares) / df);
  if (pooledDeviation === 0)
    throw new EstimationError('x, y', 'no variation at all', 'answers that differ');
  const d = (first.mean - second.mean) / pooledDeviation;
  const total = first.n + second.n;
  const varianceOfD = total / (first.n * second.n) + d ** 2 / (2 * total);
  const correct = (correction: number): HedgesG => {
    const variance = correction ** 2 * varianceOfD;
    const estimate = correction * d;
    const interval = normalInterval(estimate, Math.sqrt(variance), level);
    return { correction, estimate, variance, interval };
  };
  return {
    pooledDeviation,
    d,
    varianceOfD,
    exact: correct(hedgesCorrection(df).correction),
    approximate: correct(1 - 3 / (4 * df - 1)),
  };
}

/**
 * The exact interval of the uncorrected standardised difference, from the noncentral t (Steiger &
 * Fouladi 1997): for small samples, at about 1e-7.
 */
export function exactIntervalOfD(
  first: Sample,
  second: Sample,
  level = USUAL_LEVEL,
): { readonly lower: number; readonly upper: number } {
  const scale = Math.sqrt((first.n * second.n) / (first.n + second.n));
  const { d } = hedges(first, second, level);
  const { lower, upper } = noncentralityInterval(d * scale, first.n + second.n - 2, level);
  return { lower: lower / scale, upper: upper / scale };
}
