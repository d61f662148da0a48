import { readFileSync } from 'node:fs';
import { PROPERTY, TABLE, readCell } from '../../../analytics/plan/names.ts';
import { readPlans } from '../../../analytics/plan/read.ts';
import type { RegisteredPlan } from '../../../analytics/plan/read.ts';
import { parseYaml } from '../../../analytics/plan/yaml-file.ts';
import { summarise } from '../../../analytics/report/summary.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import { simulateCounts } from '../../../analytics/simulate/campaign.ts';
import { expectedEffects } from '../../../analytics/simulate/expected.ts';
import { truthSchema } from '../../../analytics/simulate/truth.ts';
import type { Truth } from '../../../analytics/simulate/truth.ts';
import type { Count } from '../../../analytics/tally/count.ts';

const FILE = 'analytics/simulate/demo-truth.yaml';

/** A campaign with its plan, so that its summary can be recomputed. */
export type Campaign = { readonly registered: RegisteredPlan; readonly summary: Summary };

function readTruth(): Truth {
  const parsed = parseYaml(readFileSync(FILE, 'utf8'), FILE, truthSchema);
  if (!parsed.ok) throw new Error(`${FILE} is no truth`);
  return parsed.value;
}

function readPlan(): RegisteredPlan {
  const [registered] = readPlans();
  if (!registered) throw new Error('there is no study plan');
  return registered;
}

/** The plan with what its channels cost, which the plan of the site doesn't say. */
function withCosts(registered: RegisteredPlan): RegisteredPlan {
  const channels = registered.plan.channels.map((channel, place) => ({
    ...channel,
    costInEuros: 1250 * (place + 1),
  }));
  return { ...registered, plan: { ...registered.plan, channels } };
}

const DAY = '2026-11-30';

const of = (
  registered: RegisteredPlan,
  counts: readonly Count[],
  extra: object = {},
): Campaign => ({
  registered,
  summary: summarise({ registered, counts, audience: 'public', released: DAY, ...extra }),
});

const countsWhere = (registered: RegisteredPlan, changes: Partial<Truth> = {}): Count[] =>
  simulateCounts({ ...registered, truth: { ...readTruth(), ...changes } }, '2026-W48');

/** A campaign that works, said to be simulated. */
export function simulatedCampaign(): Campaign {
  const [registered, { seed, ...truth }] = [readPlan(), readTruth()];
  const effects = expectedEffects(registered.plan, { seed, ...truth });
  return of(registered, countsWhere(registered), { simulated: { seed, truth: effects } });
}

/** One that works as if people were counted, with what its channels cost. */
export const campaignWithCosts = (): Campaign => {
  const registered = readPlan();
  return of(withCosts(registered), countsWhere(registered));
};

/** One that nothing can be said of yet. */
export const campaignOfFew = (): Campaign => {
  const registered = readPlan();
  return of(registered, countsWhere(registered, { visits: 90 }));
};

/** Campaigns that differ in what may be shown: it works, costs are said, too few, a bent draw, harm. */
export function campaigns(): Readonly<Record<string, Campaign>> {
  const registered = readPlan();
  const bent = countsWhere(registered).map((count) =>
    count.table === TABLE.allocated && readCell(count.cell).get(PROPERTY.arm) === 'control'
      ? { ...count, n: 2 * count.n }
      : count,
  );
  const harm = { control: 0.42, bill: 0.3, dialogue: 0.28 };
  return {
    simulated: simulatedCampaign(),
    'with costs': campaignWithCosts(),
    'too few': campaignOfFew(),
    'bent draw': of(registered, bent),
    harm: of(registered, countsWhere(registered, { action: harm })),
  };
}
