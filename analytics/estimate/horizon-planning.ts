import { checkBetweenZeroAndOne, checkCount, checkPositive } from './checks.ts';
import { oneSidedMultiplier } from './confidence-sequence.ts';
import type { Tuning } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { normalQuantile, normalUpperQuantile, normalUpperTail } from './numeric/normal.ts';

/** A study still to be made, as far as its verdict depends on it. */
export type PlannedStudy = {
  /** Share with the outcome in the control arm. */
  readonly base: number;
  /** Smallest difference worth going on with. */
  readonly smallestEffect: number;
  /** Share of all visits allocated to the message arms together, and so not to control. */
  readonly messageShare: number;
  /** Message arms: from two on, the pooled comparison is judged at 0.9 alpha. */
  readonly messageArms: number;
  /** Error of all causal sentences together. */
  readonly alpha: number;
};

/** What the score form costs over the normal approximation, in visits. */
const SCORE_FORM = 1.03;

/**
 * The chance of a right "go on" at the planned n, where the true difference is the smallest worth it.
 *
 * Phi(min(d/SE - c_gate, c)): the interval must exclude 0 at the gate's level, and may not lie below d
 * at the level that judges; SE^2 = [p1(1 - p1)/pi1 + p0(1 - p0)/pi0]/N. In very large studies the
 * second holds it under Phi(c), some 99%.
 *
 * @throws EstimationError for shares outside (0, 1), or a planned n or number of arms under 1
 */
export function chanceOfGoOn(study: PlannedStudy, plannedN: number): number {
  checkStudy(study);
  checkCount('planned_n', plannedN, 1);
  const distance = study.smallestEffect / Math.sqrt(spreadOf(study) / plannedN);
  return normalUpperTail(
    -Math.min(distance - gateValue(study), normalUpperQuantile(study.alpha / 4)),
  );
}

/**
 * The planned n at which the chance of a right "go on" is as wanted: 1.03 ((c + z)/d)^2 [p1(1 - p1)/pi1
 * + p0(1 - p0)/pi0], rounded up.
 *
 * @param power between 0 and the most that can be had, Phi(c)
 * @throws EstimationError as `chanceOfGoOn`, or for more power than can be had
 */
export function plannedNFor(study: PlannedStudy, power: number): number {
  checkStudy(study);
  checkBetweenZeroAndOne('power', power);
  const most = 1 - study.alpha / 4;
  if (power >= most)
    throw new EstimationError('power', power, `below ${most}, the most that can be had`);
  const distance = gateValue(study) + normalQuantile(power);
  return Math.ceil(SCORE_FORM * (distance / study.smallestEffect) ** 2 * spreadOf(study));
}

/**
 * Visits, all arms together, until a fall as large as the margin is excluded at every look where there
 * is no difference: the smallest n with m(n) SE(n) < margin, m the multiplier of the one-sided sequence.
 *
 * @param tuning of the one-sided sequence
 * @returns `undefined` where it takes more than a thousand million
 * @throws EstimationError for a margin that isn't above 0
 */
export function visitsToExcludeHarm(
  { base, messageShare }: Pick<PlannedStudy, 'base' | 'messageShare'>,
  margin: number,
  tuning: Tuning,
): number | undefined {
  checkPositive('harm_margin', margin);
  checkBetweenZeroAndOne('base', base);
  checkBetweenZeroAndOne('message_share', messageShare);
  const deviation = Math.sqrt((base * (1 - base)) / (messageShare * (1 - messageShare)));
  const excluded = (n: number): boolean => oneSidedMultiplier(n, tuning) * deviation < margin;
  let [short, enough] = [0, MOST_VISITS];
  if (!excluded(enough)) return undefined;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (excluded(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

const MOST_VISITS = 1_000_000_000;

/** Visits that came in so many days. */
export type Step = { readonly visits: number; readonly days: number };

/**
 * Days until so many more visits have come, at the mean pace of the last four weeks, or of as much as
 * is known.
 *
 * @param steps visits from one look to the next, oldest first
 * @returns `undefined` without a step, or where nobody came in them
 * @throws EstimationError for visits or days that can't be counted
 */
export function daysNeeded(visits: number, steps: readonly Step[]): number | undefined {
  checkCount('visits', visits);
  let [came, days] = [0, 0];
  for (const [back, step] of steps.toReversed().entries()) {
    if (days >= DAYS_OF_PACE) break;
    const place = steps.length - 1 - back;
    checkCount(`steps[${place}].visits`, step.visits);
    checkCount(`steps[${place}].days`, step.days);
    came += step.visits;
    days += step.days;
  }
  if (visits === 0) return 0;
  return came === 0 || days === 0 ? undefined : Math.ceil((visits * days) / came);
}

const DAYS_OF_PACE = 28;

const gateValue = ({ alpha, messageArms }: PlannedStudy): number =>
  normalUpperQuantile((messageArms >= 2 ? 0.9 * alpha : alpha) / 4);

/** N times the squared standard error of the pooled difference, at the smallest effect. */
function spreadOf({ base, smallestEffect, messageShare }: PlannedStudy): number {
  const risk = base + smallestEffect;
  return (risk * (1 - risk)) / messageShare + (base * (1 - base)) / (1 - messageShare);
}

function checkStudy(study: PlannedStudy): void {
  checkBetweenZeroAndOne('base', study.base);
  checkPositive('smallest_effect', study.smallestEffect);
  checkBetweenZeroAndOne('base + smallest_effect', study.base + study.smallestEffect);
  checkBetweenZeroAndOne('message_share', study.messageShare);
  checkCount('message_arms', study.messageArms, 1);
  checkBetweenZeroAndOne('alpha', study.alpha);
}
