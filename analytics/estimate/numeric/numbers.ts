/** The sum of a list of numbers. */
export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/**
 * The value at an index that is known to exist.
 *
 * @throws RangeError when it doesn't: a mistake in this code, never in the input
 */
export function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`);
  return value;
}

/** The whole numbers from 0 up to, and without, `length`. */
export const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);

/**
 * ln(1 + x) - x without the cancellation near 0, for x > -1.
 *
 * With r = x / (2 + x), ln(1 + x) = 2 artanh(r) (Abramowitz & Stegun 1964, 4.1.27), and
 * 2r - x = -r x, so that the first-order term drops out before anything is rounded.
 */
export function logOnePlusMinus(x: number): number {
  if (Math.abs(x) > 0.5) return Math.log1p(x) - x;
  const ratio = x / (2 + x);
  const square = ratio * ratio;
  let series = 0;
  let power = 1;
  for (let odd = 3; ; odd += 2) {
    const term = power / odd;
    series += term;
    // Turned round, so that what isn't a number ends it too.
    if (!(term >= series * Number.EPSILON)) break;
    power *= square;
  }
  return ratio * (2 * square * series - x);
}

/**
 * ln(ratio) - (ratio - 1), given both the ratio and its excess over 1, each as exact as the caller
 * has it: near 1 the excess counts, far from it the ratio.
 */
export const logRatioMinusExcess = (ratio: number, excess: number): number =>
  Math.abs(excess) > 0.5 ? Math.log(ratio) - excess : logOnePlusMinus(excess);
