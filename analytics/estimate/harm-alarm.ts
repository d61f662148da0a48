import { checkBetweenZeroAndOne, checkCases, checkPositive } from './checks.ts';
import { together } from './closed-family.ts';
import { oneSidedMultiplier, tightestAt } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { LEAST_A_SIDE } from './horizon.ts';
import { at, sum } from './numeric/numbers.ts';
import { newcombeEnds } from './risk-difference.ts';
import type { Cases } from './risk-difference.ts';

/** A difference with one-sided bounds that hold at every look, for ever. */
export type AnytimeScore = {
  readonly estimate: number;
  /** Each bound alone has error alpha over all looks. */
  readonly lower: number;
  readonly upper: number;
  readonly alpha: number;
  readonly rhoSquared: number;
  readonly z: number;
  /** Whether a fall is shown: the upper bound below 0, with 100 visits on each side. */
  readonly alarm: boolean;
};

/**
 * Estimand: risk difference, first minus second, one-sided, at every look for ever (M6).
 *
 * Formula: Newcombe's method 10 (see `newcombeEnds`) with z the distance of the one-sided confidence
 * sequence in standard errors (see `oneSidedMultiplier`), for m = n1 + n0 visits, and rho^2 = x/t_opt,
 * x = ln(1 + x) - 2 ln(2 alpha) (Waudby-Smith et al. 2024, arXiv 2103.06476, appendix B). The score form
 * keeps its error in cells where the Wald form doesn't.
 *
 * @param tightestAtN visits on both sides at which the bound is tightest, fixed beforehand
 * @param alpha one-sided, below 0.5
 * @throws EstimationError for an empty group, cases above n, or an alpha outside (0, 0.5)
 */
export function anytimeScore(
  one: Cases,
  other: Cases,
  tightestAtN: number,
  alpha: number,
): AnytimeScore {
  checkCases('x1', one.cases, 'n1', one.n);
  checkCases('x0', other.cases, 'n0', other.n);
  checkBetweenZeroAndOne('alpha', alpha);
  if (alpha >= 0.5) throw new EstimationError('alpha', alpha, 'a one-sided error below 0.5');
  const { rhoSquared } = tightestAt(tightestAtN, 2 * alpha);
  const m = one.n + other.n;
  const z = Math.sqrt(m) * oneSidedMultiplier(m, { alpha, rhoSquared });
  const ends = newcombeEnds(one, other, z);
  const enough = Math.min(one.n, other.n) >= LEAST_A_SIDE;
  return {
    estimate: one.cases / one.n - other.cases / other.n,
    ...ends,
    alpha,
    rhoSquared,
    z,
    alarm: enough && ends.upper < 0,
  };
}

/** An arm's cases and the ratio in which the plan draws it. */
export type DrawnArm = Cases & { readonly ratio: number };

/** The alarm on one outcome; `undefined` where one of the two groups is still empty. */
export type HarmAlarm = {
  readonly pooled: AnytimeScore | undefined;
  /** In the order given; empty with one message arm, which is the pooled comparison. */
  readonly arms: readonly (AnytimeScore | undefined)[];
};

/**
 * Watches one outcome for harm, for all message arms together and for each: half of alpha for the pooled
 * comparison, half shared by the arms; with one message arm all of it for the pooled one. Tuned to the
 * share of the planned n that falls in the two groups. Depends on no other check.
 *
 * @param alpha one-sided error of this outcome: half of the study's where two outcomes are watched, and
 *   half of that again where it is watched both with and without weeks left out
 * @throws EstimationError without a message arm, for a ratio that isn't above 0, or as `anytimeScore`
 */
export function harmAlarm(
  control: DrawnArm,
  messages: readonly DrawnArm[],
  plannedN: number,
  alpha: number,
): HarmAlarm {
  const count = messages.length;
  if (count === 0) throw new EstimationError('message', 'no arms', 'at least one message arm');
  const ratios = [control, ...messages].map(({ ratio }) => ratio);
  ratios.forEach((ratio, index) => checkPositive(`ratio[${index}]`, ratio));
  const watch = (groups: readonly DrawnArm[], level: number): AnytimeScore | undefined => {
    const group = together(groups);
    if (group.n === 0 || control.n === 0) return undefined;
    const drawn = control.ratio + sum(groups.map(({ ratio }) => ratio));
    return anytimeScore(group, control, (plannedN * drawn) / sum(ratios), level);
  };
  if (count === 1) return { pooled: watch(messages, alpha), arms: [] };
  return {
    pooled: watch(messages, alpha / 2),
    arms: messages.map((_, arm) => watch([at(messages, arm)], alpha / (2 * count))),
  };
}
