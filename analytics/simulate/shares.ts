import { controlArm } from '../plan/arms.ts';
import type { Outcome, SensitiveItem } from '../plan/items.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Truth } from './truth.ts';

/** The shares of an outcome's answers in an arm, as the truth states them. */
export function sharesOf(truth: Truth, { id }: Outcome, arm: string): readonly number[] {
  const shares = truth.outcomes[id]?.[arm];
  if (!shares) throw new Error(`the truth gives no shares of outcome ${id} in arm ${arm}`);
  return shares;
}

/** Someone's answer before the text and after it, and how large a share has both. */
export type JointShare = {
  readonly before: number;
  readonly after: number;
  readonly share: number;
};

/**
 * How answers before and after go together: everyone keeps their place among people, so that a text
 * moves answers and doesn't shuffle them; being asked beforehand moves some one step further.
 */
export function jointShares(
  plan: StudyPlan,
  truth: Truth,
  outcome: Outcome,
  arm: string,
  preAsked: boolean,
): JointShare[] {
  const control = controlArm(plan);
  const moved = preAsked && arm !== control ? truth.sensitisation : 0;
  const [before, after] = [sharesOf(truth, outcome, control), sharesOf(truth, outcome, arm)];
  const last = after.length - 1;
  return overlaps(before, after).flatMap(({ before: from, after: to, share }) => [
    { before: from, after: to, share: share * (1 - moved) },
    { before: from, after: Math.min(last, to + 1), share: share * moved },
  ]);
}

/** The shares of people that two divisions of the same line of people have in common. */
function overlaps(one: readonly number[], other: readonly number[]): JointShare[] {
  const found: JointShare[] = [];
  let start = 0;
  one.forEach((share, before) => {
    let begin = 0;
    other.forEach((width, after) => {
      const common = Math.min(start + share, begin + width) - Math.max(start, begin);
      if (common > 0) found.push({ before, after, share: common });
      begin += width;
    });
    start += share;
  });
  return found;
}

/** The chance of leaving with a given answer to the first outcome. */
export const leavingShare = (truth: Truth, answer: number): number =>
  Math.min(1, truth.leaves + (truth.leavesByAnswer[answer] ?? 0));

/** The chance of each answer after the coin: half the truth, half any answer. */
export function noisedShares({ id, answers }: SensitiveItem, truth: Truth): number[] {
  const stated = answers.map(({ value }) => truth.sensitive[id]?.[value] ?? 0);
  const rest = 1 - stated.reduce((sum, share) => sum + share, 0);
  return stated.map((share, place) => {
    const whole = place === stated.length - 1 ? share + rest : share;
    const hidden = place === stated.length - 1 ? 1 - truth.honest : 0;
    return (whole * truth.honest + hidden) / 2 + 1 / (2 * stated.length);
  });
}
