import { lowerGamma, upperGamma } from './gamma.ts';
import { checkBetweenZeroAndOne } from '../checks.ts';

/** The complementary error function, by erfc(x) = Q(1/2, x^2); precise where it is small. */
export const complementaryError = (x: number): number =>
  x < 0 ? 1 + lowerGamma(0.5, x * x) : upperGamma(0.5, x * x);

/** P(Z > z) for a standard normal Z, precise in the upper tail. */
export const normalUpperTail = (z: number): number => complementaryError(z / Math.SQRT2) / 2;

/** P(|Z| > |z|) for a standard normal Z. */
export const normalTwoSided = (z: number): number => complementaryError(Math.abs(z) / Math.SQRT2);

/** z with P(Z > z) = p: precise for a small p, where a quantile of 1 - p would not be. */
export const normalUpperQuantile = (p: number): number => -normalQuantile(p);

type Rational = readonly (readonly [numerator: number, denominator: number])[];

/** |p - 1/2| <= 0.425 */
const CENTRE: Rational = [
  [3.387132872796366608, 1],
  [133.14166789178437745, 42.313330701600911252],
  [1971.5909503065514427, 687.1870074920579083],
  [13731.693765509461125, 5394.1960214247511077],
  [45921.953931549871457, 21213.794301586595867],
  [67265.770927008700853, 39307.89580009271061],
  [33430.575583588128105, 28729.085735721942674],
  [2509.0809287301226727, 5226.495278852545925],
];

/** sqrt(-ln of the smaller tail) <= 5 */
const SHOULDER: Rational = [
  [1.42343711074968357734, 1],
  [4.6303378461565452959, 2.05319162663775882187],
  [5.7694972214606914055, 1.6763848301838038494],
  [3.64784832476320460504, 0.68976733498510000455],
  [1.27045825245236838258, 0.14810397642748007459],
  [0.24178072517745061177, 0.0151986665636164571966],
  [0.0227238449892691845833, 5.475938084995344946e-4],
  [7.7454501427834140764e-4, 1.05075007164441684324e-9],
];

/** sqrt(-ln of the smaller tail) > 5 */
const FAR_TAIL: Rational = [
  [6.6579046435011037772, 1],
  [5.4637849111641143699, 0.59983220655588793769],
  [1.7848265399172913358, 0.13692988092273580531],
  [0.29656057182850489123, 0.0148753612908506148525],
  [0.026532189526576123093, 7.868691311456132591e-4],
  [0.0012426609473880784386, 1.8463183175100546818e-5],
  [2.71155556874348757815e-5, 1.4215117583164458887e-7],
  [2.01033439929228813265e-7, 2.04426310338993978564e-15],
];

/**
 * z with P(Z <= z) = p: PPND16, algorithm AS 241 (Wichura 1988, Applied Statistics 37:477), with a
 * relative error of about 1e-16.
 *
 * @param p between 0 and 1, both excluded
 * @throws EstimationError for any other p
 */
export function normalQuantile(p: number): number {
  checkBetweenZeroAndOne('p', p);
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * quotient(CENTRE, 0.180625 - centred * centred);
  const root = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const size = root <= 5 ? quotient(SHOULDER, root - 1.6) : quotient(FAR_TAIL, root - 5);
  return Math.sign(centred) * size;
}

function quotient(rational: Rational, x: number): number {
  const [numerator, denominator] = rational.reduceRight(
    ([above, below], [a, b]) => [above * x + a, below * x + b] as const,
    [0, 0] as const,
  );
  return numerator / denominator;
}
