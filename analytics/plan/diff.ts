import { meaningOf } from './version.ts';
import type { StudyPlan } from './schema.ts';

/** One field that two versions of a plan don't share. */
export type Change = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Whether it changes what is asked, drawn, counted or concluded, and so starts new counts. */
  readonly startsNewCounts: boolean;
};

/** Every field in which a plan differs from an earlier one, in the order of the fields. */
export function diffPlans(before: StudyPlan, after: StudyPlan): Change[] {
  const meaning = new Set([...Object.keys(meaningOf(before)), ...Object.keys(meaningOf(after))]);
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({
      path,
      before: old.get(path) ?? 'nothing',
      after: fresh.get(path) ?? 'nothing',
      startsNewCounts: meaning.has(path.split('.')[0] ?? ''),
    }));
}

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
