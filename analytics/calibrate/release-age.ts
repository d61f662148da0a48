import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { Gate } from '../report/gate/gate.ts';
import { lastRelease } from '../report/gate/ledger.ts';
import type { Block } from '../report/gate/ledger.ts';
import { planRelease } from '../report/gate/plan-release.ts';
import { RELEASED } from '../report/released-tables.ts';
import { drawCounts } from '../simulate/draw.ts';
import { streamFrom } from '../simulate/stream.ts';
import type { Truth } from '../simulate/truth.ts';
import type { Count } from '../tally/count.ts';
import { lastDayOf } from '../tally/iso-week.ts';

/** How old what is shown gets, in campaigns that are released every week until they close. */
export type Ages = {
  readonly campaigns: number;
  readonly weeks: number;
  /** Campaigns of which the last release holds the primary of the last day: the registered final look. */
  readonly finalLook: number;
  /** By table that was counted: the most weeks in a row, in any campaign, that it showed nothing newer. */
  readonly oldest: ReadonlyMap<string, number>;
};

type Pace = { readonly campaigns: number; readonly perWeek: number; readonly seed: number };

/**
 * Releases simulated campaigns every week, as `publish` does, until the planned number has started; the
 * last release closes the study. Every arm acts as often as the plan supposes of the control: the smaller
 * a step's numbers are, the longer it waits.
 *
 * A table is as old as the weeks since its last release, at the end of each week; before its first one,
 * since the start.
 */
export function measureAges(
  registered: RegisteredPlan,
  truth: Truth,
  { campaigns, perWeek, seed }: Pace,
): Ages {
  const gate = new Gate(registered);
  const weeks = Math.ceil(registered.plan.planned.n / perWeek);
  const { baseRate = PLANNED_DEFAULTS.baseRate } = registered.plan.planned;
  const action = Object.fromEntries(registered.plan.arms.map(({ id }) => [id, baseRate]));
  const population = { ...registered, truth: { ...truth, action } };
  const oldest = new Map<string, number>();
  let finalLook = 0;
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const stream = streamFrom(seed + campaign);
    const counts: Count[] = [];
    const age = new Map<string, number>();
    let blocks: readonly Block[] = [];
    for (let week = 1; week <= weeks; week += 1) {
      const period = `2026-W${String(week).padStart(2, '0')}`;
      counts.push(...drawCounts(population, perWeek, stream, period));
      const today = lastDayOf(period);
      const closing = week === weeks;
      const counted = new Set(counts.map(({ table }) => table));
      blocks = planRelease(gate, blocks, counts, { today, closing }).blocks;
      for (const { id, atClose, numbers } of gate.tables) {
        if ((atClose && !closing) || !numbers.some(({ table }) => counted.has(table))) continue;
        const fresh = lastRelease(blocks, id)?.until === today;
        age.set(id, fresh ? 0 : (age.get(id) ?? 0) + 1);
        oldest.set(id, Math.max(oldest.get(id) ?? 0, age.get(id) ?? 0));
      }
    }
    if (age.get(RELEASED.primary) === 0) finalLook += 1;
  }
  return { campaigns, weeks, finalLook, oldest };
}
