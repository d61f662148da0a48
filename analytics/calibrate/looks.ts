import type { StudyPlan } from '../plan/schema.ts';
import type { Findings } from '../report/findings.ts';
import { findingsOf } from '../report/findings.ts';
import { streamFrom } from '../simulate/stream.ts';
import { GrowingCampaign, drawPart, partSize } from './campaign.ts';
import type { JudgingTruth } from './campaign.ts';

/** What campaigns came to that were looked at again and again. */
export type Looks = {
  readonly campaigns: number;
  /** Verdicts in force at the last look, by kind. */
  readonly verdicts: Readonly<Record<Findings['verdict']['kind'], number>>;
  readonly everAlarmed: number;
  /** Look of the first alarm; half of all campaigns had it by then. */
  readonly medianAlarm: number | undefined;
  /** At any look: a causal sentence of any family, of the key secondary, a "go on". */
  readonly everClaimed: number;
  readonly everClaimedKey: number;
  readonly everGoOn: number;
  readonly drawFailed: number;
  readonly finishersDiffer: number;
};

type Schedule = { readonly campaigns: number; readonly looks: number; readonly seed: number };

/** Looks at campaigns as they grow, with everything that a page would say at each look. */
export function measureLooks(plan: StudyPlan, truth: JudgingTruth, schedule: Schedule): Looks {
  const stream = streamFrom(schedule.seed);
  const watched = { ...plan, sensitive: [], followUp: undefined };
  const found = {
    everClaimed: 0,
    everClaimedKey: 0,
    everGoOn: 0,
    drawFailed: 0,
    finishersDiffer: 0,
  };
  const verdicts = { 'go-on': 0, change: 0, stop: 0, 'too-early': 0, 'cannot-judge': 0 };
  const alarms: number[] = [];
  const visits = truth.visits ?? plan.planned.n;
  for (let campaign = 0; campaign < schedule.campaigns; campaign += 1) {
    const growing = new GrowingCampaign();
    const ever = { claimed: false, key: false, goOn: false };
    let alarmed: number | undefined;
    let last: Findings | undefined;
    for (let part = 0; part < schedule.looks; part += 1) {
      const size = partSize(visits, part, schedule.looks);
      const where = { visits: size, part, parts: schedule.looks };
      last = findingsOf(
        watched,
        growing.add(drawPart(watched, truth, where, stream)),
        '9999-12-31',
      );
      if (last.alarm.state === 'alarm') alarmed ??= part + 1;
      if (last.verdict.kind === 'go-on') ever.goOn = true;
      if (claims(last).any) ever.claimed = true;
      if (claims(last).key) ever.key = true;
    }
    if (last) verdicts[last.verdict.kind] += 1;
    if (alarmed !== undefined) alarms.push(alarmed);
    if (ever.claimed) found.everClaimed += 1;
    if (ever.key) found.everClaimedKey += 1;
    if (ever.goOn) found.everGoOn += 1;
    if (last?.health.sound.draw === false) found.drawFailed += 1;
    if (last?.health.finishersDiffer) found.finishersDiffer += 1;
  }
  alarms.sort((one, other) => one - other);
  return {
    campaigns: schedule.campaigns,
    verdicts,
    everAlarmed: alarms.length,
    medianAlarm: alarms[Math.ceil(schedule.campaigns / 2) - 1],
    ...found,
  };
}

/** Whether something is said to be cause and effect at this look. */
function claims({ results }: Findings): { readonly any: boolean; readonly key: boolean } {
  const { primary, keySecondary, arms, secondary, reading } = results;
  const says = ({ causal, finding }: typeof primary): boolean => {
    if (!causal) return false;
    if (finding.kind === 'bounds') return finding.interval.low > 0 || finding.interval.high < 0;
    if (finding.kind !== 'figure') return false;
    if (finding.p) return finding.p.value < 0.05;
    return finding.intervals.some(({ low, high }) => low > 0 || high < 0);
  };
  const key = [keySecondary, ...arms.filter(({ id }) => id.startsWith(`${keySecondary.id}.`))];
  return {
    any: [primary, keySecondary, ...arms, ...secondary, ...reading].some(says),
    key: key.some(says),
  };
}
