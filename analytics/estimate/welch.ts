import { USUAL_LEVEL, symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { sampleVariance } from './samples.ts';
import type { Sample } from './samples.ts';
import { EstimationError } from './estimation-error.ts';
import { sum } from './numeric/numbers.ts';
import { studentCriticalValue, studentTwoSided } from './numeric/student.ts';

/** A difference judged by Student's t with degrees of freedom of its own. */
export type StudentEstimate = {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  readonly interval: Interval;
};

/** One group of a contrast: what its mean is multiplied by. */
export type Term = { readonly field: string; readonly sample: Sample; readonly weight: number };

/**
 * Estimand: a linear contrast of independent means, sum of weight x mean.
 *
 * Standard error: sqrt(sum w^2 s^2/n); degrees of freedom: (sum v)^2 / sum(v^2/(n - 1)) with
 * v = w^2 s^2/n (Satterthwaite 1946, Biometrics Bulletin 2:110; Welch 1947, Biometrika 34:28).
 * Assumes: independent groups; variances may differ.
 *
 * @throws EstimationError for a group under 2, or where nothing varies in any group
 */
export function studentContrast(terms: readonly Term[], level = USUAL_LEVEL): StudentEstimate {
  const parts = terms.map(({ field, sample, weight }) => ({
    mean: weight * sample.mean,
    variance: (weight ** 2 * sampleVariance(field, sample)) / sample.n,
    freedom: sample.n - 1,
  }));
  const variance = sum(parts.map((part) => part.variance));
  if (!Number.isFinite(variance ** 2))
    throw new EstimationError(
      terms.map(({ field }) => field).join(', '),
      'values too far apart for their squares',
      'values of one size',
    );
  if (variance === 0)
    throw new EstimationError(
      terms.map(({ field }) => field).join(', '),
      'no variation at all',
      'at least one group in which not everybody is equal',
    );
  const estimate = sum(parts.map((part) => part.mean));
  const standardError = Math.sqrt(variance);
  const df = variance ** 2 / sum(parts.map((part) => part.variance ** 2 / part.freedom));
  const t = estimate / standardError;
  return {
    estimate,
    standardError,
    df,
    t,
    p: studentTwoSided(t, df),
    interval: symmetricInterval(estimate, studentCriticalValue(level, df) * standardError, level),
  };
}

/**
 * Estimand: difference of two independent means, first minus second (M4), with Welch's test and
 * interval; see `studentContrast`.
 */
export const welch = (first: Sample, second: Sample, level = USUAL_LEVEL): StudentEstimate =>
  studentContrast(
    [
      { field: 'x', sample: first, weight: 1 },
      { field: 'y', sample: second, weight: -1 },
    ],
    level,
  );
