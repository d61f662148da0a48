import { boundsInterval } from './bounds-interval.ts';
import { checkCount } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL } from './interval.ts';
import type { Interval } from './interval.ts';

/** Pairs of answers of those who came back, out of everyone invited. */
export type PairsOfInvited = {
  /** No before, yes now. */
  readonly began: number;
  /** Yes before, no now. */
  readonly stopped: number;
  readonly responded: number;
  readonly invited: number;
};

/**
 * Estimand: net change over everyone invited, where only some responded (M8): between
 * r change - (1 - r) and r change + (1 - r), with r the share that responded (Manski 1990, Am Econ Rev
 * 80:319). The bounds are means over the invited, who count -1, 0 or 1 each; who stayed away counts
 * -1 for the lower and 1 for the upper bound.
 *
 * Interval: of Imbens and Manski (see `boundsInterval`).
 *
 * @throws EstimationError for more changes than responses, or more responses than invitations
 */
export function netChangeBounds(
  { began, stopped, responded, invited }: PairsOfInvited,
  level = USUAL_LEVEL,
): { readonly lower: number; readonly upper: number; readonly interval: Interval } {
  checkCount('invited', invited, 1);
  checkCount('responded', responded, 0, invited);
  checkCount('began', began);
  checkCount('stopped', stopped);
  if (began + stopped > responded)
    throw new EstimationError(
      'began + stopped',
      began + stopped,
      `at most responded, ${responded}`,
    );
  const away = invited - responded;
  const bound = (up: number, down: number) => {
    const mean = (up - down) / invited;
    const variance = ((up + down) / invited - mean ** 2) / invited;
    return { estimate: mean, standardError: Math.sqrt(Math.max(0, variance)) };
  };
  const [lower, upper] = [bound(began, stopped + away), bound(began + away, stopped)];
  return {
    lower: lower.estimate,
    upper: upper.estimate,
    interval: boundsInterval(lower, upper, level),
  };
}
