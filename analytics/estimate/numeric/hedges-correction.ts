import { checkCount } from '../checks.ts';
import { logGamma } from './gamma.ts';

/** From here up the series below is exact to 1e-15; log-gamma would lose its digits by cancelling. */
const SERIES_FROM = 100;

/** Coefficients of 1 - J in powers of 1/df, from the first power up. */
const SERIES = [3 / 4, 7 / 32, 9 / 128, -59 / 2048, -483 / 8192, 2323 / 65536, 42801 / 262144];

/**
 * Hedges' correction J = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)) (Hedges 1981, J Educ Stat 6:107,
 * equation 6e), and 1 - J, which keeps its digits where J is nearly 1.
 *
 * By log-gamma below 100 degrees of freedom; above, by the series of ln J in 1/df, from the Bernoulli
 * terms of Stirling's (Abramowitz & Stegun 1964, 6.1.40).
 *
 * @param df a whole number of 2 or more: with 1 there is no J
 * @throws EstimationError for any other df
 */
export function hedgesCorrection(df: number): {
  readonly correction: number;
  readonly complement: number;
} {
  checkCount('df', df, 2);
  if (df >= SERIES_FROM) {
    const complement = SERIES.reduceRight((series, term) => (series + term) / df, 0);
    return { correction: 1 - complement, complement };
  }
  const logarithm = logGamma(df / 2) - logGamma((df - 1) / 2) - Math.log(df / 2) / 2;
  return { correction: Math.exp(logarithm), complement: -Math.expm1(logarithm) };
}
