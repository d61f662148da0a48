import { chanceOfGoOn, plannedNFor } from '../estimate/horizon-planning.ts';
import type { PlannedStudy } from '../estimate/horizon-planning.ts';
import { controlArm } from '../plan/arms.ts';
import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import type { StudyPlan } from '../plan/schema.ts';

/** Below this chance of a right "go on", a planned n is too small to be worth the campaign. */
export const LEAST_CHANCE = 0.8;

/** A plan as far as its verdict depends on it. */
export function plannedStudy(
  plan: StudyPlan,
  base = plan.planned.baseRate ?? PLANNED_DEFAULTS.baseRate,
): PlannedStudy {
  const all = plan.arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const control = plan.arms.find(({ id }) => id === controlArm(plan))?.ratio ?? 0;
  return {
    base,
    smallestEffect: plan.planned.smallestEffect,
    messageShare: 1 - control / all,
    messageArms: plan.arms.length - 1,
    alpha: plan.planned.alpha,
  };
}

/** Rounded down: a chance just short of what is asked must not look like it. */
export const percent = (share: number): string => `${Math.floor(100 * share + 1e-9)}%`;

/** The chance of a right "go on" at the planned n, and what is wrong where it is under 80%. */
export function chanceFor(
  plan: StudyPlan,
  base?: number,
): { readonly chance: number; readonly fault: string | undefined } {
  const study = plannedStudy(plan, base);
  const { n } = plan.planned;
  const chance = chanceOfGoOn(study, n);
  const fault =
    chance >= LEAST_CHANCE
      ? undefined
      : `${plan.id}: planned.n: found ${n}, expected at least ${plannedNFor(study, LEAST_CHANCE)}: below it, a chance under ${percent(LEAST_CHANCE)} of a right "go on"`;
  return { chance, fault };
}
