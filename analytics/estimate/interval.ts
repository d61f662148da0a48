import { checkBetweenZeroAndOne } from './checks.ts';
import { normalUpperQuantile } from './numeric/normal.ts';

/** Two bounds and the share of repetitions in which such bounds hold the truth. */
export type Interval = {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
};

/** The level used unless another one is asked for. */
export const USUAL_LEVEL = 0.95;

/**
 * The two-sided critical value of the standard normal: z with P(|Z| > z) = 1 - level.
 *
 * @param level between 0 and 1, both excluded
 * @throws EstimationError for any other level
 */
export function normalCriticalValue(level: number): number {
  checkBetweenZeroAndOne('conf', level);
  return normalUpperQuantile((1 - level) / 2);
}

/** The interval `estimate` plus or minus `halfWidth`. */
export const symmetricInterval = (
  estimate: number,
  halfWidth: number,
  level: number,
): Interval => ({ lower: estimate - halfWidth, upper: estimate + halfWidth, level });

/** The interval of a normally distributed estimate: plus or minus z standard errors (Wald). */
export const normalInterval = (
  estimate: number,
  standardError: number,
  level = USUAL_LEVEL,
): Interval => symmetricInterval(estimate, normalCriticalValue(level) * standardError, level);
