import { checkBetweenZeroAndOne, checkCases, checkCount } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { normalUpperQuantile } from './numeric/normal.ts';
import { newcombeEnds } from './risk-difference.ts';
import type { Cases } from './risk-difference.ts';
import { sampleVariance } from './samples.ts';
import type { Sample } from './samples.ts';

/** How far a study is: visits allocated so far and planned, all arms together. */
export type Clock = { readonly n: number; readonly plannedN: number };

/** What a deciding interval says about the first group against the second. */
export type Claim = 'more' | 'fewer' | 'none';

/** A difference with the interval that judges it at every look up to the planned n. */
export type Contrast = {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Error over all looks together. */
  readonly alpha: number;
  readonly z: number;
  /** Whether the interval may be judged by: enough visits on both sides, not past the horizon. */
  readonly estimable: boolean;
  /** `none` unless the interval excludes 0 now and is estimable. */
  readonly claim: Claim;
};

/** Visits on either side below which no score interval judges. */
export const LEAST_A_SIDE = 100;
/** People on either side, or of each answer, below which no Wald interval judges. */
export const LEAST_FOR_WALD = 20;

/** Whether a look at n still falls under the plan: up to a tenth above the planned n. */
export const withinHorizon = ({ n, plannedN }: Clock): boolean => 10 * n <= 11 * plannedN;

/**
 * The critical value at a look: c sqrt(max(1, N/n)) with c = Phi^-1(1 - alpha/4).
 *
 * By the reflection principle, P(sup over t <= 1 of |B(t)| > c) <= 4 (1 - Phi(c)): the error over any
 * number of looks up to N is at most alpha. It is the limit, for looks without number, of the spending
 * function 2 - 2 Phi(z/sqrt t) (Lan & DeMets 1983, Biometrika 70:659), turned into intervals (Jennison
 * & Turnbull 1984, Controlled Clinical Trials 5:33).
 *
 * @param alpha error of all looks together, between 0 and 1
 * @throws EstimationError for an n under 1 or an alpha outside (0, 1)
 */
export function horizonCriticalValue({ n, plannedN }: Clock, alpha: number): number {
  checkCount('n', n, 1);
  checkCount('planned_n', plannedN, 1);
  checkBetweenZeroAndOne('alpha', alpha);
  return normalUpperQuantile(alpha / 4) * Math.sqrt(Math.max(1, plannedN / n));
}

/**
 * Estimand: risk difference, first minus second, at any look up to the planned n; the interval that
 * decides. Newcombe's method 10 (see `newcombeEnds`) with the critical value above.
 *
 * Assumes: independent visits, a fixed allocation, a planned n that was fixed beforehand. Estimable
 * from 100 visits on each side up to 1.1 planned n.
 *
 * @param clock all visits allocated in the study, whatever the two groups are
 * @throws EstimationError for an empty group, cases above n, or groups larger than the clock
 */
export function horizonInterval(one: Cases, other: Cases, clock: Clock, alpha: number): Contrast {
  checkCases('x1', one.cases, 'n1', one.n);
  checkCases('x0', other.cases, 'n0', other.n);
  checkClock(clock, one.n + other.n);
  const z = horizonCriticalValue(clock, alpha);
  const estimable = Math.min(one.n, other.n) >= LEAST_A_SIDE && withinHorizon(clock);
  const ends = newcombeEnds(one, other, z);
  const estimate = one.cases / one.n - other.cases / other.n;
  return { estimate, ...ends, alpha, z, estimable, claim: claimOf(ends, estimable) };
}

/**
 * Estimand: difference of two independent means, first minus second, at any look up to the planned n:
 * plus and minus z sqrt(s1^2/n1 + s0^2/n0), with the critical value above. Judges from 20 a group on.
 *
 * @throws EstimationError for a group under 2, groups larger than the clock, or where nothing varies
 */
export function horizonMeanDifference(
  first: Sample,
  second: Sample,
  clock: Clock,
  alpha: number,
): Contrast & { readonly standardError: number } {
  const standardError = Math.sqrt(
    sampleVariance('s1', first) / first.n + sampleVariance('s0', second) / second.n,
  );
  if (standardError === 0)
    throw new EstimationError('s1, s0', 'no variation at all', 'answers that differ');
  checkClock(clock, first.n + second.n);
  const z = horizonCriticalValue(clock, alpha);
  const estimate = first.mean - second.mean;
  const ends = { lower: estimate - z * standardError, upper: estimate + z * standardError };
  const estimable = Math.min(first.n, second.n) >= LEAST_FOR_WALD;
  return { estimate, standardError, ...ends, alpha, z, estimable, claim: claimOf(ends, estimable) };
}

/** What an interval says, where it may be judged by. */
export function claimOf(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  estimable: boolean,
): Claim {
  if (!estimable) return 'none';
  if (lower > 0) return 'more';
  return upper < 0 ? 'fewer' : 'none';
}

/**
 * The look that decides: the first with N <= n <= 1.1 N. Where a jump leaves none there, the last one
 * before N, once a later one has passed 1.1 N. Visits after it don't touch the decision.
 *
 * @param looks visits allocated at each look, rising
 * @returns its index, or `undefined` while the study hasn't come so far
 */
export function decidingLook(looks: readonly number[], plannedN: number): number | undefined {
  looks.forEach((n, index) => checkCount(`looks[${index}]`, n, looks[index - 1] ?? 0));
  checkCount('planned_n', plannedN, 1);
  const reached = looks.findIndex((n) => n >= plannedN);
  if (reached === -1) return undefined;
  if (withinHorizon({ n: looks[reached] ?? 0, plannedN })) return reached;
  return reached === 0 ? undefined : reached - 1;
}

function checkClock({ n }: Clock, compared: number): void {
  checkCount('n', n, 1);
  if (n < compared)
    throw new EstimationError('n', n, `at least the ${compared} visits that are compared`);
}
