import { stirlingRemainder } from './gamma.ts';
import { logRatioMinusExcess } from './numbers.ts';

const MOST_STEPS = 1_000_000;
/** Stands in for a zero denominator in Lentz's method. */
const TINY = 1e-300;

/**
 * The regularised incomplete beta function I_x(a, b), for a, b > 0 and 0 <= x <= 1.
 *
 * Continued fraction (Abramowitz & Stegun 1964, 26.5.8) by Lentz's method, on the side where it
 * converges fast. Both x and y = 1 - x are taken, so that a caller who knows y exactly loses
 * nothing when x is close to 1.
 */
export function regularisedBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const direct = x <= (a + 1) / (a + b + 2);
  return direct ? smallerSide(a, b, x, y) : 1 - smallerSide(b, a, y, x);
}

const smallerSide = (a: number, b: number, x: number, y: number): number =>
  (betaDensityTerm(a, b, x, y) / a) * betaFraction(a, b, x);

/**
 * x^a y^b / B(a, b) with y = 1 - x, the large exponents cancelled before they are taken
 * (Loader 2000).
 */
export function betaDensityTerm(a: number, b: number, x: number, y: number): number {
  const offset = x * b - y * a;
  const exponent =
    a * logRatioMinusExcess((x * (a + b)) / a, offset / a) +
    b * logRatioMinusExcess((y * (a + b)) / b, -offset / b) +
    stirlingRemainder(a + b) -
    stirlingRemainder(a) -
    stirlingRemainder(b);
  return Math.sqrt((a * b) / (2 * Math.PI * (a + b))) * Math.exp(exponent);
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return fraction;
}
