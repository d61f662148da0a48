import { isSuspicious } from '../estimate/forging.ts';
import { sampleRatioOverLooks } from '../estimate/sample-ratio.ts';
import { TABLE } from '../plan/names.ts';
import type { LeaveOut } from '../plan/planned.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './counted.ts';
import { drawnGroups } from './draw-check.ts';
import { RELEASED } from './released-tables.ts';
import { weeksOfViews } from './views-check.ts';

/**
 * The weeks, by their last day, that the plan's own rule leaves out of the verdict: by totals over arms
 * or by the week's draw, never by what an arm did. Without a rule nothing is left out.
 */
export const weeksLeftOut = (plan: StudyPlan, counted: Counted): Set<string> =>
  plan.planned.leaveOut ? weeksByRule(plan, counted, plan.planned.leaveOut) : new Set();

/** Weeks that stand out by more starts than views or by their draw, whatever the plan says of them. */
export const suspiciousWeeks = (plan: StudyPlan, counted: Counted): Set<string> =>
  weeksByRule(plan, counted, { startsOverViews: true, draw: true });

function weeksByRule(plan: StudyPlan, counted: Counted, rule: LeaveOut): Set<string> {
  const days = new Set<string>();
  if (rule.startsOverViews)
    for (const week of weeksOfViews(plan, counted)) if (isSuspicious(week)) days.add(week.until);
  if (rule.draw)
    for (const { until, counts, shares } of drawSteps(plan, counted)) {
      const n = counts.reduce((sum, each) => sum + each, 0);
      if (n > 0 && sampleRatioOverLooks([counts], shares, n).failed) days.add(until);
    }
  const { tooFastShare } = rule;
  if (tooFastShare !== undefined)
    for (const { until, n, fast } of paceSteps(counted))
      if (fast > tooFastShare * n) days.add(until);
  return days;
}

/** Each step of the draw by itself, as that week was drawn. */
function drawSteps(plan: StudyPlan, counted: Counted) {
  const looks = counted.looks(RELEASED.draw);
  const at = (cells: Cells | undefined) => (cells ? drawnGroups(plan, cells) : undefined);
  return looks.map(({ until, cells }, place) => {
    const now = drawnGroups(plan, cells);
    const before = at(looks[place - 1]?.cells);
    return {
      until,
      counts: now.map(({ n }, group) => Math.max(0, n - (before?.[group]?.n ?? 0))),
      shares: now.map(({ share }) => share),
    };
  });
}

function paceSteps(counted: Counted) {
  const looks = counted.looks(TABLE.pace);
  const fastIn = (cells: Cells | undefined) => cells?.total(TABLE.pace, { pace: 'too_fast' }) ?? 0;
  return looks.map(({ until, cells }, place) => {
    const before = looks[place - 1]?.cells;
    return {
      until,
      n: cells.total(TABLE.pace) - (before?.total(TABLE.pace) ?? 0),
      fast: fastIn(cells) - fastIn(before),
    };
  });
}
