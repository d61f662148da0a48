import { drawBelow } from './random.ts';
import type { RandomSource } from './random.ts';

/** What the draw decides when a visitor presses start. */
export type Allocation = { readonly arm: string; readonly preAsked: boolean };

/** The part of a plan that the draw needs. */
export type AllocationPlan = {
  readonly arms: readonly { readonly id: string; readonly ratio: number }[];
  readonly preAskedShare: number;
};

/** Shares are drawn in ten-thousandths, which is exact for any share a plan would state. */
const SHARE_STEPS = 10_000;

/** Draws an arm by its ratio and, apart from that, whether to ask before the message too. */
export function allocate(plan: AllocationPlan, random?: RandomSource): Allocation {
  const total = plan.arms.reduce((sum, arm) => sum + arm.ratio, 0);
  let ticket = drawBelow(total, random);
  const arm = plan.arms.find(({ ratio }) => {
    ticket -= ratio;
    return ticket < 0;
  });
  if (!arm) throw new RangeError('a plan needs arms with a ratio of at least 1');
  const preAsked = drawBelow(SHARE_STEPS, random) < Math.round(plan.preAskedShare * SHARE_STEPS);
  return { arm: arm.id, preAsked };
}
