import { readEveryPlan, readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { UsageError } from './command.ts';

/**
 * The plan in force that is named, or the only one there is; with a version, that version, also when
 * it was replaced or its study is gone.
 *
 * @throws UsageError that names the plans there are
 */
export function choosePlan(
  studies: string,
  name: string | undefined,
  version?: string,
): RegisteredPlan {
  const plans = readPlans(studies);
  const every = version === undefined ? plans : [...plans, ...readEveryPlan(studies)];
  const ids = [...new Set(every.map(({ plan }) => plan.id))];
  const id = name ?? (ids.length === 1 ? ids[0] : undefined);
  const ofStudy = every.filter(({ plan }) => plan.id === id);
  if (ofStudy.length === 0)
    throw new UsageError(`STUDY: found ${name ?? 'nothing'}, expected one of ${ids.join(', ')}`);
  const chosen = ofStudy.find(
    (each) =>
      version === undefined || each.version === version || `${each.plan.version}` === version,
  );
  if (chosen) return chosen;
  const versions = [...new Set(ofStudy.map(({ plan }) => plan.version))].sort().join(', ');
  throw new UsageError(`--version: found ${version}, expected a registered version: ${versions}`);
}
