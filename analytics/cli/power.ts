import { tightestAt } from '../estimate/confidence-sequence.ts';
import {
  daysToExcludeHarm,
  priceOfNoise,
  smallestEffect,
  smallestEffectAnytime,
  visitsNeeded,
} from '../estimate/power.ts';
import { coinEpsilon } from '../estimate/randomised-response.ts';
import { controlArm } from '../plan/arms.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { readSettings } from '../collect/settings.ts';
import { ALARM_ALPHA } from '../report/alarm.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';
import { choosePlan } from './choose-plan.ts';

const USAGE = `Usage: npm run measure -- power [STUDY] [--visits N] [--days D] [--base P] [--power P]
  --visits  visits that start, in all (default: the planned n)
  --days    over how many days they come (default 120)
  --base    share of the control group that does the action (default 0.3)
  --power   chance to find an effect that is there (default 0.8)`;

/** `measure power`: what a plan can find with the visits expected, and what noise costs. */
export const powerCommand: Command = {
  summary: '[STUDY] --visits N --days D --base P: what the study can find',
  run(words) {
    const given = readFlags(words, ['visits', 'days', 'base', 'power'], USAGE);
    const { plan } = choosePlan(readSettings(process.env).STUDIES_DIR, given.plain[0]);
    const visits = numberFlag(given, 'visits', plan.planned.n, {
      least: 100,
      most: 1e9,
      whole: true,
    });
    const days = numberFlag(given, 'days', 120, { least: 1, most: 3650, whole: true });
    const base = numberFlag(given, 'base', 0.3, { least: 0.001, most: 0.999 });
    const power = numberFlag(given, 'power', 0.8, { least: 0.01, most: 0.999 });
    for (const line of describePower(plan, { visits, days, base, power })) console.log(line);
  },
};

type Expected = {
  readonly visits: number;
  readonly days: number;
  readonly base: number;
  readonly power: number;
};

const points = (share: number | undefined): string =>
  share === undefined ? 'none up to 100%' : `${(100 * share).toFixed(1)} percentage points`;

function describePower(plan: StudyPlan, { visits, days, base, power }: Expected): string[] {
  const { alpha, n, smallestEffect: wanted, harmMargin } = plan.planned;
  const ratio = (control: boolean) =>
    plan.arms
      .filter(({ id }) => (id === controlArm(plan)) === control)
      .reduce((sum, arm) => sum + arm.ratio, 0);
  const share = ratio(true) / (ratio(true) + ratio(false));
  const control = Math.round(visits * share);
  const design = { treated: visits - control, control, base, alpha, power };
  const needed = visitsNeeded(design, wanted, ratio(false) / ratio(true));
  const perDay = { treated: (visits - control) / days, control: control / days, base };
  const excluded = daysToExcludeHarm(perDay, harmMargin, tightestAt(n, 2 * ALARM_ALPHA));
  return [
    `${plan.id}: ${visits} visits over ${days} days; ${100 * base}% of the control does the action; power ${power}, alpha ${alpha}`,
    `Smallest effect found in one look: ${points(smallestEffect(design))}`,
    `Smallest effect found when looking always (confidence sequence): ${points(smallestEffectAnytime(design, n))}`,
    `Visits needed for the plan's smallest effect (${points(wanted)}), one look: ${needed.treated + needed.control}`,
    `Days until, without an effect, a harm of ${points(harmMargin)} is excluded: ${excluded ?? 'more than ten years'}`,
    ...plan.sensitive.map(
      ({ id, answers }) =>
        `Noise on ${id}: at a true share of 10%, ${priceOfNoise(0.1, answers.length, coinEpsilon(answers.length)).toFixed(1)} times the answers for the same precision`,
    ),
  ];
}
