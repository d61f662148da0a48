import { COUNT_COLUMNS } from './count.ts';
import type { Count } from './count.ts';

/** The name of a cell in a period: what counts are added up by. */
const nameOf = ({ study, version, table, cell, period }: Count): string =>
  [study, version, table, cell, period].join('\n');

/** Adds up counts of several stores: in any order, with the same result. */
export function mergeCounts(lists: Iterable<readonly Count[]>): Count[] {
  const sums = new Map<string, Count>();
  for (const counts of lists) {
    for (const count of counts) {
      const name = nameOf(count);
      const before = sums.get(name);
      sums.set(name, before ? { ...before, n: before.n + count.n } : count);
    }
  }
  return [...sums.values()].filter(({ n }) => n > 0).sort(inOrder);
}

/** The order of every export: by the names of a count, one after the other. */
export function inOrder(one: Count, other: Count): number {
  for (const column of COUNT_COLUMNS) {
    if (one[column] < other[column]) return -1;
    if (one[column] > other[column]) return 1;
  }
  return 0;
}
