import type { StudyPlan } from './schema.ts';

/** The id of the control arm; every checked plan has one. */
export const controlArm = (plan: StudyPlan): string =>
  plan.arms.find((arm) => arm.control)?.id ?? '';

/** Ids of the arms that bring the message, which is every arm but the control. */
export const messageArms = (plan: StudyPlan): string[] =>
  plan.arms.filter((arm) => !arm.control).map((arm) => arm.id);
