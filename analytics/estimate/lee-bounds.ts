import { boundsInterval } from './bounds-interval.ts';
import { checkCount, checkFinite } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL } from './interval.ts';
import type { Interval } from './interval.ts';
import { sum } from './numeric/numbers.ts';
import { populationVariance, sampleOfHistogram } from './samples.ts';
import type { Sample, ScoreCount } from './samples.ts';

/** An arm: how many were allocated to it, and the scores of those who finished. */
export type ArmWithLoss = {
  readonly allocated: number;
  readonly scores: readonly ScoreCount[];
};

export type LeeBounds = {
  readonly lower: number;
  readonly upper: number;
  /** Holds the effect itself with the level given, sampling error of both bounds included. */
  readonly interval: Interval;
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
 * Interval: of Imbens and Manski (see `boundsInterval`), with the standard errors of Lee's
 * proposition 3.
 * Assumes: a fair draw, and that the arm moves everyone's finishing in one direction only.
 *
 * @throws EstimationError for an empty arm, nobody who finished, or more finishers than allocated
 */
export function leeBounds(first: ArmWithLoss, second: ArmWithLoss, level = USUAL_LEVEL): LeeBounds {
  const one = finishersOf('1', first);
  const other = finishersOf('0', second);
  const response = { first: one.n / first.allocated, second: other.n / second.allocated };
  // On whole numbers, so that equal responses are equal.
  const gap = one.n * second.allocated - other.n * first.allocated;
  const trimmedArm = gap === 0 ? 'none' : gap > 0 ? 'first' : 'second';
  const [more, less] = gap >= 0 ? [one, other] : [other, one];
  const [kept, whole] = gap >= 0 ? [first, second] : [second, first];
  const trimmed = Math.abs(gap) / (more.n * whole.allocated);
  const loss = (group: Sample, { allocated }: ArmWithLoss): number => 1 / group.n - 1 / allocated;
  const shareVariance = (1 - trimmed) ** 2 * (loss(more, kept) + loss(less, whole));
  const otherVariance = populationVariance(less) / less.n;
  const rising = [...kept.scores].sort((a, b) => a.score - b.score);
  const [low, high] = [rising, [...rising].reverse()].map((ordered) => {
    const part = trim(ordered, trimmed, shareVariance);
    return { mean: part.mean - less.mean, error: Math.sqrt(part.variance + otherVariance) };
  }) as [Bound, Bound];
  // Of the second arm, the part that is left makes the difference smaller where it scores higher.
  const bounds = gap >= 0 ? [low, high] : [negative(high), negative(low)];
  const [lower, upper] = bounds as [Bound, Bound];
  return {
    lower: lower.mean,
    upper: upper.mean,
    interval: boundsInterval(
      { estimate: lower.mean, standardError: lower.error },
      { estimate: upper.mean, standardError: upper.error },
      level,
    ),
    response,
    trimmed,
    trimmedArm,
    naive: one.mean - other.mean,
  };
}

/** A bound of a difference, with its standard error. */
type Bound = { readonly mean: number; readonly error: number };

const negative = ({ mean, error }: Bound): Bound => ({ mean: -mean, error });

/**
 * Mean of the first `1 - share` of ordered scores, and its variance: that of the mean, of where the
 * cut lies, and of how much is cut (Lee 2009, proposition 3).
 */
function trim(
  ordered: readonly ScoreCount[],
  share: number,
  shareVariance: number,
): { readonly mean: number; readonly variance: number } {
  const n = sum(ordered.map(({ count }) => count));
  const keep = (1 - share) * n;
  let left = keep;
  let cut = 0;
  const kept = ordered.map(({ score, count }) => {
    const weight = Math.min(count, left);
    left -= weight;
    if (weight > 0) cut = score;
    return { score, weight };
  });
  const mean = sum(kept.map(({ score, weight }) => score * weight)) / keep;
  const squares = sum(kept.map(({ score, weight }) => weight * (score - mean) ** 2)) / keep;
  const distance = (cut - mean) ** 2;
  const variance =
    squares / keep + (distance * share) / keep + (distance * shareVariance) / (1 - share) ** 2;
  return { mean, variance };
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
