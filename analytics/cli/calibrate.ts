import { readFileSync } from 'node:fs';
import { readSettings } from '../collect/settings.ts';
import { FaultError, parseYaml } from '../plan/yaml-file.ts';
import { truthSchema } from '../simulate/truth.ts';
import type { Truth } from '../simulate/truth.ts';
import { measureCoverage } from '../calibrate/coverage.ts';
import { measureLooks } from '../calibrate/looks.ts';
import { coverageTable, looksTable, trendTable } from '../calibrate/tables.ts';
import { withRates, withReturns } from '../calibrate/truths.ts';
import { measureTrends } from '../calibrate/trend-coverage.ts';
import { choosePlan } from './choose-plan.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';

const USAGE = `Usage: npm run measure -- calibrate [STUDY] [--campaigns N] [--seed S]
  --campaigns  simulated campaigns for each line (default 4000)
  --seed       start of the random stream (default 1)`;

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const DAYS = 120;
const PER_ARM = 100;
/** Base rates of action and intention, and the harm that must be seen. */
const BASE = { action: 0.3, intention: 0.5 };
const HARM = -0.05;

/** `measure calibrate`: whether intervals, looks and the alarm do what they say, by simulation. */
export const calibrateCommand: Command = {
  summary: '[STUDY] --campaigns N --seed S: hold intervals and alarm to a known truth',
  run(words) {
    const given = readFlags(words, ['campaigns', 'seed'], USAGE);
    const registered = choosePlan(readSettings(process.env).STUDIES_DIR, given.plain[0]);
    const campaigns = numberFlag(given, 'campaigns', 4000, { least: 10, most: 1e6, whole: true });
    const seed = numberFlag(given, 'seed', 1, { least: 0, most: 2 ** 32 - 1, whole: true });
    const { plan } = registered;
    const truth = readTruth();
    const perDay = PER_ARM * plan.arms.length;
    const looks = (action: number, intention: number, untilAlarm: boolean) =>
      measureLooks(registered, withRates(plan, truth, BASE, { action, intention }), {
        campaigns,
        days: DAYS,
        perDay,
        seed,
        untilAlarm,
      });
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
    console.log(`\n## Looked at on each of ${DAYS} days, ${PER_ARM} visits an arm a day\n`);
    console.log(
      looksTable([
        { truth: 'no effect', looks: looks(0, 0, false) },
        { truth: 'harm of 5 points on both', looks: looks(HARM, HARM, true) },
        { truth: 'harm of 5 points on the action alone', looks: looks(HARM, 0, true) },
        { truth: 'harm of 5 points on the intention alone', looks: looks(0, HARM, true) },
      ]),
    );
    console.log('\n## Outside series: 48 points, break at 25\n');
    console.log(trendTable([0, 0.3, 0.6].map((rho) => measureTrends(rho, campaigns, seed))));
  },
};

function readTruth(): Truth {
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  return parsed.value;
}
