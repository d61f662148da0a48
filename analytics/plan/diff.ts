import { changeKind } from './meaning.ts';
import type { ChangeKind } from './meaning.ts';
import type { StudyPlan } from './schema.ts';

/** One field that two versions of a plan don't share. */
export type Change = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly kind: ChangeKind;
};

/** Every field in which a plan differs from an earlier one, in the order of the fields. */
export function diffPlans(before: StudyPlan, after: StudyPlan): Change[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({
      path,
      before: old.get(path) ?? 'nothing',
      after: fresh.get(path) ?? 'nothing',
      kind: changeKind(path),
    }));
}

/** Every change of words that the plan's own log doesn't name. */
export const unloggedChanges = (registered: StudyPlan, now: StudyPlan): Change[] =>
  diffPlans(registered, now).filter(
    ({ path, kind }) =>
      kind === 'logged' &&
      !now.wording?.some(({ field }) => path === field || path.startsWith(`${field}.`)),
  );

/** Every single value of a plan by its path. */
function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? new Map() : new Map([[path, JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [
      ...leavesOf(each, path ? `${path}.${key}` : key),
    ]),
  );
}
