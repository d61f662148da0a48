import { checkBetweenZeroAndOne } from '../checks.ts';
import { regularisedBeta } from './beta.ts';
import { normalUpperQuantile } from './normal.ts';
import { findRoot } from './root.ts';

/**
 * P(|T| > |t|) for Student's t with `df` > 0 degrees of freedom, not necessarily whole: the
 * incomplete beta function at df / (df + t^2) (Abramowitz & Stegun 1964, 26.7.1), precise where it
 * is small.
 */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  return regularisedBeta(df / 2, 0.5, df / (df + square), square / (df + square));
}

/** P(T > t) for Student's t, precise in the upper tail. */
export const studentUpperTail = (t: number, df: number): number =>
  t < 0 ? 1 - studentTwoSided(t, df) / 2 : studentTwoSided(t, df) / 2;

/**
 * The two-sided critical value of Student's t: t > 0 with P(|T| > t) = 1 - level, by inverting the
 * tail on a logarithmic scale.
 *
 * @param level between 0 and 1, both excluded
 * @throws EstimationError for any other level
 */
export function studentCriticalValue(level: number, df: number): number {
  checkBetweenZeroAndOne('conf', level);
  const target = Math.log(1 - level);
  const distance = (t: number): number => Math.log(studentTwoSided(t, df)) - target;
  const lower = normalUpperQuantile((1 - level) / 2);
  let upper = 2 * lower;
  while (distance(upper) > 0) upper *= 2;
  return findRoot(distance, lower, upper);
}
