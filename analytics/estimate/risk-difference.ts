import { checkCases } from './checks.ts';
import { USUAL_LEVEL, normalCriticalValue, normalInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { normalTwoSided } from './numeric/normal.ts';
import { scoreEnds, wilson } from './wilson.ts';
import type { Proportion } from './wilson.ts';

/** How many of a group have the outcome. */
export type Cases = { readonly cases: number; readonly n: number };

/** The difference of two independent risks, first minus second. */
export type RiskDifference = {
  readonly estimate: number;
  readonly standardError: number;
  /** Newcombe's hybrid score interval: the one to show. */
  readonly interval: Interval;
  /** The plain normal interval: for comparison; too short for small groups. */
  readonly wald: Interval;
  readonly first: Proportion;
  readonly second: Proportion;
  readonly n: number;
};

/** Names by which errors call the four numbers. */
const FIELDS = {
  first: { cases: 'x1', n: 'n1' },
  second: { cases: 'x2', n: 'n2' },
};

/**
 * Estimand: difference of two independent risks p1 - p2, here the intention-to-treat effect of the
 * message on an action (M3, M9).
 *
 * Interval: method 10 of Newcombe 1998 (Stat Med 17:873), no continuity correction:
 * d - sqrt((p1 - l1)^2 + (u2 - p2)^2) to d + sqrt((u1 - p1)^2 + (p2 - l2)^2), with l and u Wilson's
 * bounds. The standard error is the unpooled one.
 * Assumes: independent groups, allocation at random, and one look (else: `confidence-sequence.ts`).
 *
 * @throws EstimationError for an empty group, cases above n, or a level outside (0, 1)
 */
export function riskDifference(one: Cases, other: Cases, level = USUAL_LEVEL): RiskDifference {
  const first = wilson(one.cases, one.n, level, FIELDS.first);
  const second = wilson(other.cases, other.n, level, FIELDS.second);
  const estimate = first.estimate - second.estimate;
  const standardError = Math.sqrt(riskVariance(first) + riskVariance(second));
  return {
    estimate,
    standardError,
    interval: { ...newcombeEnds(one, other, normalCriticalValue(level)), level },
    wald: normalInterval(estimate, standardError, level),
    first,
    second,
    n: one.n + other.n,
  };
}

const riskVariance = ({ estimate, n }: Proportion): number => (estimate * (1 - estimate)) / n;

/**
 * The ends of Newcombe's method 10, as in `riskDifference`, for any critical value: the score form of
 * every interval that is valid at every look.
 *
 * @param z above 0
 */
export function newcombeEnds(
  one: Cases,
  other: Cases,
  z: number,
): { readonly lower: number; readonly upper: number } {
  const [first, second] = [scoreEnds(one.cases, one.n, z), scoreEnds(other.cases, other.n, z)];
  const [p1, p2] = [one.cases / one.n, other.cases / other.n];
  return {
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}

/**
 * The score test of equal risks: z with the pooled variance, and its two-sided p (Agresti 2013,
 * "Categorical Data Analysis", 3.2.1).
 *
 * @returns `undefined` where nobody or everybody has the outcome: z would be 0/0
 * @throws EstimationError as `riskDifference`
 */
export function equalRisksTest(
  one: Cases,
  other: Cases,
): { readonly z: number; readonly p: number } | undefined {
  checkCases(FIELDS.first.cases, one.cases, FIELDS.first.n, one.n);
  checkCases(FIELDS.second.cases, other.cases, FIELDS.second.n, other.n);
  const pooled = (one.cases + other.cases) / (one.n + other.n);
  const variance = pooled * (1 - pooled) * (1 / one.n + 1 / other.n);
  if (variance === 0) return undefined;
  const z = (one.cases / one.n - other.cases / other.n) / Math.sqrt(variance);
  return { z, p: normalTwoSided(z) };
}

/**
 * Cohen's h = 2 asin(sqrt p1) - 2 asin(sqrt p2): the difference on the scale where a risk's
 * variance doesn't depend on the risk (Cohen 1988, ch. 6).
 */
export const cohenH = (first: number, second: number): number =>
  2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second));

/**
 * The logarithm of the odds ratio, with Woolf's standard error sqrt(1/a + 1/b + 1/c + 1/d)
 * (Woolf 1955, Ann Hum Genet 19:251).
 *
 * @returns `undefined` where a cell is 0: the odds ratio is then 0, infinite or undefined
 * @throws EstimationError as `riskDifference`
 */
export function logOddsRatio(
  one: Cases,
  other: Cases,
): { readonly estimate: number; readonly standardError: number } | undefined {
  checkCases(FIELDS.first.cases, one.cases, FIELDS.first.n, one.n);
  checkCases(FIELDS.second.cases, other.cases, FIELDS.second.n, other.n);
  const [a, b] = [one.cases, one.n - one.cases];
  const [c, d] = [other.cases, other.n - other.cases];
  if (a === 0 || b === 0 || c === 0 || d === 0) return undefined;
  return {
    estimate: Math.log(a / b) - Math.log(c / d),
    standardError: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d),
  };
}
