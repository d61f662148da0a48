import { checkBetweenZeroAndOne, checkCount, checkPositive, checkProbability } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { normalQuantile, normalUpperQuantile } from './numeric/normal.ts';
import { mechanismOf } from './randomised-response.ts';
import { findRoot } from './numeric/root.ts';

/** A comparison still to be made: visits on each side, and the control's share. */
export type Design = {
  readonly treated: number;
  readonly control: number;
  /** Share with the outcome in the control group. */
  readonly base: number;
  readonly alpha: number;
  readonly power: number;
};

const checkDesign = ({ treated, control, base, alpha, power }: Design): void => {
  checkCount('treated', treated, 1);
  checkCount('control', control, 1);
  checkProbability('base', base);
  checkBetweenZeroAndOne('alpha', alpha);
  checkBetweenZeroAndOne('power', power);
};

const standardError = ({ treated, control, base }: Design, effect: number): number => {
  const risk = base + effect;
  return Math.sqrt((risk * (1 - risk)) / treated + (base * (1 - base)) / control);
};

/**
 * The smallest rise of a share that a single look finds with the power given: the effect that lies
 * z(1 - alpha/2) + z(power) standard errors from zero (Fleiss, Levin & Paik 2003, "Statistical
 * Methods for Rates and Proportions", 4.2, without continuity correction).
 *
 * @returns `undefined` where no rise up to 100% would be found
 * @throws EstimationError for groups under 1 or shares outside [0, 1]
 */
export function smallestEffect(design: Design): number | undefined {
  checkDesign(design);
  const distance = normalUpperQuantile(design.alpha / 2) + normalQuantile(design.power);
  return rise(design, (effect) => effect - distance * standardError(design, effect));
}

function rise({ base }: Design, excess: (effect: number) => number): number | undefined {
  const highest = 1 - base;
  return excess(highest) <= 0 ? undefined : findRoot(excess, 0, highest);
}

/**
 * Visits on each side, in the ratio given, that find an effect in a single look.
 *
 * @param ratio treated visits for each control visit, above 0
 * @throws EstimationError for an effect of zero or one that leaves [0, 1]
 */
export function visitsNeeded(
  { base, alpha, power }: Pick<Design, 'base' | 'alpha' | 'power'>,
  effect: number,
  ratio: number,
): { readonly treated: number; readonly control: number } {
  checkPositive('ratio', ratio);
  checkDesign({ treated: 1, control: 1, base, alpha, power });
  checkProbability('base + effect', base + effect);
  if (effect === 0) throw new EstimationError('effect', effect, 'an effect that is not zero');
  const distance = normalUpperQuantile(alpha / 2) + normalQuantile(power);
  const risk = base + effect;
  const spread = (risk * (1 - risk)) / ratio + base * (1 - base);
  const control = Math.ceil((distance / effect) ** 2 * spread);
  return { treated: Math.ceil(control * ratio), control };
}

/**
 * The price of noise: by how much k-ary randomised response multiplies the variance of a share, which
 * is also by how much it multiplies the visits needed.
 *
 * l (1 - l) / (share (1 - share) (p - q)^2) with l = q + share (p - q) (Warner 1965, equation 5).
 *
 * @param share the true share, between 0 and 1, both excluded
 */
export function priceOfNoise(share: number, answers: number, epsilon: number): number {
  checkBetweenZeroAndOne('share', share);
  const { truth, other } = mechanismOf(epsilon, answers);
  const reported = other + share * (truth - other);
  return (reported * (1 - reported)) / (share * (1 - share) * (truth - other) ** 2);
}
