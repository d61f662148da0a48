import { checkProbability } from './checks.ts';
import { at, indices } from './numeric/numbers.ts';

/**
 * p values adjusted for the number of tests by Holm's step-down method (Holm 1979, Scand J Stat
 * 6:65): max over j <= i of min(1, (m - j + 1) p_(j)). Controls the family-wise error under any
 * dependence.
 *
 * @returns in the order given
 * @throws EstimationError for a p outside [0, 1]
 */
export function holm(values: readonly number[]): number[] {
  check(values);
  const count = values.length;
  let highest = 0;
  return inOrder(values, (place) => {
    const { p, rank } = place;
    highest = Math.max(highest, Math.min(1, (count - rank) * p));
    return highest;
  });
}

/**
 * p values adjusted by Benjamini and Hochberg's step-up method (1995, JRSS B 57:289): min over
 * j >= i of min(1, m/j p_(j)). Controls the false discovery rate of independent tests: for exploration.
 *
 * @returns in the order given
 * @throws EstimationError for a p outside [0, 1]
 */
export function benjaminiHochberg(values: readonly number[]): number[] {
  check(values);
  const count = values.length;
  let lowest = 1;
  return inOrder(
    values,
    ({ p, rank }) => {
      lowest = Math.min(lowest, (count / (rank + 1)) * p);
      return lowest;
    },
    'descending',
  );
}

/** p values times the number of tests, at most 1 (Bonferroni). */
export function bonferroni(values: readonly number[]): number[] {
  check(values);
  return values.map((p) => Math.min(1, values.length * p));
}

const check = (values: readonly number[]): void =>
  values.forEach((p, index) => checkProbability(`p[${index}]`, p));

/** Adjusts the smallest p first, or last, and puts the results back where they came from. */
function inOrder(
  values: readonly number[],
  adjust: (place: { readonly p: number; readonly rank: number }) => number,
  direction: 'ascending' | 'descending' = 'ascending',
): number[] {
  const order = indices(values.length).sort((a, b) => at(values, a) - at(values, b));
  const ranks = indices(values.length);
  const adjusted: number[] = [];
  for (const rank of direction === 'ascending' ? ranks : ranks.reverse()) {
    const index = at(order, rank);
    adjusted[index] = adjust({ p: at(values, index), rank });
  }
  return adjusted;
}
