import { checkBetweenZeroAndOne, checkFinite, checkNotNegative } from './checks.ts';
import { USUAL_LEVEL } from './interval.ts';
import type { Interval } from './interval.ts';
import { normalUpperQuantile, normalUpperTail } from './numeric/normal.ts';
import { findRoot } from './numeric/root.ts';

/** One end of a range in which a quantity must lie, known with sampling error. */
export type EstimatedBound = { readonly estimate: number; readonly standardError: number };

/**
 * An interval for a quantity that is known to lie between two estimated bounds: it holds the quantity
 * itself, not the whole range, with the level given.
 *
 * lower - c seL to upper + c seU, with c solving P(Z < c + (upper - lower)/max(seL, seU)) - P(Z < -c) =
 * level (Imbens & Manski 2004, Econometrica 72:1845, equations 6 and 7).
 *
 * @throws EstimationError for bounds that aren't finite or a level outside (0, 1)
 */
export function boundsInterval(
  lower: EstimatedBound,
  upper: EstimatedBound,
  level = USUAL_LEVEL,
): Interval {
  checkBetweenZeroAndOne('conf', level);
  for (const { estimate, standardError } of [lower, upper]) {
    checkFinite('bound', estimate);
    checkNotNegative('standard error of a bound', standardError);
  }
  const error = Math.max(lower.standardError, upper.standardError);
  const width = Math.max(0, upper.estimate - lower.estimate);
  const critical = error === 0 ? 0 : criticalValue(width / error, level);
  return {
    lower: lower.estimate - critical * lower.standardError,
    upper: upper.estimate + critical * upper.standardError,
    level,
  };
}

/** Between the one-sided critical value, of a wide range, and the two-sided one, of a point. */
function criticalValue(width: number, level: number): number {
  const missed = (c: number): number =>
    normalUpperTail(c + width) + normalUpperTail(c) - (1 - level);
  const [least, most] = [normalUpperQuantile(1 - level), normalUpperQuantile((1 - level) / 2)];
  if (missed(least) <= 0) return least;
  return missed(most) >= 0 ? most : findRoot(missed, least, most);
}
