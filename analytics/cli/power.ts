import { tightestAt } from '../estimate/confidence-sequence.ts';
import {
  chanceOfGoOn,
  daysNeeded,
  plannedNFor,
  visitsToExcludeHarm,
} from '../estimate/horizon-planning.ts';
import type { PlannedStudy } from '../estimate/horizon-planning.ts';
import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import { chanceFor, percent, plannedStudy } from './chance.ts';
import { priceOfNoise, smallestEffect, visitsNeeded } from '../estimate/power.ts';
import { coinEpsilon } from '../estimate/randomised-response.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { readSettings } from '../collect/settings.ts';
import { ALARM_ALPHA } from '../report/alarm.ts';
import { percentage } from '../report/numbers.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';
import { choosePlan } from './choose-plan.ts';

const USAGE = `Usage: npm run measure -- power [STUDY] [--visits N] [--days D] [--base P] [--power P]
  --visits  visits that start, in all (default: the planned n)
  --days    over how many days they come (default 120)
  --base    share of the control group that does the action (default: the plan's baseRate)
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
    const base = numberFlag(given, 'base', plan.planned.baseRate ?? PLANNED_DEFAULTS.baseRate, {
      least: 0.001,
      most: 0.999,
    });
    const power = numberFlag(given, 'power', 0.8, { least: 0.01, most: 0.999 });
    const study = plannedStudy(plan, base);
    for (const line of describePower(plan, study, { visits, days, power })) console.log(line);
    const { fault } = chanceFor(plan, base);
    if (fault === undefined) return;
    console.error(fault);
    process.exitCode = 1;
  },
};

type Expected = {
  readonly visits: number;
  readonly days: number;
  readonly power: number;
};

const points = (share: number | undefined): string =>
  share === undefined ? 'none up to 100%' : `${(100 * share).toFixed(1)} percentage points`;

function describePower(
  plan: StudyPlan,
  study: PlannedStudy,
  { visits, days, power }: Expected,
): string[] {
  const { alpha, n, smallestEffect: wanted, harmMargin } = plan.planned;
  const { base, messageShare } = study;
  const control = Math.round(visits * (1 - messageShare));
  const design = { treated: visits - control, control, base, alpha, power };
  const once = visitsNeeded(design, wanted, messageShare / (1 - messageShare));
  const pace = (needed: number): string =>
    `${needed} visits, ${daysNeeded(needed, [{ visits, days }]) ?? 'no'} days at this pace`;
  const excluded = visitsToExcludeHarm(study, harmMargin, tightestAt(n, 2 * ALARM_ALPHA));
  return [
    `${plan.id}: ${visits} visits over ${days} days; ${percentage(base)}% of the control does the action; power ${power}, alpha ${alpha}`,
    `Smallest effect found in one look: ${points(smallestEffect(design))}`,
    `Chance of a right "go on" at the planned n (${n}), looking as often as wanted, where the effect is the plan's smallest (${points(wanted)}): ${percent(chanceOfGoOn(study, n))}`,
    `Planned n for a chance of ${percent(power)}: ${pace(plannedNFor(study, power))} (in one look: ${once.treated + once.control})`,
    `Until, without an effect, a harm of ${points(harmMargin)} is excluded: ${excluded === undefined ? 'more visits than can be' : pace(excluded)}`,
    ...plan.sensitive.map(
      ({ id, answers }) =>
        `Noise on ${id}: at a true share of 10%, ${priceOfNoise(0.1, answers.length, coinEpsilon(answers.length)).toFixed(1)} times the answers for the same precision`,
    ),
  ];
}
