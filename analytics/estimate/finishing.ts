import { checkBetweenZeroAndOne } from './checks.ts';
import { together } from './closed-family.ts';
import { EstimationError } from './estimation-error.ts';
import { horizonInterval } from './horizon.ts';
import type { Clock, Contrast } from './horizon.ts';
import { at, sum } from './numeric/numbers.ts';
import type { Cases } from './risk-difference.ts';

/** Cases out of allocated visits among those asked beforehand, or those not asked. */
export type Stratum = { readonly control: Cases; readonly messages: readonly Cases[] };

/** How a share that should not depend on the arm compares between arms. */
export type ArmComparison = {
  readonly pooled: Contrast;
  /** Each message arm against control; none with one message arm, which is the pooled comparison. */
  readonly arms: readonly (Contrast & { readonly arm: number })[];
  /** Each message arm within each stratum, both counted from 0; none where there is one stratum. */
  readonly strata: readonly (Contrast & { readonly stratum: number; readonly arm: number })[];
  /** Whether any of these differs from 0. */
  readonly differs: boolean;
};

/**
 * Null hypothesis: who finishes does not depend on the arm, nor on the arm among those asked beforehand
 * or not (M7); at every look up to the planned n. The same for visits that were too fast.
 *
 * Formula: finished/allocated by `horizonInterval`, message minus control, alpha shared by Bonferroni:
 * half for all messages together, a quarter for the J arms, a quarter for the J arms in two strata.
 * With one message arm the arms' quarter goes to the pooled comparison. Without strata the last quarter
 * stays unused. A comparison with nobody on one side is left out; there is no pooled one without.
 *
 * @param strata one, or two: not asked beforehand and asked, with the same arms in the same order
 * @throws EstimationError for any other number of strata, lists of unequal length, or as `horizonInterval`
 */
export function compareArms(
  strata: readonly Stratum[],
  clock: Clock,
  alpha: number,
): ArmComparison {
  checkBetweenZeroAndOne('alpha', alpha);
  const count = strata[0]?.messages.length ?? 0;
  if (strata.length < 1 || strata.length > 2)
    throw new EstimationError('strata', `${strata.length} strata`, 'one or two');
  if (count === 0) throw new EstimationError('message', 'no arms', 'at least one message arm');
  if (strata.some(({ messages }) => messages.length !== count))
    throw new EstimationError('message', 'strata with different arms', 'the same arms in each');
  const control = together(strata.map((stratum) => stratum.control));
  const messages = at(strata, 0).messages.map((_, arm) =>
    together(strata.map((stratum) => at(stratum.messages, arm))),
  );
  const quarter = alpha / 4;
  const compare = (one: Cases, other: Cases, level: number): Contrast =>
    horizonInterval(one, other, clock, level);
  const pooled = compare(together(messages), control, count === 1 ? 3 * quarter : 2 * quarter);
  const arms = messages.flatMap((message, arm) =>
    count > 1 && message.n > 0 ? [{ ...compare(message, control, quarter / count), arm }] : [],
  );
  const cells = (strata.length === 1 ? [] : strata).flatMap((stratum, place) =>
    stratum.messages.flatMap((message, arm) => {
      if (message.n === 0 || stratum.control.n === 0) return [];
      const contrast = compare(message, stratum.control, quarter / (count * strata.length));
      return [{ ...contrast, stratum: place, arm }];
    }),
  );
  const all = [pooled, ...arms, ...cells];
  return { pooled, arms, strata: cells, differs: all.some(({ claim }) => claim !== 'none') };
}

/** All visits of the strata: the clock of a study whose every visit is in them. */
export const allocatedIn = (strata: readonly Stratum[]): number =>
  sum(strata.map(({ control, messages }) => control.n + together(messages).n));
