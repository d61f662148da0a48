import { checkCounts, checkPositive, checkSquareTable } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL, normalInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { at, indices, sum } from './numeric/numbers.ts';
import { normalTwoSided } from './numeric/normal.ts';

/** The chances of a noised report: `truth` for the true answer, `other` for each other one. */
export type Mechanism = { readonly truth: number; readonly other: number };

/** A quantity estimated back from noised reports; never clipped, so it may lie outside [0, 1]. */
export type Unnoised = {
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: Interval;
};

/**
 * k-ary randomised response with privacy loss epsilon: p = e^eps/(e^eps + k - 1) for the truth and
 * q = 1/(e^eps + k - 1) for each other answer (Warner 1965, JASA 60:63, for k = 2; Kairouz, Oh &
 * Viswanath 2016, JMLR 17:1, equation 10).
 *
 * @throws EstimationError for an epsilon that isn't above 0, or fewer than 2 answers
 */
export function mechanismOf(epsilon: number, answers: number, field = 'eps'): Mechanism {
  checkPositive(field, epsilon);
  if (answers < 2) throw new EstimationError('counts', `${answers} counts`, 'at least 2');
  const odds = Math.exp(-epsilon);
  const other = odds / (1 + (answers - 1) * odds);
  const truth = 1 / (1 + (answers - 1) * odds);
  if (truth === other)
    throw new EstimationError(
      field,
      epsilon,
      'an epsilon large enough to leave a trace of the truth',
    );
  return { truth, other };
}

/** The privacy loss of the coin form: the truth half of the time, else any answer: ln(1 + k). */
export const coinEpsilon = (answers: number): number => Math.log1p(answers);

/** What noised reports say about the true shares. */
export type UnnoisedShares = {
  readonly mechanism: Mechanism;
  readonly n: number;
  readonly reported: readonly number[];
  readonly shares: readonly Unnoised[];
  readonly covariance: readonly (readonly number[])[];
};

/**
 * Estimand: the true share of each answer, from reports noised by k-ary randomised response.
 *
 * Formula: (n_j/n - q)/(p - q); covariance (diag(l) - l l')/(n (p - q)^2) with l the reported shares
 * (Warner 1965, equations 3 and 5, for k categories). Not clipped: clipping biases and spoils differences.
 * Assumes: the mechanism worked as stated, and answers before the noise were true.
 *
 * @throws EstimationError for counts that can't be, all zero or fewer than 2, or as `mechanismOf`
 */
export function unnoisedShares(
  counts: readonly number[],
  epsilon: number,
  level = USUAL_LEVEL,
  fields: { readonly counts: string; readonly epsilon: string } = {
    counts: 'counts',
    epsilon: 'eps',
  },
): UnnoisedShares {
  checkCounts(fields.counts, counts);
  const mechanism = mechanismOf(epsilon, counts.length, fields.epsilon);
  const gap = mechanism.truth - mechanism.other;
  const n = sum(counts);
  const reported = counts.map((count) => count / n);
  const covariance = reported.map((one, row) =>
    reported.map((other, column) => ((row === column ? one : 0) - one * other) / (n * gap ** 2)),
  );
  const shares = reported.map((share, index) =>
    unnoised((share - mechanism.other) / gap, Math.sqrt(at(at(covariance, index), index)), level),
  );
  return { mechanism, n, reported, shares, covariance };
}

const unnoised = (estimate: number, standardError: number, level: number): Unnoised => ({
  estimate,
  standardError,
  interval: normalInterval(estimate, standardError, level),
});

/**
 * Estimand: a linear contrast of the true shares, such as the share with less minus the share with
 * more (M8, own use): sum of weight x share, its variance with the covariances.
 *
 * @throws EstimationError as `unnoisedShares`, or when there isn't one weight a count
 */
export function unnoisedContrast(
  counts: readonly number[],
  weights: readonly number[],
  epsilon: number,
  level = USUAL_LEVEL,
): Unnoised {
  if (weights.length !== counts.length)
    throw new EstimationError(
      'weights',
      `${weights.length} weights`,
      `${counts.length}, one a count`,
    );
  const { shares, covariance } = unnoisedShares(counts, epsilon, level);
  const estimate = sum(shares.map((share, index) => share.estimate * at(weights, index)));
  const variance = sum(
    covariance.flatMap((row, one) =>
      row.map((value, other) => value * at(weights, one) * at(weights, other)),
    ),
  );
  return unnoised(estimate, Math.sqrt(variance), level);
}

