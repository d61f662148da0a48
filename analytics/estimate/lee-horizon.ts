import { checkCount } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { LEAST_FOR_WALD, claimOf, horizonCriticalValue } from './horizon.ts';
import type { Clock, Contrast } from './horizon.ts';

/** An arm of which some left: allocated, finished, and finished with the target answer. */
export type LossyArm = {
  readonly allocated: number;
  readonly finished: number;
  readonly cases: number;
};

/** Bounds of a difference of shares, with the interval that judges them. */
export type LeeContrast = Omit<Contrast, 'estimate'> & {
  readonly bounds: { readonly lower: number; readonly upper: number };
  readonly standardErrors: { readonly lower: number; readonly upper: number };
  /** Share of each arm that finished. */
  readonly response: { readonly first: number; readonly second: number };
  /** Share of finishers cut from the arm that kept more of its visitors. */
  readonly trimmed: number;
  readonly trimmedArm: 'first' | 'second' | 'none';
};

/**
 * Estimand: risk difference, first minus second, of an answer given at the end, among those who would
 * finish in either arm; at any look up to the planned n.
 *
 * Formula: Lee's bounds (2009, Rev Econ Stud 76:1071, proposition 1a) in closed form for a yes or no.
 * With s = finished/allocated, p = cases/finished, and of the arm that kept more u = (finished -
 * cases)/allocated, w = cases/allocated: its share of cases lies from max(0, 1 - u/s) to min(1, w/s),
 * with s of the other arm. Var(a/s) = a(1 - a)/n_a/s^2 + a^2 (1 - s)/(s^3 n_s) by the delta method, plus
 * p(1 - p)/m of the other arm; an end that is clamped adds nothing. The interval runs z standard errors
 * beyond both, with z of `horizonCriticalValue`: it holds the whole range, at every look.
 * Assumes: a fair draw, and that the arm moves everyone's finishing in one direction only. Judges from
 * 20 of each answer in both arms.
 *
 * @throws EstimationError for an arm nobody finished, more finishers than allocated, or an arm larger
 *   than the clock
 */
export function leeHorizon(
  first: LossyArm,
  second: LossyArm,
  clock: Clock,
  alpha: number,
): LeeContrast {
  checkArm('1', first);
  checkArm('0', second);
  if (clock.n < first.allocated + second.allocated)
    throw new EstimationError('n', clock.n, 'at least the visits of both arms');
  const z = horizonCriticalValue(clock, alpha);
  // On whole numbers, so that equal responses are equal.
  const gap = first.finished * second.allocated - second.finished * first.allocated;
  const [more, less] = gap >= 0 ? [first, second] : [second, first];
  const kept = trimmedShare(more, less);
  const share = less.cases / less.finished;
  const variance = (share * (1 - share)) / less.finished;
  const error = (trimmed: number): number => Math.sqrt(trimmed + variance);
  const [low, high] = [
    { end: kept.least - share, error: error(kept.leastVariance) },
    { end: kept.most - share, error: error(kept.mostVariance) },
  ];
  // Of the second arm, what is left makes the difference smaller where it has more cases.
  const [lower, upper] =
    gap >= 0
      ? [low, high]
      : [
          { end: share - kept.most, error: high.error },
          { end: share - kept.least, error: low.error },
        ];
  const ends = { lower: lower.end - z * lower.error, upper: upper.end + z * upper.error };
  const estimable = [first, second].every(
    ({ cases, finished }) => Math.min(cases, finished - cases) >= LEAST_FOR_WALD,
  );
  return {
    ...ends,
    bounds: { lower: lower.end, upper: upper.end },
    standardErrors: { lower: lower.error, upper: upper.error },
    response: {
      first: first.finished / first.allocated,
      second: second.finished / second.allocated,
    },
    trimmed: Math.abs(gap) / (more.finished * less.allocated),
    trimmedArm: gap === 0 ? 'none' : gap > 0 ? 'first' : 'second',
    alpha,
    z,
    estimable,
    claim: claimOf(ends, estimable),
  };
}

/** The least and the largest share of cases in an arm once it is trimmed to the other's response. */
function trimmedShare(more: LossyArm, less: LossyArm) {
  const response = less.finished / less.allocated;
  const others = more.finished - more.cases;
  const clampedAt = more.allocated * less.finished;
  const variance = (part: number): number =>
    (part * (1 - part)) / more.allocated / response ** 2 +
    (part ** 2 * (1 - response)) / (response ** 3 * less.allocated);
  const end = (count: number) => {
    // On whole numbers, so that an end that just reaches its limit counts as clamped.
    const clamped = count * less.allocated >= clampedAt;
    const part = count / more.allocated;
    return { share: clamped ? 1 : part / response, variance: clamped ? 0 : variance(part) };
  };
  const [without, having] = [end(others), end(more.cases)];
  return {
    least: 1 - without.share,
    leastVariance: without.variance,
    most: having.share,
    mostVariance: having.variance,
  };
}

function checkArm(suffix: string, { allocated, finished, cases }: LossyArm): void {
  checkCount(`n${suffix}`, allocated, 1);
  checkCount(`m${suffix}`, finished, 1, allocated);
  checkCount(`x${suffix}`, cases, 0, finished);
}
