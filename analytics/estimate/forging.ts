import { checkCases, checkCount } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { sum } from './numeric/numbers.ts';
import type { Cases } from './risk-difference.ts';

/** Visits of an arm that went faster than anyone reads, out of those allocated. */
export type Pace = { readonly tooFast: number; readonly allocated: number };

/**
 * Too-fast visits of each arm above what the slowest arm's share explains: f_j - n_j min(f_i/n_i),
 * rounded up. On whole numbers, so that an equal share leaves no stray visit.
 *
 * @throws EstimationError without arms, for an empty arm, or more too-fast visits than allocated
 */
export function excessTooFast(arms: readonly Pace[]): number[] {
  arms.forEach(({ tooFast, allocated }, index) =>
    checkCases(`too_fast[${index}]`, tooFast, `allocated[${index}]`, allocated),
  );
  const [first, ...others] = arms;
  if (!first) throw new EstimationError('arms', 'no arms', 'at least one');
  const slowest = others.reduce(
    (least, arm) => (arm.tooFast * least.allocated < least.tooFast * arm.allocated ? arm : least),
    first,
  );
  return arms.map(({ tooFast, allocated }) =>
    Math.ceil((tooFast * slowest.allocated - allocated * slowest.tooFast) / slowest.allocated),
  );
}

/**
 * An arm as it would be had its excess been forged to raise it: taken out of starts and cases alike,
 * as far as there are any. Judge again with these; another verdict means that forging could explain it.
 */
export function withoutExcess({ cases, n }: Cases, excess: number): Cases {
  checkCases('x', cases, 'n', n);
  checkCount('excess', excess, 0, n);
  return { cases: Math.max(0, cases - excess), n: n - excess };
}

/** Starts of a week against the views of the pages that offer them. */
export type WeekOfViews = { readonly starts: number; readonly views: number };

/**
 * Whether a week has more starts than views explain: starts > V + 3 sqrt(V) + 3. A start needs a view
 * of its page. Blind to arms, so that a plan may leave such weeks out.
 *
 * @throws EstimationError for counts that can't be
 */
export function isSuspicious({ starts, views }: WeekOfViews): boolean {
  checkCount('starts', starts);
  checkCount('views', views);
  return starts > views + 3 * Math.sqrt(views) + 3;
}

/**
 * Starts without a view, over all suspicious weeks: views of another week explain none of them. From
 * `added` of `fragility` on, forged visits could explain what was found.
 */
export const startsWithoutView = (weeks: readonly WeekOfViews[]): number =>
  sum(weeks.filter(isSuspicious).map(({ starts, views }) => starts - views));
