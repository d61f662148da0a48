import { TABLE } from '../plan/names.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Count } from '../tally/count.ts';
import { alarmOf } from './alarm.ts';
import { actionContrast } from './contrast.ts';
import { everythingCounted, releasedCounted } from './counted.ts';
import type { Counted } from './counted.ts';
import { descriptionResults } from './description.ts';
import { fileName } from './file-name.ts';
import { attritionResult, keySecondaryResult, secondaryResults } from './finishers.ts';
import { followUpArmResults } from './follow-up-arms.ts';
import { followUpResults } from './follow-up.ts';
import { gateOf } from './gate/gate.ts';
import { planRelease } from './gate/plan-release.ts';
import type { PlannedRelease } from './gate/plan-release.ts';
import { healthOf } from './health.ts';
import { whyHeld } from './held.ts';
import { fragilityResult, numberNeededResult, primaryResult } from './primary.ts';
import { reachOf } from './reach.ts';
import { RELEASED } from './released-tables.ts';
import { roundSummary } from './rounding.ts';
import { sensitisationResult } from './sensitisation.ts';
import { summarySchema } from './schema.ts';
import type { Summary } from './schema.ts';

/** What a summary is made from. */
export type SummaryInput = {
  readonly registered: RegisteredPlan;
  readonly counts: readonly Count[];
  readonly audience: Summary['audience'];
  /** The day of release, YYYY-MM-DD. */
  readonly released: string;
  /** What the gate let through; without it, what it lets through of a first release. */
  readonly release?: PlannedRelease;
  readonly simulated?: Summary['simulated'];
};

/**
 * Turns the counts of a study version into everything that is shown of it: health first. What the
 * public sees is computed from released numbers alone, and rounded to what its intervals support.
 */
export function summarise(input: SummaryInput): Summary {
  const { registered, counts, audience } = input;
  const gate = gateOf(registered);
  if (audience === 'evaluators')
    return summaryOf(input, everythingCounted(gate, registered, counts, input.released), []);
  const { blocks, held } = input.release ?? firstRelease(input);
  const withheld = held.map((each) => whyHeld(each, registered.plan));
  return roundSummary(summaryOf(input, releasedCounted(gate, blocks), withheld));
}

/** Everything as of today, as if nothing was ever released and nobody came any more. */
const firstRelease = ({ registered, counts, released }: SummaryInput): PlannedRelease =>
  planRelease(gateOf(registered), [], counts, { today: released, closing: true });

/** A summary from what may be known of the counts; of released numbers, it can be had by anyone. */
export function summaryOf(
  input: Pick<SummaryInput, 'registered' | 'audience' | 'released' | 'simulated'>,
  counted: Counted,
  withheld: Summary['withheld'],
): Summary {
  const { registered } = input;
  const { plan, version, hash } = registered;
  const health = healthOf(plan, counted.any);
  const cells = counted.of(RELEASED.primary);
  const key = counted.of(keySecondaryTable(plan));
  const primary = primaryResult(plan, cells, health.blocked);
  const firstTimers = counted.of(RELEASED.firstTime);
  const summary: Summary = {
    format: 1,
    study: plan.id,
    file: fileName(registered),
    title: plan.title,
    version,
    planHash: hash,
    registered: plan.registered,
    released: input.released,
    lastPeriod: counted.any.lastPeriod,
    audience: input.audience,
    ...(input.simulated ? { simulated: input.simulated } : {}),
    planned: {
      n: plan.planned.n,
      alpha: plan.planned.alpha,
      smallestEffect: plan.planned.smallestEffect,
      harmMargin: plan.planned.harmMargin,
    },
    hypotheses: plan.hypotheses,
    reach: reachOf(plan, counted),
    health: [...health.checks],
    primary,
    keySecondary: keySecondaryResult(plan, key, health),
    alarm: alarmOf(plan, counted.any, health.blocked),
    secondary: secondaryResults(plan, counted, health),
    reading: [
      primaryResult(plan, firstTimers, health.blocked, { firstTime: 'first' }),
      sensitisationResult(plan, counted.of(RELEASED.sensitisation), health),
      attritionResult(plan, key, health),
      numberNeededResult(primary),
      fragilityResult(primary, actionContrast(plan, cells)),
      ...followUpArmResults(plan, counted.of(RELEASED.followUpArms), health),
    ],
    description: [...descriptionResults(plan, counted), ...followUpResults(plan, counted)],
    withheld,
    tables: counted.tables.map(({ id, until, numbers }) => ({ id, until, numbers })),
  };
  return summarySchema.parse(summary);
}

const keySecondaryTable = (plan: StudyPlan): string => {
  const key = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (!key) throw new Error('a checked plan has one key secondary outcome');
  return TABLE.after(key);
};
