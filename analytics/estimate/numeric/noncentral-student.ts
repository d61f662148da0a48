import { EstimationError } from '../estimation-error.ts';
import { gammaDensityTerm } from './gamma.ts';
import { at, indices, sum } from './numbers.ts';
import { normalUpperTail } from './normal.ts';
import { findRoot } from './root.ts';

/** Nodes and weights of the 10-point Gauss-Legendre rule, positive half (A&S 1964, table 25.4). */
const GAUSS_LEGENDRE = [
  [0.1488743389816312, 0.295524224714752870174],
  [0.4333953941292472, 0.269266719309996355091],
  [0.6794095682990244, 0.219086362515982043996],
  [0.8650633666889845, 0.149451349150580593146],
  [0.9739065285171717, 0.066671344308688137594],
] as const;

/** Beyond this many standard deviations nothing of the integral is left. */
const REACH = 12;
const PANELS = 48;
const PANELS_OF_STEP = 18;

/**
 * P(T <= t) and P(T > t) for the noncentral t with `df` >= 1 degrees of freedom and the
 * noncentrality given, each as its own integral so that the smaller one keeps its digits.
 *
 * T = (Z + noncentrality) / S with S = sqrt(chi-squared / df), so P(T <= t) is the mean of
 * P(Z <= t S - noncentrality) over the density of S (Johnson, Kotz & Balakrishnan 1995, vol. 2,
 * ch. 31); Gauss-Legendre on panels that are narrow both where S lies and where the integrand steps.
 */
export function noncentralStudentTails(
  t: number,
  df: number,
  noncentrality: number,
): { readonly lower: number; readonly upper: number } {
  const spread = REACH / Math.sqrt(2 * df);
  const [from, to] = [Math.max(0, 1 - spread), 1 + spread];
  const panel = (to - from) / PANELS;
  const even = indices(PANELS + 1).map((index) => from + index * panel);
  const step = indices(PANELS_OF_STEP + 1).map(
    (index) => (noncentrality + index - PANELS_OF_STEP / 2) / t,
  );
  const breaks = [...even, ...step.filter((s) => s > from && s < to)].sort((a, b) => a - b);
  const density = (s: number): number => (2 * gammaDensityTerm(df / 2, (df / 2) * s * s)) / s;
  return {
    lower: integrate(breaks, (s) => density(s) * normalUpperTail(noncentrality - t * s)),
    upper: integrate(breaks, (s) => density(s) * normalUpperTail(t * s - noncentrality)),
  };
}

function integrate(breaks: readonly number[], f: (x: number) => number): number {
  const panels = breaks.slice(1).map((end, index) => {
    const start = at(breaks, index);
    const [middle, half] = [(start + end) / 2, (end - start) / 2];
    const values = GAUSS_LEGENDRE.map(
      ([node, weight]) => weight * (f(middle - half * node) + f(middle + half * node)),
    );
    return half * sum(values);
  });
  return sum(panels);
}

/**
 * The exact confidence limits of a noncentrality, given the t that was observed: the values under
 * which t lies just at the upper and at the lower (1 - level)/2 of its distribution (Steiger &
 * Fouladi 1997, "Noncentrality interval estimation").
 *
 * @throws EstimationError for a t of more than a million
 */
export function noncentralityInterval(
  t: number,
  df: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (!(Math.abs(t) <= LARGEST_T))
    throw new EstimationError('t', t, `a number from -${LARGEST_T} to ${LARGEST_T}`);
  const target = Math.log((1 - level) / 2);
  const upperTail = (x: number): number =>
    Math.log(noncentralStudentTails(t, df, x).upper) - target;
  const lowerTail = (x: number): number =>
    Math.log(noncentralStudentTails(t, df, x).lower) - target;
  const step = 3 + Math.abs(t) / Math.sqrt(2 * df);
  let [below, above] = [t - step, t + step];
  while (upperTail(below) > 0) below -= step;
  while (lowerTail(above) > 0) above += step;
  return {
    lower: findRoot(upperTail, below, t + step),
    upper: findRoot(lowerTail, t - step, above),
  };
}

/** Further out the integrand steps within less than a double can tell apart. */
const LARGEST_T = 1e6;
