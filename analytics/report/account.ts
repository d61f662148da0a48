import { costPerExtra } from '../estimate/cost-per-extra.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { CITATIONS, published } from './citations.ts';
import type { Account, Reach, Result } from './schema.ts';

const SEEN: Text = { nl: 'Site bekeken', en: 'Site seen' };
const STARTED: Text = { nl: 'Begonnen', en: 'Started' };

/**
 * The campaign's own bill: what came of it, step by step, and the average cost of each in euros: what
 * all channels cost together, divided by how many there were.
 *
 * @param started visits allocated so far, all arms together
 * @param steps shares of them, and of each other, in the order in which people go through them
 */
export function accountOf(
  plan: StudyPlan,
  reach: readonly Reach[],
  started: number,
  steps: readonly Result[],
): Account {
  const costInEuros = channelCosts(plan);
  const line = (id: string, name: Text, n: number | null): Account['lines'][number] => ({
    id,
    name,
    n,
    ...(costInEuros === undefined || !n ? {} : { costEachInEuros: toCents(costInEuros / n) }),
  });
  return {
    ...(costInEuros === undefined ? {} : { costInEuros }),
    lines: [
      line('seen', SEEN, seenIn(reach)),
      line('started', STARTED, started < plan.publication.minimumArm ? null : started),
      ...steps.map(({ id, name, finding }) =>
        line(id, name, finding.kind === 'figure' ? (finding.samples[0]?.cases ?? null) : null),
      ),
    ],
  };
}

/** What the channels cost together; nothing unless the plan says it of each that was paid for. */
export function channelCosts({ channels }: StudyPlan): number | undefined {
  const costs = channels.flatMap(({ costInEuros }) =>
    costInEuros === undefined ? [] : [costInEuros],
  );
  return costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : undefined;
}

/** Every page view is of one page; what is too small to show isn't in it. */
const seenIn = ([pages]: readonly Reach[]): number | null => {
  const shown = pages?.rows.flatMap(({ n }) => (n === null ? [] : [n])) ?? [];
  return shown.length > 0 ? shown.reduce((sum, n) => sum + n, 0) : null;
};

const toCents = (euros: number): number => Math.round(100 * euros) / 100;

const ASSUMES: Text = {
  nl: 'Het verschil is zo groot bij iedereen die een tekst over de gevolgen kreeg. Alleen wat de kanalen kostten telt mee, ook voor wie de neutrale tekst kreeg; het maken van de campagne niet.',
  en: 'The difference is this large among all who got a text about the consequences. Only what the channels cost counts, for those who got the neutral text too; making the campaign does not.',
};
const NO_COSTS: Text = {
  nl: 'Het plan zegt niet wat de kanalen kostten.',
  en: 'The plan does not say what the channels cost.',
};
const NO_DIFFERENCE: Text = {
  nl: 'Niet te berekenen: er is geen verschil aangetoond.',
  en: 'Not estimable: no difference has been shown.',
};

/**
 * What it cost for one more to do it, only where a difference is shown.
 *
 * @param messaged visits so far that were allocated to a message arm
 */
export function costPerExtraResult(plan: StudyPlan, primary: Result, messaged: number): Result {
  return {
    id: 'cost-per-extra',
    topic: 'reading',
    name: {
      nl: `Kosten per extra keer: ${plan.action.name.nl.toLowerCase()}`,
      en: `Cost for one more: ${plan.action.name.en.toLowerCase()}`,
    },
    estimand: {
      nl: 'Kosten van alle kanalen, gedeeld door hoe vaak het door de teksten extra gebeurde',
      en: 'Costs of all channels, divided by how many more did it because of the texts',
    },
    causal: true,
    finding: costFinding(plan, primary.finding, messaged),
  };
}

function costFinding(
  plan: StudyPlan,
  primary: Result['finding'],
  messaged: number,
): Result['finding'] {
  if (primary.kind !== 'figure') return primary;
  const cost = channelCosts(plan);
  const [decides] = primary.intervals;
  if (cost === undefined || !decides) return { kind: 'withheld', reasons: [NO_COSTS] };
  const found = costPerExtra(cost, messaged, primary.estimate, {
    lower: decides.low,
    upper: decides.high,
    level: decides.level,
  });
  if (!found) return { kind: 'withheld', reasons: [NO_DIFFERENCE] };
  return {
    kind: 'figure',
    unit: 'euros',
    estimate: found.estimate,
    intervals: [published(found.interval, CITATIONS.costPerExtra)],
    samples: primary.samples,
    assumes: ASSUMES,
  };
}
