import { checkBetweenZeroAndOne, checkCases } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { LEAST_FOR_WALD } from './horizon.ts';
import { at, sum } from './numeric/numbers.ts';
import type { Cases } from './risk-difference.ts';
import { chiSquaredUpperTail } from './numeric/tails.ts';

/** The visits of one quarter of the planned n alone. */
export type Quarter = { readonly message: Cases; readonly control: Cases };

/** How the difference compares between quarters, at one of the planned looks. */
export type HeterogeneityTest = { readonly q: number; readonly df: number; readonly p: number };

export type Steadiness = {
  /** At two, three and four quarters, as far as the study is; those that can't be judged are left out. */
  readonly looks: readonly HeterogeneityTest[];
  /** Whether no look showed that the difference changed. */
  readonly steady: boolean;
  /** Message minus control in the last quarter; `undefined` before the first. */
  readonly lastDifference: number | undefined;
};

const QUARTERS = 4;
const LOOKS = QUARTERS - 1;

/**
 * Null hypothesis: the difference is the same in each quarter of the planned n.
 *
 * Cochran's Q (1954, Biometrics 10:101): sum w (d - mean)^2 with w = 1/SE^2 and the mean weighted by w,
 * df = quarters - 1; at two, three and four quarters, each at alpha/3, so that looking thrice has error
 * alpha. A look at which some quarter has fewer than 20 of each answer on either side judges nothing.
 *
 * @param quarters those that are complete, in order, at most four; each without the visits of the others
 * @throws EstimationError for an empty group, cases above n, or more than four quarters
 */
export function steadiness(quarters: readonly Quarter[], alpha: number): Steadiness {
  checkBetweenZeroAndOne('alpha', alpha);
  if (quarters.length > QUARTERS)
    throw new EstimationError('quarters', `${quarters.length} quarters`, 'at most 4');
  quarters.forEach(({ message, control }, index) => {
    checkCases(`x1[${index}]`, message.cases, `n1[${index}]`, message.n);
    checkCases(`x0[${index}]`, control.cases, `n0[${index}]`, control.n);
  });
  const looks = [2, 3, 4]
    .filter((count) => count <= quarters.length)
    .map((count) => quarters.slice(0, count))
    .filter((seen) => seen.every(hasEnough))
    .map(cochran);
  const last = quarters.at(-1);
  return {
    looks,
    steady: looks.every(({ p }) => p >= alpha / LOOKS),
    lastDifference: last && differenceOf(last),
  };
}

const hasEnough = ({ message, control }: Quarter): boolean =>
  [message, control].every(({ cases, n }) => Math.min(cases, n - cases) >= LEAST_FOR_WALD);

const differenceOf = ({ message, control }: Quarter): number =>
  message.cases / message.n - control.cases / control.n;

const varianceOf = ({ cases, n }: Cases): number => ((cases / n) * (1 - cases / n)) / n;

function cochran(quarters: readonly Quarter[]): HeterogeneityTest {
  const differences = quarters.map(differenceOf);
  const weights = quarters.map(
    ({ message, control }) => 1 / (varianceOf(message) + varianceOf(control)),
  );
  const mean = sum(differences.map((value, index) => value * at(weights, index))) / sum(weights);
  const q = sum(differences.map((value, index) => at(weights, index) * (value - mean) ** 2));
  const df = quarters.length - 1;
  return { q, df, p: chiSquaredUpperTail(q, df) };
}
