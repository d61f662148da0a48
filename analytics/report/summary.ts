import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { everythingCounted, releasedCounted } from './counted.ts';
import type { Counted } from './counted.ts';
import { descriptionResults } from './description.ts';
import { accountOf } from './account.ts';
import { actionContrast } from './contrast.ts';
import { fileName } from './file-name.ts';
import { findingsOf } from './findings.ts';
import { RELEASED } from './released-tables.ts';
import { RETURNED, followUpResults } from './follow-up.ts';
import { gateOf } from './gate/gate.ts';
import { visitsOf } from './judging.ts';
import { planRelease } from './gate/plan-release.ts';
import type { PlannedRelease } from './gate/plan-release.ts';
import { whyHeld } from './held.ts';
import { reachOf } from './reach.ts';
import { roundSummary } from './rounding.ts';
import { summarySchema } from './schema.ts';
import type { Result, Summary } from './schema.ts';

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
  held: Summary['withheld'],
): Summary {
  const { registered } = input;
  const { plan, version, hash } = registered;
  const found = findingsOf(plan, counted, input.released);
  const { results, health, alarm } = found;
  const description = [...descriptionResults(plan, counted), ...followUpResults(plan, counted)];
  const reach = reachOf(plan, counted);
  const started = actionContrast(plan, counted.of(RELEASED.primary));
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
    reach,
    verdict: found.verdict,
    health: [...health.checks],
    ...results,
    account: accountOf(plan, reach, visitsOf(started), stepsIn(description)),
    alarm,
    description,
    withheld: [
      ...held,
      ...withheldIn([
        results.primary,
        results.keySecondary,
        ...results.arms,
        ...results.secondary,
        ...results.reading,
        ...description,
      ]),
    ],
    tables: counted.tables.map(({ id, until, numbers }) => ({ id, until, numbers })),
    releases: [...counted.releases],
  };
  return summarySchema.parse(summary);
}

/** What people did one after another, in the order of the bill. */
const stepsIn = (description: readonly Result[]): Result[] =>
  description.filter(({ topic, id }) => topic === 'funnel' || id === RETURNED);

/** Every result that shows no number, and why. */
const withheldIn = (results: readonly Result[]): Summary['withheld'] =>
  results.flatMap(({ id, finding }) =>
    finding.kind === 'withheld'
      ? [
          {
            what: id,
            why: {
              nl: finding.reasons.map(({ nl }) => nl).join(' '),
              en: finding.reasons.map(({ en }) => en).join(' '),
            },
          },
        ]
      : [],
  );
