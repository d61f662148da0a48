import { checkCases, checkCount, checkFinite, checkNotNegative } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { sum } from './numeric/numbers.ts';

/** One score and how many gave it. A list of these, in any order, is a histogram. */
export type ScoreCount = { readonly score: number; readonly count: number };

/** What the estimators need of a sample: its size, mean, and sum of squared deviations from it. */
export type Sample = { readonly n: number; readonly mean: number; readonly squares: number };

/**
 * The sample that a histogram of scores describes.
 *
 * @param field how errors call it
 * @throws EstimationError for a score that isn't finite, a count that can't be, or nobody at all
 */
export function sampleOfHistogram(field: string, histogram: readonly ScoreCount[]): Sample {
  histogram.forEach(({ score, count }, index) => {
    checkFinite(`${field}[${index}].score`, score);
    checkCount(`${field}[${index}].count`, count);
  });
  const n = sum(histogram.map(({ count }) => count));
  if (n === 0) throw new EstimationError(field, 'nobody', 'at least one count above 0');
  const mean = sum(histogram.map(({ score, count }) => score * count)) / n;
  const squares = sum(histogram.map(({ score, count }) => count * (score - mean) ** 2));
  return { n, mean, squares };
}

/** The sample of single values; see `sampleOfHistogram`. */
export const sampleOfValues = (field: string, values: readonly number[]): Sample =>
  sampleOfHistogram(field, histogramOfValues(values));

/** The histogram of single values, by rising score. */
export function histogramOfValues(values: readonly number[]): ScoreCount[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([score, count]) => ({ score, count })).sort((a, b) => a.score - b.score);
}

/** The sample of `cases` ones and `n - cases` zeros. */
export function sampleOfCases(field: string, cases: number, n: number): Sample {
  checkCases(field, cases, `n of ${field}`, n);
  return { n, mean: cases / n, squares: (cases * (n - cases)) / n };
}

/**
 * The sample with a given size, mean and standard deviation (n - 1 in its denominator).
 *
 * @throws EstimationError for n < 2, where there is no standard deviation, or one below 0
 */
export function sampleOfMoments(
  fields: { readonly n: string; readonly mean: string; readonly deviation: string },
  { n, mean, deviation }: { readonly n: number; readonly mean: number; readonly deviation: number },
): Sample {
  checkCount(fields.n, n, 2);
  checkFinite(fields.mean, mean);
  checkNotNegative(fields.deviation, deviation);
  return { n, mean, squares: deviation ** 2 * (n - 1) };
}

/**
 * The unbiased variance, n - 1 in its denominator.
 *
 * @throws EstimationError when n is below 2
 */
export function sampleVariance(field: string, { n, squares }: Sample): number {
  if (n < 2) throw new EstimationError(field, `${n} value`, 'at least 2, to have a variance');
  return squares / (n - 1);
}

/** The variance of the sample as a population of its own, n in its denominator. */
export const populationVariance = ({ n, squares }: Sample): number => squares / n;
