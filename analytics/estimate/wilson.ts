import { checkCases } from './checks.ts';
import { USUAL_LEVEL, normalCriticalValue } from './interval.ts';
import type { Interval } from './interval.ts';

/** A share of a whole, with its interval. */
export type Proportion = {
  readonly estimate: number;
  readonly interval: Interval;
  readonly cases: number;
  readonly n: number;
};

/**
 * Estimand: one proportion (M1). Wilson's score interval without continuity correction.
 *
 * Formula: (p + z^2/2n ± z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n) (Wilson 1927, JASA 22:209;
 * method 3 of Newcombe 1998, Stat Med 17:857). With no cases the lower bound is 0, with only cases
 * the upper bound is 1, exactly.
 * Assumes: cases are independent (here: one visit, one case).
 *
 * @param cases a whole number from 0 to `n`
 * @param n a whole number of 1 or more
 * @param level between 0 and 1, both excluded
 * @throws EstimationError for anything else
 */
export function wilson(
  cases: number,
  n: number,
  level = USUAL_LEVEL,
  fields: { readonly cases: string; readonly n: string } = { cases: 'x', n: 'n' },
): Proportion {
  checkCases(fields.cases, cases, fields.n, n);
  const ends = scoreEnds(cases, n, normalCriticalValue(level));
  return { estimate: cases / n, interval: { ...ends, level }, cases, n };
}

/**
 * The ends of Wilson's interval for any critical value: one that pays for many looks can lie so far
 * out that no level tells it from 1. Within [0, 1], whatever rounding does.
 *
 * @param z above 0
 */
export function scoreEnds(
  cases: number,
  n: number,
  z: number,
): { readonly lower: number; readonly upper: number } {
  const estimate = cases / n;
  const shrinkage = 1 + z ** 2 / n;
  const centre = (estimate + z ** 2 / (2 * n)) / shrinkage;
  const variance = (estimate * (1 - estimate)) / n + z ** 2 / (4 * n ** 2);
  const half = (z / shrinkage) * Math.sqrt(variance);
  return {
    lower: cases === 0 ? 0 : Math.max(0, centre - half),
    upper: cases === n ? 1 : Math.min(1, centre + half),
  };
}
