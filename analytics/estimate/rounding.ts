import { checkFinite, checkPositive } from './checks.ts';
import { EstimationError } from './estimation-error.ts';

/** A step to round to: 1, 2 or 5 times a power of ten. */
export type RoundingUnit = { readonly digit: 1 | 2 | 5; readonly exponent: number };

/** Powers of ten that a double and its decimal text can both hold. */
const LARGEST_EXPONENT = 300;

/**
 * The smallest of 1, 2 and 5 times a power of ten that is at least `least`: a tenth of the standard
 * error keeps every digit that the estimate supports, and no other.
 *
 * @throws EstimationError for a number that isn't above 0
 */
export function roundingUnit(least: number): RoundingUnit {
  checkPositive('least', least);
  const guess = Math.floor(Math.log10(least)) - 1;
  if (Math.abs(guess) > LARGEST_EXPONENT)
    throw new EstimationError('least', least, 'a number between 1e-299 and 1e299');
  for (let exponent = guess; ; exponent += 1)
    for (const digit of [1, 2, 5] as const)
      if (unitSize({ digit, exponent }) >= least) return { digit, exponent };
}

/** The step as a number: read from its decimal text, so that it is the nearest there is. */
export const unitSize = ({ digit, exponent }: RoundingUnit): number =>
  Number(`${digit}e${exponent}`);

/** The nearest multiple; halves away from 0, and never a minus before zero. */
export const roundTo = (value: number, unit: RoundingUnit): number =>
  multiple(value, unit, (steps) => Math.sign(steps) * Math.round(Math.abs(steps)));

/** The ends of an interval, each rounded away from its middle, so that it holds what it held. */
export const roundOutward = (
  { lower, upper }: { readonly lower: number; readonly upper: number },
  unit: RoundingUnit,
): { readonly lower: number; readonly upper: number } => ({
  lower: multiple(lower, unit, Math.floor),
  upper: multiple(upper, unit, Math.ceil),
});

/** Steps this close to a whole number are that number: 0.07 is seven hundredths. */
const STRAY = 8 * Number.EPSILON;

/** The multiple by its decimal text: 7 times 0.01 is 0.07, not 0.07000000000000001. */
function multiple(value: number, unit: RoundingUnit, whole: (steps: number) => number): number {
  checkFinite('value', value);
  const steps = value / unitSize(unit);
  const nearest = Math.round(steps);
  const settled = Math.abs(steps - nearest) <= STRAY * Math.max(1, Math.abs(nearest));
  const count = (settled ? nearest : whole(steps)) * unit.digit;
  // So far above its unit, a double has no digits left to round.
  if (!Number.isSafeInteger(count)) return value;
  // `+ 0` takes the sign from a zero.
  return Number(`${count}e${unit.exponent}`) + 0;
}
