import { stringify } from 'yaml';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { truthSchema } from './truth.ts';
import type { Truth } from './truth.ts';

const SEED = 1;
const VISITS = 6000;
const ACTS = 0.3;

/** A truth in which no text does anything: every share that a plan asks for, to be filled in. */
export function skeletonOf(plan: StudyPlan): Truth {
  const byArm = <V>(value: V): Record<string, V> =>
    Object.fromEntries(plan.arms.map(({ id }) => [id, value]));
  const even = (of: readonly unknown[]): number[] => of.map(() => 1 / of.length);
  const change = plan.followUp ? [plan.followUp.change] : [];
  return truthSchema.parse({
    seed: SEED,
    visits: VISITS,
    action: byArm(ACTS),
    outcomes: Object.fromEntries(
      plan.outcomes.map(({ id, answers }) => [id, byArm(even(answers))]),
    ),
    sensitive: Object.fromEntries(
      [...plan.sensitive, ...change].map(({ id, answers }) => [
        id,
        Object.fromEntries(answers.map(({ value }) => [value, 1 / answers.length])),
      ]),
    ),
  });
}

/** The skeleton as a file to fill in. */
export const skeletonYaml = (plan: StudyPlan): string =>
  `# What is true of the people in a simulation of ${plan.id}: fill in the shares.\n# action: the share of each arm that does ${TABLE.action(plan.action)}.\n${stringify(skeletonOf(plan))}`;
