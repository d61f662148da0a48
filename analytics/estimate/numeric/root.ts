/**
 * The root of a function between two points where its signs differ: Brent's method (Brent 1973,
 * "Algorithms for Minimization without Derivatives", ch. 4), to the last bits of a double.
 *
 * @throws RangeError when the signs don't differ: a mistake in this code, never in the input
 */
export function findRoot(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  if (!(fa * fb <= 0)) throw new RangeError(`no change of sign between ${from} and ${to}`);
  let [c, fc, step, before] = [a, fa, b - a, b - a];
  for (let round = 0; round < 200; round += 1) {
    if (fb > 0 === fc > 0) [c, fc, step, before] = [a, fa, b - a, b - a];
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE;
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    const proposal = interpolate([a, fa], [b, fb], [c, fc]);
    const accepted =
      Math.abs(before) >= tolerance &&
      Math.abs(proposal) < Math.abs(before) / 2 &&
      proposal * half > 0 &&
      Math.abs(proposal) < 1.5 * Math.abs(half);
    before = accepted ? step : half;
    step = accepted ? proposal : half;
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
    fb = f(b);
  }
  return b;
}

type Point = readonly [x: number, value: number];

/** The step from b by inverse quadratic interpolation, or by the secant where two points agree. */
function interpolate([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): number {
  if (fa === fb) return Number.POSITIVE_INFINITY;
  if (a === c || fa === fc) return (-fb * (b - a)) / (fb - fa);
  const r = fb / fc;
  const s = fb / fa;
  const t = fa / fc;
  const numerator = s * (t * (r - t) * (c - b) - (1 - r) * (b - a));
  return numerator / ((t - 1) * (r - 1) * (s - 1));
}
