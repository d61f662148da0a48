import type { RegisteredPlan } from '../plan/read.ts';
import { countedFrom } from './counted.ts';
import type { ReleasedTable } from './counted.ts';
import { gateOf } from './gate/gate.ts';
import { actionAt, familyOf, visitsOf } from './judging.ts';
import { RELEASED } from './released-tables.ts';

/** The primary as evaluators saw it on a day: the difference with the interval that held at that look. */
export type Seen = {
  readonly day: string;
  /** Visits allocated so far, all arms together. */
  readonly n: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
};

/** The path of the primary over the looks, oldest first; a day too early for any interval is left out. */
export function pathOf(registered: RegisteredPlan, looks: readonly ReleasedTable[]): Seen[] {
  const { plan } = registered;
  const { space } = gateOf(registered);
  return looks.flatMap((table) => {
    const contrast = actionAt(countedFrom(space, [table]).of(RELEASED.primary), plan);
    const pooled = familyOf(plan, contrast)?.pooled;
    if (!pooled) return [];
    const { estimate, lower: low, upper: high } = pooled;
    return [{ day: table.until, n: visitsOf(contrast), estimate, low, high }];
  });
}
