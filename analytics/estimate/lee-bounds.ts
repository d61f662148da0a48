import { checkCount, checkFinite } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { sum } from './numbers.ts';
import { sampleOfHistogram } from './samples.ts';
import type { ScoreCount } from './samples.ts';

/** An arm: how many were allocated to it, and the scores of those who finished. */
export type ArmWithLoss = {
  readonly allocated: number;
  readonly scores: readonly ScoreCount[];
};

export type LeeBounds = {
  readonly lower: number;
  readonly upper: number;
  /** Share of each arm that finished. */
  readonly response: { readonly first: number; readonly second: number };
  /** Share of finishers cut from the arm that kept more of its visitors. */
  readonly trimmed: number;
  readonly trimmedArm: 'first' | 'second' | 'none';
  /** The difference of finishers' means, as if those who left didn't matter. */
  readonly naive: number;
};

/**
 * Estimand: the average effect, first minus second, on those who would finish in either arm (M7).
 *
 * Formula: q = (s_high - s_low)/s_high of the arm with the higher response is trimmed from the top,
 * and from the bottom (Lee 2009, Rev Econ Stud 76:1071, proposition 1a). Tied scores are trimmed by
 * fraction: the boundary score keeps the part of its weight that is left.
 * Assumes: a fair draw, and that the arm moves everyone's finishing in one direction only.
 *
 * @throws EstimationError for an empty arm, nobody who finished, or more finishers than allocated
 */
export function leeBounds(first: ArmWithLoss, second: ArmWithLoss): LeeBounds {
  const one = finishersOf('1', first);
  const other = finishersOf('0', second);
  const [s1, s0] = [one.n / first.allocated, other.n / second.allocated];
  // On whole numbers, so that equal responses are equal.
  const gap = one.n * second.allocated - other.n * first.allocated;
  const naive = one.mean - other.mean;
  const shared = { response: { first: s1, second: s0 }, naive };
  if (gap === 0) return { ...shared, lower: naive, upper: naive, trimmed: 0, trimmedArm: 'none' };
  if (gap > 0) {
    const trimmed = gap / (one.n * second.allocated);
    const kept = trimmedMeans(first.scores, trimmed);
    const [lower, upper] = [kept.lowest - other.mean, kept.highest - other.mean];
    return { ...shared, lower, upper, trimmed, trimmedArm: 'first' };
  }
  const trimmed = -gap / (other.n * first.allocated);
  const kept = trimmedMeans(second.scores, trimmed);
  const [lower, upper] = [one.mean - kept.highest, one.mean - kept.lowest];
  return { ...shared, lower, upper, trimmed, trimmedArm: 'second' };
}

/** The mean without the highest, and without the lowest, `share` of the scores. */
function trimmedMeans(scores: readonly ScoreCount[], share: number) {
  const rising = [...scores].sort((a, b) => a.score - b.score);
  const keep = (1 - share) * sum(scores.map(({ count }) => count));
  return {
    lowest: meanOfFirst(rising, keep),
    highest: meanOfFirst([...rising].reverse(), keep),
  };
}

function meanOfFirst(ordered: readonly ScoreCount[], mass: number): number {
  let left = mass;
  let total = 0;
  for (const { score, count } of ordered) {
    const taken = Math.min(count, left);
    total += score * taken;
    left -= taken;
  }
  return total / mass;
}

/**
 * Estimand: the average effect on everyone allocated, first minus second, whatever those who left
 * would have answered: they get the lowest score in one arm and the highest in the other
 * (Manski 1990, Am Econ Rev 80:319).
 *
 * @param range the lowest and highest score there can be
 * @throws EstimationError as `leeBounds`, or for a score outside the range
 */
export function manskiBounds(
  first: ArmWithLoss,
  second: ArmWithLoss,
  range: { readonly least: number; readonly most: number },
): { readonly lower: number; readonly upper: number } {
  checkFinite('ymin', range.least);
  checkFinite('ymax', range.most);
  if (range.least > range.most)
    throw new EstimationError('ymin', range.least, `at most ymax, which is ${range.most}`);
  const one = extremeMeans('1', first, range);
  const other = extremeMeans('0', second, range);
  return { lower: one.lowest - other.highest, upper: one.highest - other.lowest };
}

function extremeMeans(
  suffix: string,
  arm: ArmWithLoss,
  { least, most }: { readonly least: number; readonly most: number },
) {
  const { n, mean } = finishersOf(suffix, arm);
  for (const { score, count } of arm.scores)
    if (count > 0 && (score < least || score > most))
      throw new EstimationError(`y${suffix}`, score, `scores from ${least} to ${most}`);
  const share = n / arm.allocated;
  return {
    lowest: share * mean + (1 - share) * least,
    highest: share * mean + (1 - share) * most,
  };
}

function finishersOf(suffix: string, { allocated, scores }: ArmWithLoss) {
  checkCount(`n${suffix}`, allocated, 1);
  const sample = sampleOfHistogram(`y${suffix}`, scores);
  if (sample.n > allocated)
    throw new EstimationError(
      `y${suffix}`,
      `${sample.n} finishers`,
      `at most ${allocated}, all allocated`,
    );
  return sample;
}

/**
 * Estimand: net change over everyone invited, where only some responded: between
 * r change - (1 - r) and r change + (1 - r), with r the share that responded (Manski 1990).
 *
 * @throws EstimationError for more responses than invitations, or a change outside [-1, 1]
 */
export function netChangeBounds(
  change: number,
  responded: number,
  invited: number,
): { readonly lower: number; readonly upper: number } {
  checkCount('invited', invited, 1);
  checkCount('responded', responded, 0, invited);
  if (!(Math.abs(change) <= 1))
    throw new EstimationError('change', change, 'a number from -1 to 1');
  const rate = responded / invited;
  return { lower: rate * change - (1 - rate), upper: rate * change + (1 - rate) };
}
