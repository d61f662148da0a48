import { betaDensityTerm, regularisedBeta } from './numeric/beta.ts';
import { checkSquareTable } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL, normalInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { cell } from './numeric/matrix.ts';
import type { Matrix } from './numeric/matrix.ts';
import { sum } from './numeric/numbers.ts';
import { chiSquaredUpperTail } from './numeric/tails.ts';
import { wilson } from './wilson.ts';

/** A statistic with its p value. */
export type Test = { readonly statistic: number; readonly p: number };

/** Net change in a yes-or-no answer of the same visitors. */
export type NetChange = {
  /** Yes before, no now. */
  readonly stopped: number;
  /** No before, yes now. */
  readonly began: number;
  readonly estimate: number;
  readonly standardError: number;
  /** Newcombe's interval for paired proportions: the one to show. */
  readonly interval: Interval;
  readonly wald: Interval;
  /** `undefined` where nobody changed. */
  readonly mcnemar: Test | undefined;
  readonly corrected: Test | undefined;
  readonly exactP: number;
  readonly midP: number;
};

/**
 * Estimand: share with yes now minus share with yes before, in pairs (M8): description, not effect.
 *
 * (c - b)/n with b = yes to no, c = no to yes; standard error sqrt(b + c - (b - c)^2/n)/n. Tests:
 * McNemar 1947 (Psychometrika 12:153), exact binomial, and mid-p (Fagerland, Lydersen & Laake 2013,
 * BMC Med Res Methodol 13:91). Interval: square-and-add with phi (Newcombe 1998, Stat Med 17:2635,
 * method 8, without continuity correction of phi).
 * Assumes: the same person answers both times, honestly; says nothing about who stayed away.
 *
 * @param table rows: before (yes, no); columns: now (yes, no)
 * @throws EstimationError for anything but a 2 x 2 table of counts with somebody in it
 */
export function pairedNetChange(table: Matrix, level = USUAL_LEVEL): NetChange {
  checkSquareTable('table', table);
  if (table.length !== 2) throw new EstimationError('table', `${table.length} rows`, '2 rows');
  const n = sum(table.flat());
  const [stopped, began] = [cell(table, 0, 1), cell(table, 1, 0)];
  const changed = stopped + began;
  const estimate = (began - stopped) / n;
  const standardError = Math.sqrt(changed - (began - stopped) ** 2 / n) / n;
  const correction = stopped === began ? 0 : 1;
  const test = (distance: number): Test | undefined => {
    if (changed === 0) return undefined;
    const statistic = distance ** 2 / changed;
    return { statistic, p: chiSquaredUpperTail(statistic, 1) };
  };
  return {
    stopped,
    began,
    estimate,
    standardError,
    interval: newcombePaired(table, level),
    wald: normalInterval(estimate, standardError, level),
    mcnemar: test(Math.abs(stopped - began)),
    corrected: test(Math.abs(stopped - began) - correction),
    ...exactTests(stopped, began),
  };
}

/** Two-sided binomial p of b out of b + c at one half, exact and mid-p. */
function exactTests(stopped: number, began: number): { exactP: number; midP: number } {
  const changed = stopped + began;
  const fewest = Math.min(stopped, began);
  const density = (4 / (changed + 1)) * betaDensityTerm(fewest + 1, changed - fewest + 1, 0.5, 0.5);
  if (stopped === began) return { exactP: 1, midP: 1 - density / 2 };
  const tail = regularisedBeta(changed - fewest, fewest + 1, 0.5, 0.5);
  const exactP = Math.min(1, 2 * tail);
  return { exactP, midP: exactP - density };
}

function newcombePaired(table: Matrix, level: number): Interval {
  const n = sum(table.flat());
  const [both, stopped] = [cell(table, 0, 0), cell(table, 0, 1)];
  const [began, neither] = [cell(table, 1, 0), cell(table, 1, 1)];
  const now = wilson(both + began, n, level);
  const before = wilson(both + stopped, n, level);
  const margins = (both + stopped) * (began + neither) * (both + began) * (stopped + neither);
  const phi = margins === 0 ? 0 : (both * neither - stopped * began) / Math.sqrt(margins);
  const estimate = now.estimate - before.estimate;
  const add = (one: number, other: number): number =>
    Math.sqrt(one ** 2 - 2 * phi * one * other + other ** 2);
  const down = add(now.estimate - now.interval.lower, before.interval.upper - before.estimate);
  const up = add(now.interval.upper - now.estimate, before.estimate - before.interval.lower);
  return { lower: estimate - down, upper: estimate + up, level };
}
