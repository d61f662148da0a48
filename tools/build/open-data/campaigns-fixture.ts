import { readFileSync } from 'node:fs';
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

/** Campaigns that differ in what may be shown: works, costs nothing said; too few; bent draw; harm; real. */
export function campaigns(): Readonly<Record<string, Campaign>> {
  const registered = readPlan();
  const truth = readTruth();
  const counts = (changes: Partial<Truth> = {}) =>
    simulateCounts({ ...registered, truth: { ...truth, ...changes } }, '2026-W48');
  const works = counts();
  const of = (plan: RegisteredPlan, all: readonly Count[], extra: object = {}): Campaign => ({
    registered: plan,
    summary: summarise({
      registered: plan,
      counts: all,
      audience: 'public',
      released: DAY,
      ...extra,
    }),
  });
  const bent = works.map((count) =>
    count.table === 'allocated' && count.cell.includes('arm=control')
      ? { ...count, n: 2 * count.n }
      : count,
  );
  return {
    simulated: of(registered, works, {
      simulated: { seed: truth.seed, truth: expectedEffects(registered.plan, truth) },
    }),
    'with costs': of(withCosts(registered), works),
    'too few': of(registered, counts({ visits: 90 })),
    'bent draw': of(registered, bent),
    harm: of(registered, counts({ action: { control: 0.42, bill: 0.3, dialogue: 0.28 } })),
  };
}
