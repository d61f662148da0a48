import { checkBetweenZeroAndOne } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { horizonInterval } from './horizon.ts';
import type { Claim, Clock, Contrast } from './horizon.ts';
import { sum } from './numeric/numbers.ts';
import type { Cases } from './risk-difference.ts';

/** One comparison as the family needs it: its interval at whatever level judges it. */
export type Judged = { readonly alpha: number; readonly claim: Claim };

/** The pooled comparison and those of each message arm, at the levels that judge them. */
export type Family<T extends Judged> = {
  /** Closed: nothing is claimed, and the intervals are those at the gate's levels. */
  readonly open: boolean;
  readonly openedBy: 'none' | 'pooled' | 'arms' | 'both';
  readonly pooled: T;
  /** In the order given. */
  readonly arms: readonly T[];
};

/**
 * Judges "pooled message = control" and "arm j = control" for J message arms together, with error alpha.
 *
 * A gate opens when the pooled interval at 0.9 alpha excludes 0, or an arm's at 0.1 alpha/J. Behind it,
 * for J = 2 each is judged at alpha, since any two true hypotheses imply the third (Shaffer 1986, JASA
 * 81:826, in the closure of Marcus, Peritz & Gabriel 1976, Biometrika 63:655). For J >= 3: opened by
 * the pooled one, arms at alpha/(J - 1) and pooled at 0.9 alpha; opened by arms only, levels stay.
 * With one message arm both are the same comparison, at alpha.
 *
 * @param pooled the pooled comparison at a level
 * @param arms each arm's comparison at a level
 * @throws EstimationError without a message arm, or for an alpha outside (0, 1)
 */
export function closedFamily<T extends Judged>(
  pooled: (alpha: number) => T,
  arms: readonly ((alpha: number) => T)[],
  alpha: number,
): Family<T> {
  checkBetweenZeroAndOne('alpha', alpha);
  const count = arms.length;
  if (count === 0) throw new EstimationError('message', 'no arms', 'at least one message arm');
  const at = (pooledAlpha: number, armAlpha: number) => ({
    pooled: pooled(pooledAlpha),
    arms: arms.map((arm) => arm(armAlpha)),
  });
  const gate = count === 1 ? at(alpha, alpha) : at(0.9 * alpha, (0.1 * alpha) / count);
  const byPooled = gate.pooled.claim !== 'none';
  const byArms = count > 1 && gate.arms.some(({ claim }) => claim !== 'none');
  const openedBy = byPooled ? (byArms ? 'both' : 'pooled') : byArms ? 'arms' : 'none';
  if (openedBy === 'none' || count === 1) return { open: byPooled, openedBy, ...gate };
  if (count === 2) return { open: true, openedBy, ...at(alpha, alpha) };
  const judged = byPooled ? at(0.9 * alpha, alpha / (count - 1)) : gate;
  return { open: true, openedBy, ...judged };
}

/**
 * Estimand: risk difference of all message arms together, and of each, against control, at any look up
 * to the planned n (see `horizonInterval`), with error alpha over looks and comparisons together.
 *
 * @param control cases of the control arm
 * @param messages cases of each message arm
 * @throws EstimationError as `closedFamily` and `horizonInterval`
 */
export const armsFamily = (
  control: Cases,
  messages: readonly Cases[],
  clock: Clock,
  alpha: number,
): Family<Contrast> =>
  closedFamily(
    (level) => horizonInterval(together(messages), control, clock, level),
    messages.map((arm) => (level) => horizonInterval(arm, control, clock, level)),
    alpha,
  );

/** All groups as one. */
export const together = (groups: readonly Cases[]): Cases => ({
  cases: sum(groups.map(({ cases }) => cases)),
  n: sum(groups.map(({ n }) => n)),
});
