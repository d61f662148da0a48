import { controlArm, messageArms } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { expectedEffects } from './expected.ts';
import { jointShares, sharesOf } from './shares.ts';
import type { Truth } from './truth.ts';

/** Mean and variance of the scores of a group, as weights of ranks 1, 2, … */
type Moments = { readonly mean: number; readonly variance: number };

/**
 * The true value of everything that a summary estimates, by the id of its result, where leaving
 * doesn't depend on answers: estimates are held against this.
 */
export function expectedValues(plan: StudyPlan, truth: Truth): Map<string, number> {
  const values = new Map(expectedEffects(plan, truth).map(({ result, value }) => [result, value]));
  const ratios = plan.arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const overArms = (share: (arm: string) => number): number =>
    plan.arms.reduce((sum, { id, ratio }) => sum + (ratio / ratios) * share(id), 0);
  values.set('funnel.finished', (1 - truth.bots) * (1 - truth.leaves));
  values.set(
    'funnel.action',
    overArms((arm) => (1 - truth.bots) * (truth.action[arm] ?? 0)),
  );
  for (const outcome of plan.outcomes) {
    if (outcome.role === 'secondary')
      values.set(TABLE.after(outcome), effectSize(plan, truth, outcome));
    if (outcome.role !== 'message') continue;
    for (const { id } of plan.arms)
      values.set(`${TABLE.after(outcome)}.${id}`, targetShare(truth, outcome, id));
  }
  const key = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (key) {
    values.set('attrition', values.get(TABLE.after(key)) ?? 0);
    values.set('sensitisation', interaction(plan, truth, key));
  }
  for (const item of plan.sensitive) {
    const [first] = item.answers;
    values.set(TABLE.noised(item), truth.sensitive[item.id]?.[first?.value ?? ''] ?? 0);
  }
  if (plan.followUp) {
    const { primary, change } = plan.followUp;
    const { before, now, returns, optsIn } = truth.followUp;
    values.set('funnel.opted-in', optsIn * (1 - truth.bots) * (1 - truth.leaves));
    values.set('follow-up.returned', returns);
    values.set(`follow-up.${primary.id}`, now - before);
    values.set(`follow-up.${primary.id}.bounds`, now - before);
    // Who comes back answers alike in every arm.
    values.set(`follow-up.${primary.id}.arms`, 0);
    values.set(`follow-up.${primary.id}.arms.bounds`, 0);
    const shares = truth.sensitive[change.id] ?? {};
    values.set(TABLE.noised(change), (shares.less ?? 0) - (shares.more ?? 0));
  }
  return values;
}

const targetShare = (truth: Truth, outcome: Outcome, arm: string): number =>
  sharesOf(truth, outcome, arm).reduce(
    (sum, share, place) =>
      outcome.target.includes(outcome.answers[place]?.value ?? '') ? sum + share : sum,
    0,
  );

/** Moments of the answers after the text in a set of arms together. */
function momentsOf(
  plan: StudyPlan,
  truth: Truth,
  outcome: Outcome,
  arms: readonly string[],
  preAsked: boolean,
): Moments {
  const chosen = plan.arms.filter(({ id }) => arms.includes(id));
  const ratios = chosen.reduce((sum, { ratio }) => sum + ratio, 0);
  const scored = chosen.flatMap(({ id, ratio }) =>
    jointShares(plan, truth, outcome, id, preAsked).map(({ after, share }) => ({
      score: outcome.improvement === 'higher' ? after + 1 : outcome.answers.length - after,
      weight: (share * ratio) / ratios,
    })),
  );
  const mean = scored.reduce((sum, { score, weight }) => sum + score * weight, 0);
  const variance = scored.reduce((sum, { score, weight }) => sum + weight * (score - mean) ** 2, 0);
  return { mean, variance };
}

/** Message arms together and control, with the share of visits in the control. */
function groupsOf(plan: StudyPlan, truth: Truth, outcome: Outcome, preAsked: boolean) {
  const control = controlArm(plan);
  const ratio = plan.arms.find(({ id }) => id === control)?.ratio ?? 0;
  const share = ratio / plan.arms.reduce((sum, arm) => sum + arm.ratio, 0);
  return {
    message: momentsOf(plan, truth, outcome, messageArms(plan), preAsked),
    control: momentsOf(plan, truth, outcome, [control], preAsked),
    share,
  };
}

function effectSize(plan: StudyPlan, truth: Truth, outcome: Outcome): number {
  const { message, control, share } = groupsOf(plan, truth, outcome, false);
  const pooled = (1 - share) * message.variance + share * control.variance;
  return (message.mean - control.mean) / Math.sqrt(pooled);
}

function interaction(plan: StudyPlan, truth: Truth, outcome: Outcome): number {
  const asked = groupsOf(plan, truth, outcome, true);
  const unasked = groupsOf(plan, truth, outcome, false);
  const within = ({ message, control, share }: typeof asked): number =>
    (1 - share) * message.variance + share * control.variance;
  const pooled = plan.preAskedShare * within(asked) + (1 - plan.preAskedShare) * within(unasked);
  const effect = ({ message, control }: typeof asked): number => message.mean - control.mean;
  return (effect(asked) - effect(unasked)) / Math.sqrt(pooled);
}
