import { checkCases } from './checks.ts';
import type { Cases } from './risk-difference.ts';

/** How many forged reports it would take to make a difference vanish. */
export type Fragility = {
  /** Reports to be added to one arm; infinite where all of one arm and none of the other have it. */
  readonly added: number;
  /** Reports to be changed in one arm. */
  readonly changed: number;
};

/**
 * Estimand: the fewest forged reports that would erase the difference between two arms (M12); since
 * nobody has an identity here, forgery can't be traced, only weighed.
 *
 * Formula, for p1 > p0: reports without the outcome added to the higher arm bring it down to p0
 * after n1 (p1 - p0)/p0; reports with the outcome added to the lower arm bring it up to p1 after
 * n0 (p1 - p0)/(1 - p1); `added` is the smaller, rounded up. Changing reports takes n (p1 - p0) in the
 * smaller arm. Computed on whole numbers, so that a round number isn't rounded up by a stray bit.
 * Answers under randomised response: give the counts as reported.
 *
 * @param interval the one that judges the difference
 * @returns `undefined` where that interval holds 0: a difference that isn't shown can't be erased
 * @throws EstimationError for an empty arm or cases above n
 */
export function fragility(
  one: Cases,
  other: Cases,
  interval: { readonly lower: number; readonly upper: number },
): Fragility | undefined {
  checkCases('x1', one.cases, 'n1', one.n);
  checkCases('x2', other.cases, 'n2', other.n);
  if (interval.lower <= 0 && interval.upper >= 0) return undefined;
  const [higher, lower] = [one, other].sort((a, b) => b.cases * a.n - a.cases * b.n) as [
    Cases,
    Cases,
  ];
  const gap = higher.cases * lower.n - lower.cases * higher.n;
  const dilute = divideUp(gap, lower.cases);
  const raise = divideUp(gap, higher.n - higher.cases);
  const changed = Math.min(divideUp(gap, higher.n), divideUp(gap, lower.n));
  return { added: Math.min(dilute, raise), changed };
}

/** The quotient of two whole numbers, rounded up. */
const divideUp = (dividend: number, divisor: number): number => Math.ceil(dividend / divisor);
