import type { RegisteredPlan } from '../plan/read.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { alarmOf } from '../report/alarm.ts';
import { readCells } from '../report/cells.ts';
import { primaryResult } from '../report/primary.ts';
import { drawCounts } from '../simulate/draw.ts';
import { streamFrom } from '../simulate/stream.ts';
import type { Truth } from '../simulate/truth.ts';

type Count = ReturnType<typeof drawCounts>[number];

/** What happened in campaigns that were looked at every day. */
export type Looks = {
  readonly campaigns: number;
  /** How often the primary's confidence sequence excluded zero on any day. */
  readonly everExcluded: number;
  readonly everAlarmed: number;
  /** Day of the first alarm; half of all campaigns had it by then. */
  readonly medianAlarmDay: number | undefined;
  /** Day by which nine in ten campaigns had the alarm. */
  readonly lateAlarmDay: number | undefined;
};

type Schedule = {
  readonly campaigns: number;
  readonly days: number;
  readonly perDay: number;
  readonly seed: number;
  /** Ends a campaign at its alarm: enough to know when it came. */
  readonly untilAlarm?: boolean;
};

/** Only what is watched: the primary action and the key secondary outcome. */
const watched = (plan: StudyPlan): StudyPlan => ({
  ...plan,
  outcomes: plan.outcomes.filter(({ role }) => role === 'key-secondary'),
  sensitive: [],
  followUp: undefined,
});

/** Looks every day at campaigns that grow by `perDay` visits. */
export function measureLooks(registered: RegisteredPlan, truth: Truth, schedule: Schedule): Looks {
  const population = { ...registered, plan: watched(registered.plan), truth };
  const stream = streamFrom(schedule.seed);
  const alarmDays: number[] = [];
  let everExcluded = 0;
  for (let campaign = 0; campaign < schedule.campaigns; campaign += 1) {
    const sums = new Map<string, Count>();
    let excluded = false;
    let alarmed: number | undefined;
    for (let day = 1; day <= schedule.days; day += 1) {
      addUp(sums, drawCounts(population, schedule.perDay, stream, '2026-W48'));
      const cells = readCells([...sums.values()], population.plan.id, population.version);
      if (alarmOf(population.plan, cells, []).state === 'alarm') alarmed ??= day;
      const { finding } = primaryResult(population.plan, cells, []);
      const [always] = finding.kind === 'figure' ? finding.intervals : [];
      if (always && (always.low > 0 || always.high < 0)) excluded = true;
      if (alarmed !== undefined && schedule.untilAlarm) break;
    }
    if (excluded) everExcluded += 1;
    if (alarmed !== undefined) alarmDays.push(alarmed);
  }
  alarmDays.sort((one, other) => one - other);
  const dayOf = (share: number): number | undefined =>
    alarmDays[Math.ceil(share * schedule.campaigns) - 1];
  return {
    campaigns: schedule.campaigns,
    everExcluded,
    everAlarmed: alarmDays.length,
    medianAlarmDay: dayOf(0.5),
    lateAlarmDay: dayOf(0.9),
  };
}

function addUp(sums: Map<string, Count>, counts: readonly Count[]): void {
  for (const count of counts) {
    const key = `${count.table};${count.cell}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...count, n: before.n + count.n } : count);
  }
}