/**
 * Estimand: difference in the true share of one answer between two arms, first minus second.
 * The arms are independent, so their variances add.
 *
 * @param answer place of the answer, counted from 0
 * @throws EstimationError as `unnoisedShares`, or for arms with different answers
 */
export function unnoisedDifference(
  first: readonly number[],
  second: readonly number[],
  epsilon: number,
  answer: number,
  level = USUAL_LEVEL,
) {
  const one = unnoisedShares(first, epsilon, level, { counts: 'counts1', epsilon: 'eps' });
  const other = unnoisedShares(second, epsilon, level, { counts: 'counts2', epsilon: 'eps' });
  if (second.length !== first.length)
    throw new EstimationError(
      'counts2',
      `${second.length} counts`,
      `${first.length}, as counts1 has`,
    );
  const [mine, theirs] = [one.shares[answer], other.shares[answer]];
  if (!mine || !theirs)
    throw new EstimationError('j', answer + 1, `a whole number from 1 to ${first.length}`);
  const difference = mine.estimate - theirs.estimate;
  const standardError = Math.hypot(mine.standardError, theirs.standardError);
  // With every report the same there is no variance to judge by, and so no evidence of a difference.
  const z = standardError === 0 ? 0 : difference / standardError;
  return {
    ...unnoised(difference, standardError, level),
    first: mine,
    second: theirs,
    z,
    p: normalTwoSided(z),
  };
}

/**
 * Estimand: the joint true shares of an answer before and now, and the net change of each answer,
 * from pairs whose two halves were noised separately.
 *
 * Formula: Pi = B^-1 L F^-T, with the covariance of (B x F)^-1 applied to (diag(l) - l l')/n; net
 * change is a contrast of the same cells, so that the covariance of the halves is in it. Both
 * inverses are (I - q J)/(p - q), J all ones, which sums a cell's scores in closed form.
 *
 * @param counts rows: reported before; columns: reported now
 * @throws EstimationError for a table that isn't square, and as `mechanismOf`
 */
export function unnoisedPairs(
  counts: readonly (readonly number[])[],
  epsilon: { readonly before: number; readonly now: number },
  level = USUAL_LEVEL,
) {
  checkSquareTable('counts', counts);
  const places = indices(counts.length);
  const before = inverter(mechanismOf(epsilon.before, counts.length, 'eps_baseline'));
  const now = inverter(mechanismOf(epsilon.now, counts.length, 'eps_followup'));
  const estimateOf = (score: (row: number, column: number) => number): Unnoised => {
    const { mean, variance, n } = scoreCells(counts, score);
    return unnoised(mean, Math.sqrt(variance / n), level);
  };
  const joint = places.map((one) =>
    places.map((other) => estimateOf((row, column) => before(one, row) * now(other, column))),
  );
  const netChange = places.map((place) =>
    estimateOf((row, column) => now(place, column) - before(place, row)),
  );
  return {
    n: sum(counts.flat()),
    joint,
    before: places.map((place) => estimateOf((row) => before(place, row))),
    now: places.map((place) => estimateOf((_, column) => now(place, column))),
    netChange,
    stayed: sum(places.map((place) => at(at(joint, place), place).estimate)),
    totalEpsilon: epsilon.before + epsilon.now,
  };
}

/** The entry of the inverted mechanism: what a report of `reported` adds to the share of `answer`. */
const inverter =
  ({ truth, other }: Mechanism) =>
  (answer: number, reported: number): number =>
    ((answer === reported ? 1 : 0) - other) / (truth - other);

/** Mean and population variance of a score over the reported cells. */
function scoreCells(
  counts: readonly (readonly number[])[],
  score: (row: number, column: number) => number,
) {
  const scored = counts.flatMap((cells, row) =>
    cells.map((count, column) => ({ count, value: score(row, column) })),
  );
  const n = sum(scored.map(({ count }) => count));
  const mean = sum(scored.map(({ count, value }) => count * value)) / n;
  const variance = sum(scored.map(({ count, value }) => count * (value - mean) ** 2)) / n;
  return { n, mean, variance };
}
