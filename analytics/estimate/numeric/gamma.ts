import { logRatioMinusExcess } from './numbers.ts';

/** ln(2 pi) / 2. */
const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/** B_2k / (2k (2k - 1)) for k = 1…8, with B the Bernoulli numbers. */
const STIRLING_TERMS = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** From here up, the eight terms above leave an error below 1e-17. */
const ASYMPTOTIC_FROM = 10;

const CONVERGED = Number.EPSILON / 4;
const MOST_STEPS = 1_000_000;
/** Stands in for a zero denominator in Lentz's method. */
const TINY = 1e-300;

const stirling = (z: number): number => (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI;

/**
 * What Stirling's formula leaves: ln Gamma(z) - ((z - 1/2) ln z - z + ln(2 pi)/2), for z > 0.
 *
 * Asymptotic series (Abramowitz & Stegun 1964, 6.1.41) from 10 up; below, by the recurrence.
 */
export function stirlingRemainder(z: number): number {
  if (z < ASYMPTOTIC_FROM) return logGamma(z) - stirling(z);
  const inverseSquare = 1 / (z * z);
  return STIRLING_TERMS.reduceRight((series, term) => series * inverseSquare + term, 0) / z;
}

/**
 * ln Gamma(z) for z > 0: moved up to 10 or more by Gamma(z + 1) = z Gamma(z), then Stirling's
 * series. Its error is about one unit in the last place, and 1e-15 absolute near its zeros.
 */
export function logGamma(z: number): number {
  let product = 1;
  let moved = z;
  while (moved < ASYMPTOTIC_FROM) {
    product *= moved;
    moved += 1;
  }
  return stirling(moved) + stirlingRemainder(moved) - Math.log(product);
}

/**
 * x^a e^-x / Gamma(a) for a > 0, x >= 0, with the large exponents cancelled before they are taken
 * (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function gammaDensityTerm(a: number, x: number): number {
  if (x === 0) return 0;
  const exponent = a * logRatioMinusExcess(x / a, (x - a) / a) - stirlingRemainder(a);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent);
}

/**
 * The regularised lower incomplete gamma function P(a, x), for a > 0, x >= 0.
 *
 * Series (Abramowitz & Stegun 1964, 6.5.29) up to x = a + 1, above it one minus Q.
 */
export const lowerGamma = (a: number, x: number): number =>
  x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), for a > 0, x >= 0, and
 * precise where it is small: the continued fraction (Abramowitz & Stegun 1964, 6.5.31).
 */
export const upperGamma = (a: number, x: number): number =>
  x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let series = term;
  for (let step = 1; step < MOST_STEPS && term > series * CONVERGED; step += 1) {
    term *= x / (a + step);
    series += term;
  }
  return series * gammaDensityTerm(a, x);
}

/** Lentz's method for the even part of the continued fraction of Q(a, x). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return fraction * gammaDensityTerm(a, x);
}
