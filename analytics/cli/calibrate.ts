import { readFileSync } from 'node:fs';
import { readSettings } from '../collect/settings.ts';
import { FaultError, parseYaml } from '../plan/yaml-file.ts';
import { truthSchema } from '../simulate/truth.ts';
import type { Truth } from '../simulate/truth.ts';
import { measureCoverage } from '../calibrate/coverage.ts';
import { FORGED_TRUTHS, JUDGING_TRUTHS, SMALL_TRUTHS } from '../calibrate/judging-truths.ts';
import { measureLooks } from '../calibrate/looks.ts';
import { coverageTable, looksTable, trendTable } from '../calibrate/tables.ts';
import { withReturns } from '../calibrate/truths.ts';
import { measureTrends } from '../calibrate/trend-coverage.ts';
import { choosePlan } from './choose-plan.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';

const USAGE = `Usage: npm run measure -- calibrate [STUDY] [--campaigns N] [--seed S]
  --campaigns  simulated campaigns for each line (default 250; four times as many without an effect)
  --seed       start of the random stream (default 1)`;

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const LOOKS = 60;

/** `measure calibrate`: whether intervals, verdicts and the alarm do what they say, by simulation. */
export const calibrateCommand: Command = {
  summary: '[STUDY] --campaigns N --seed S: hold intervals and alarm to a known truth',
  run(words) {
    const given = readFlags(words, ['campaigns', 'seed'], USAGE);
    const registered = choosePlan(readSettings(process.env).STUDIES_DIR, given.plain[0]);
    const campaigns = numberFlag(given, 'campaigns', 250, { least: 10, most: 1e6, whole: true });
    const seed = numberFlag(given, 'seed', 1, { least: 0, most: 2 ** 32 - 1, whole: true });
    const { plan } = registered;
    const truth = readTruth();
    console.log(
      `Plan ${plan.id} ${registered.version}, ${campaigns} campaigns a line, seed ${seed}.\n`,
    );
    console.log(`## Coverage and bias at ${plan.planned.n} visits\n`);
    console.log(
      coverageTable(
        measureCoverage(registered, withReturns(truth), {
          campaigns,
          visits: plan.planned.n,
          seed,
        }),
      ),
    );
    console.log(`\n## Looked at ${LOOKS} times up to ${plan.planned.n} visits\n`);
    const truths = [...JUDGING_TRUTHS, ...SMALL_TRUTHS, ...FORGED_TRUTHS];
    const looks = truths.map((each) => ({
      truth: each.name,
      looks: measureLooks(plan, each, {
        campaigns: each.name === 'none' ? 4 * campaigns : campaigns,
        looks: LOOKS,
        seed,
      }),
    }));
    console.log(looksTable(looks));
    console.log('\n## Outside series: 48 points, break at 25\n');
    console.log(trendTable([0, 0.3, 0.6].map((rho) => measureTrends(rho, campaigns, seed))));
  },
};

function readTruth(): Truth {
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  return parsed.value;
}
