import { readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { UsageError } from './command.ts';

/**
 * The plan in force that is named, or the only one there is.
 *
 * @throws UsageError that names the plans there are
 */
export function choosePlan(studies: string, name: string | undefined): RegisteredPlan {
  const plans = readPlans(studies);
  const chosen =
    name === undefined && plans.length === 1
      ? plans[0]
      : plans.find(({ plan }) => plan.id === name);
  if (chosen) return chosen;
  const names = plans.map(({ plan }) => plan.id).join(', ');
  throw new UsageError(`STUDY: found ${name ?? 'nothing'}, expected one of ${names}`);
}
