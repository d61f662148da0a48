import { checkFinite } from './checks.ts';
import type { Interval } from './interval.ts';

/** How many visits it takes for one more of them to have the outcome. */
export type NumberNeeded = {
  readonly estimate: number;
  readonly interval: Interval;
  /** Whether the message adds to the outcome or takes from it. */
  readonly direction: 'more' | 'fewer';
};

/**
 * Estimand: number needed to reach (M11), 1 / |risk difference|.
 *
 * Interval: the reciprocals of the risk difference's bounds (Altman 1998, BMJ 317:1309). It exists
 * only where that interval excludes 0: otherwise it runs through infinity.
 * Assumes: the risk difference is of a randomised comparison.
 *
 * @returns `undefined` where the interval holds 0: print "not estimable"
 * @throws EstimationError when a number isn't finite
 */
export function numberNeeded(estimate: number, interval: Interval): NumberNeeded | undefined {
  checkFinite('estimate', estimate);
  checkFinite('lower', interval.lower);
  checkFinite('upper', interval.upper);
  if (interval.lower <= 0 && interval.upper >= 0) return undefined;
  const bounds = [1 / Math.abs(interval.lower), 1 / Math.abs(interval.upper)];
  return {
    estimate: 1 / Math.abs(estimate),
    interval: { lower: Math.min(...bounds), upper: Math.max(...bounds), level: interval.level },
    direction: estimate > 0 ? 'more' : 'fewer',
  };
}
