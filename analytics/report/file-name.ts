import type { RegisteredPlan } from '../plan/read.ts';

/** The name of a version's files: the study's own for the version in force. */
export const fileName = ({ plan, replaced }: RegisteredPlan): string =>
  replaced === undefined ? plan.id : `${plan.id}-v${plan.version}`;
