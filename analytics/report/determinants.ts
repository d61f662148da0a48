import { hedges } from '../estimate/hedges.ts';
import { LEAST_FOR_WALD } from '../estimate/horizon.ts';
import { holm } from '../estimate/multiplicity.ts';
import { sampleOfHistogram } from '../estimate/samples.ts';
import { welch } from '../estimate/welch.ts';
import { controlArm, messageArms } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { CITATIONS, published } from './citations.ts';
import { answerContrast, scoreCounts } from './contrast.ts';
import type { Counted } from './counted.ts';
import { FEW } from './key-secondary.ts';
import type { Standing } from './key-secondary.ts';
import type { Result } from './schema.ts';

const ASSUMES: Text = {
  nl: 'De loting was eerlijk, en in elke groep haken dezelfde soort mensen af. Alleen wie niet vooraf gevraagd werd, telt hier mee.',
  en: 'The draw was fair, and the same kind of people leave in every group. Only those who were not asked beforehand count here.',
};

/** What stands before the other determinants. */
export type DeterminantStanding = Standing & {
  readonly decided: boolean;
  readonly finishersDiffer: boolean;
};

/** Why what is looked at once isn't shown before. */
export const LATER: Text = {
  nl: 'Volgt bij het geplande aantal bezoeken: dit wordt één keer bekeken.',
  en: 'Follows at the planned number of visits: this is looked at once.',
};
/** Why nothing is estimated from those who finish. */
export const FINISHERS_DIFFER: Text = {
  nl: 'Wie het afmaakt, verschilt tussen de groepen. Daarom staat hier geen schatting.',
  en: 'Who finishes differs between the groups. Therefore no estimate is shown here.',
};

/** The other determinants (M4) at the look that decides: standardised mean differences, p after Holm. */
export function secondaryResults(
  plan: StudyPlan,
  counted: Counted,
  { blocked, open, decided, finishersDiffer }: DeterminantStanding,
): { readonly results: Result[]; readonly claimed: boolean } {
  const outcomes = plan.outcomes.filter(({ role }) => role === 'secondary');
  const reasons = [
    ...blocked,
    ...(decided ? [] : [LATER]),
    ...(finishersDiffer ? [FINISHERS_DIFFER] : []),
  ];
  const compared = outcomes.map((outcome) =>
    reasons.length > 0
      ? undefined
      : compare(plan, counted.of(TABLE.after(outcome)), outcome, outcomes.length),
  );
  // Holm over all outcomes of the plan: one that can't be estimated counts as no difference at all.
  const adjusted = holm(compared.map((each) => each?.p ?? 1));
  const results = outcomes.map((outcome, place): Result => {
    const effect = compared[place];
    const p = adjusted[place] ?? 1;
    const why = reasons.length > 0 ? reasons : [FEW];
    return {
      id: TABLE.after(outcome),
      item: outcome.id,
      name: outcome.name,
      estimand: {
        nl: "Verschil in gemiddelde, in standaarddeviaties (Hedges' g), van wie het afmaakt",
        en: "Standardised mean difference (Hedges' g) among those who finish",
      },
      causal: open,
      label: open ? 'planned-look' : 'for-information',
      finding: effect
        ? {
            kind: 'figure',
            unit: 'standard-deviations',
            estimate: effect.estimate,
            intervals: [published(effect.interval, CITATIONS.hedges)],
            ...(open ? { p: { value: p, ...CITATIONS.welch } } : {}),
            samples: effect.samples,
            assumes: ASSUMES,
          }
        : { kind: 'withheld', reasons: why },
    };
  });
  return { results, claimed: open && adjusted.some((p) => p < plan.planned.alpha) };
}

function compare(plan: StudyPlan, cells: Cells, outcome: Outcome, outcomes: number) {
  const sides = [messageArms(plan), [controlArm(plan)]].map((arms) =>
    scoreCounts(cells, outcome, arms),
  );
  const enough = sides.every(
    (side) => side.reduce((total, { count }) => total + count, 0) >= LEAST_FOR_WALD,
  );
  const varies = sides.some((side) => side.filter(({ count }) => count > 0).length > 1);
  if (!enough || !varies) return undefined;
  const [first, second] = [
    sampleOfHistogram('message', sides[0] ?? []),
    sampleOfHistogram('control', sides[1] ?? []),
  ];
  const level = 1 - plan.planned.alpha / outcomes;
  const { estimate, interval } = hedges(first, second, level).exact;
  const { message, control } = answerContrast(plan, cells, outcome);
  const samples = [message, control].map(({ name, n }) => ({ name, n }));
  return { estimate, interval, p: welch(first, second).p, samples };
}
