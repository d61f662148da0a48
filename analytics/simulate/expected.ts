import { controlArm, messageArms } from '../plan/arms.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { sharesOf } from './shares.ts';
import type { Truth } from './truth.ts';

/** A true value that a result of a summary estimates. */
export type Expected = { readonly result: string; readonly value: number };

/** The true differences between the pooled message arms and the control. */
export function expectedEffects(plan: StudyPlan, truth: Truth): Expected[] {
  const difference = (shareIn: (arm: string) => number): number => {
    const ratio = (arm: string) => plan.arms.find(({ id }) => id === arm)?.ratio ?? 0;
    const arms = messageArms(plan);
    const total = arms.reduce((sum, arm) => sum + ratio(arm), 0);
    const message = arms.reduce((sum, arm) => sum + ratio(arm) * shareIn(arm), 0) / total;
    return message - shareIn(controlArm(plan));
  };
  const outcomes = plan.outcomes
    .filter(({ role }) => role === 'key-secondary')
    .map((outcome) => ({
      result: TABLE.after(outcome),
      value: difference((arm) =>
        sharesOf(truth, outcome, arm).reduce(
          (sum, share, place) =>
            outcome.target.includes(outcome.answers[place]?.value ?? '') ? sum + share : sum,
          0,
        ),
      ),
    }));
  return [
    {
      result: TABLE.action(plan.action),
      value: difference((arm) => (1 - truth.bots) * (truth.action[arm] ?? 0)),
    },
    ...outcomes,
  ];
}
