import { checkFinite, checkPositive } from './checks.ts';
import type { Interval } from './interval.ts';

/** What one more with the outcome cost. */
export type CostPerExtra = { readonly estimate: number; readonly interval: Interval };

/**
 * Estimand: the average cost of one more with the outcome: cost / (visits with a message × risk
 * difference), the cost-effectiveness ratio against a control that costs nothing apart.
 *
 * Interval: the same of the risk difference's bounds. It exists only where that interval lies above 0:
 * otherwise the ratio runs through infinity (O'Brien et al. 1994, Medical Care 32:150; as for the
 * number needed, Altman 1998, BMJ 317:1309). The cost and the visits are known, not estimated.
 *
 * @param cost in euros, 0 or more
 * @param messaged visits that got a message, above 0
 * @returns in euros; `undefined` where the interval doesn't lie above 0: print "not estimable"
 * @throws EstimationError when a number isn't finite, or there are no visits
 */
export function costPerExtra(
  cost: number,
  messaged: number,
  difference: number,
  interval: Interval,
): CostPerExtra | undefined {
  checkFinite('cost', cost);
  checkFinite('difference', difference);
  checkFinite('lower', interval.lower);
  checkFinite('upper', interval.upper);
  if (interval.lower <= 0) return undefined;
  checkPositive('messaged', messaged);
  const each = (extra: number) => cost / (messaged * extra);
  const { lower, upper, level } = interval;
  return {
    estimate: each(difference),
    interval: { lower: each(upper), upper: each(lower), level },
  };
}
