import { controlArm } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Truth } from '../simulate/truth.ts';

/** The truth with so many reminders and returns that the follow-up can be calibrated too. */
export const withReturns = (truth: Truth): Truth => ({
  ...truth,
  followUp: { ...truth.followUp, optsIn: 0.6, returns: 0.6 },
});

type Rates = { readonly action: number; readonly intention: number };

/** The truth with stated shares of action and target intention, and a change of both by the texts. */
export function withRates(plan: StudyPlan, truth: Truth, base: Rates, change: Rates): Truth {
  const control = controlArm(plan);
  const key = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (!key) throw new Error('a checked plan has one key secondary outcome');
  const byArm = <T>(make: (moved: 0 | 1) => T): Record<string, T> =>
    Object.fromEntries(plan.arms.map(({ id }) => [id, make(id === control ? 0 : 1)]));
  return {
    ...truth,
    action: byArm((moved) => base.action + moved * change.action),
    outcomes: {
      ...truth.outcomes,
      [key.id]: byArm((moved) => spread(key, base.intention + moved * change.intention)),
    },
    sensitisation: 0,
  };
}

/** Shares of answers of which the target ones add up to `target`, each evenly. */
function spread({ answers, target: targets }: Outcome, target: number): number[] {
  return answers.map(({ value }) =>
    targets.includes(value)
      ? target / targets.length
      : (1 - target) / (answers.length - targets.length),
  );
}
