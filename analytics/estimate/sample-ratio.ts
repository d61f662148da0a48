import { checkCount, checkCounts, checkPositive } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { stirlingRemainder } from './numeric/gamma.ts';
import { at, logOnePlusMinus, sum } from './numeric/numbers.ts';
import { chiSquaredUpperTail } from './numeric/tails.ts';

/** How well the counts of a draw agree with the shares it should give. */
export type SampleRatio = {
  readonly chiSquared: number;
  readonly df: number;
  /** For one look at a moment chosen beforehand. */
  readonly p: number;
  /** Natural logarithm of the e-value: e >= 1/alpha may raise the alarm at any look. */
  readonly logE: number;
  /** 1/e, at most 1. */
  readonly anytimeP: number;
};

/** Strength of the prior around the planned shares, in visits. */
const USUAL_CONCENTRATION = 100;

/**
 * Null hypothesis: visits are allocated with the planned shares (M2).
 *
 * Chi-squared: sum (o - e)^2/e, df = k - 1 (Fabijan et al. 2019, KDD). E-value: the
 * Dirichlet-multinomial with parameters a_i = concentration x share_i against the multinomial,
 * ln e = lnG(A) - lnG(A + n) + sum [lnG(a_i + x_i) - lnG(a_i)] - sum x_i ln w_i (Lindon & Malek
 * 2022, NeurIPS, equation 5).
 *
 * @param weights planned shares, in any unit, each above 0
 * @throws EstimationError for a count that can't be, no counts above 0, or lists of unequal length
 */
export function sampleRatio(
  counts: readonly number[],
  weights: readonly number[],
  concentration = USUAL_CONCENTRATION,
): SampleRatio {
  checkCounts('counts', counts);
  const shares = sharesOf(counts, weights);
  checkPositive('concentration', concentration);
  const n = sum(counts);
  const chiSquared = sum(
    counts.map((count, index) => (count - n * at(shares, index)) ** 2 / (n * at(shares, index))),
  );
  const df = counts.length - 1;
  const logE = logDirichletEValue(counts, shares, concentration);
  return {
    chiSquared,
    df,
    p: chiSquaredUpperTail(chiSquared, df),
    logE,
    anytimeP: Math.min(1, Math.exp(-logE)),
  };
}

/** Whether a draw has gone wrong, at this look and for good. */
export type SequentialSampleRatio = {
  /** Natural logarithm of the e-value of these counts; 0 before the first visit. */
  readonly logE: number;
  /** 1/e, at most 1. */
  readonly anytimeP: number;
  /** Whether e has reached 1,000: by chance at most once in 1,000 fair studies, looked at for ever. */
  readonly failed: boolean;
};

/** A fair draw reaches this e-value with a chance of at most its reciprocal (Ville 1939). */
const LARGEST_E_VALUE = 1000;

/**
 * Null hypothesis: visits are allocated with the planned shares (M2), at every look for ever: the
 * e-value of `sampleRatio` with a concentration of a quarter of the planned n. Exact from the first
 * visit on: it needs no least count.
 *
 * @param weights planned shares, in any unit, each above 0
 * @throws EstimationError for a count that can't be, a planned n under 1, or lists of unequal length
 */
export function sequentialSampleRatio(
  counts: readonly number[],
  weights: readonly number[],
  plannedN: number,
): SequentialSampleRatio {
  checkCount('planned_n', plannedN, 1);
  counts.forEach((count, index) => checkCount(`counts[${index}]`, count));
  const shares = sharesOf(counts, weights);
  const logE = sum(counts) === 0 ? 0 : logDirichletEValue(counts, shares, plannedN / 4);
  return {
    logE,
    anytimeP: Math.min(1, Math.exp(-logE)),
    failed: logE >= Math.log(LARGEST_E_VALUE),
  };
}

/**
 * The draw over all looks so far: what failed once stays failed, so the largest e-value counts.
 *
 * @param looks the counts at each look, all visits since the start in each
 * @throws EstimationError as `sequentialSampleRatio`, or without a look
 */
export function sampleRatioOverLooks(
  looks: readonly (readonly number[])[],
  weights: readonly number[],
  plannedN: number,
): SequentialSampleRatio {
  if (looks.length === 0) throw new EstimationError('looks', 'no looks', 'at least one look');
  return looks
    .map((counts) => sequentialSampleRatio(counts, weights, plannedN))
    .reduce((worst, look) => (look.logE > worst.logE ? look : worst));
}

function sharesOf(counts: readonly number[], weights: readonly number[]): number[] {
  if (counts.length < 2)
    throw new EstimationError('counts', `${counts.length} counts`, 'at least 2');
  if (weights.length !== counts.length)
    throw new EstimationError(
      'weights',
      `${weights.length} weights`,
      `${counts.length}, one a count`,
    );
  weights.forEach((weight, index) => checkPositive(`weights[${index}]`, weight));
  const whole = sum(weights);
  return weights.map((weight) => weight / whole);
}

/** The formula above with Stirling's large terms cancelled on paper, so that millions keep their digits. */
function logDirichletEValue(
  counts: readonly number[],
  shares: readonly number[],
  concentration: number,
): number {
  const total = concentration + sum(counts);
  const parts = counts.map((count, index) => {
    const share = at(shares, index);
    const [prior, posterior] = [concentration * share, concentration * share + count];
    const excess = posterior / (total * share) - 1;
    const deviance = total * share * ((1 + excess) * logOnePlusMinus(excess) + excess ** 2);
    return (
      deviance +
      Math.log(prior / posterior) / 2 +
      stirlingRemainder(posterior) -
      stirlingRemainder(prior)
    );
  });
  return (
    sum(parts) +
    Math.log(total / concentration) / 2 +
    stirlingRemainder(concentration) -
    stirlingRemainder(total)
  );
}
