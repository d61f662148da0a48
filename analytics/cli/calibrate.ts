import { readFileSync } from 'node:fs';
import { readSettings } from '../collect/settings.ts';
import { FaultError, parseYaml } from '../plan/yaml-file.ts';
import { truthSchema } from '../simulate/truth.ts';
import type { Truth } from '../simulate/truth.ts';
import type { JudgingTruth } from '../calibrate/campaign.ts';
import { measureCoverage } from '../calibrate/coverage.ts';
import { FORGED_TRUTHS, JUDGING_TRUTHS, SMALL_TRUTHS } from '../calibrate/judging-truths.ts';
import { measureLooks } from '../calibrate/looks.ts';
import { measureAges } from '../calibrate/release-age.ts';
import { agesTable, coverageTable, looksTable, trendTable } from '../calibrate/tables.ts';
import { withReturns } from '../calibrate/truths.ts';
import { measureTrends } from '../calibrate/trend-coverage.ts';
import { choosePlan } from './choose-plan.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';

const USAGE = `Usage: npm run measure -- calibrate [STUDY] [--campaigns N] [--seed S] [--truth NAME | --per-week V]
  --campaigns  simulated campaigns for each line (default 250; four times as many without an effect)
  --seed       start of the random stream (default 1)
  --truth      looks at this one truth alone, with N campaigns, such as none
  --per-week   releases N campaigns of V visits a week, every week, and tells how old what is shown gets`;

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const LOOKS = 60;
/** Simulated weeks lie in one year. */
const MOST_WEEKS = 53;

/** `measure calibrate`: whether intervals, verdicts and the alarm do what they say, by simulation. */
export const calibrateCommand: Command = {
  summary: '[STUDY] --campaigns N --seed S: hold intervals and alarm to a known truth',
  run(words) {
    const given = readFlags(words, ['campaigns', 'seed', 'truth', 'per-week'], USAGE);
    const registered = choosePlan(readSettings(process.env).STUDIES_DIR, given.plain[0]);
    const campaigns = numberFlag(given, 'campaigns', 250, { least: 10, most: 1e6, whole: true });
    const seed = numberFlag(given, 'seed', 1, { least: 0, most: 2 ** 32 - 1, whole: true });
    const { plan } = registered;
    const chosen = chooseTruths(given.flags.truth);
    console.log(
      `Plan ${plan.id} ${registered.version}, ${campaigns} campaigns a line, seed ${seed}.\n`,
    );
    if (given.flags['per-week'] !== undefined) {
      const range = { least: Math.ceil(plan.planned.n / MOST_WEEKS), most: 1e6, whole: true };
      const perWeek = numberFlag(given, 'per-week', 0, range);
      console.log(agesTable(measureAges(registered, readTruth(), { campaigns, perWeek, seed })));
      return;
    }
    if (chosen.all) {
      console.log(`## Coverage and bias at ${plan.planned.n} visits\n`);
      const visits = plan.planned.n;
      const truth = withReturns(readTruth());
      console.log(coverageTable(measureCoverage(registered, truth, { campaigns, visits, seed })));
    }
    console.log(`\n## Looked at ${LOOKS} times up to ${plan.planned.n} visits\n`);
    const looks = chosen.truths.map((each) => ({
      truth: each.name,
      looks: measureLooks(plan, each, {
        campaigns: chosen.all && each.name === 'none' ? 4 * campaigns : campaigns,
        looks: LOOKS,
        seed,
      }),
    }));
    console.log(looksTable(looks));
    if (!chosen.all) return;
    console.log('\n## Outside series: 48 points, break at 25\n');
    console.log(trendTable([0, 0.3, 0.6].map((rho) => measureTrends(rho, campaigns, seed))));
  },
};

/** Every truth that campaigns are looked at under, or the one that is named. */
function chooseTruths(name: string | undefined): {
  readonly truths: readonly JudgingTruth[];
  readonly all: boolean;
} {
  const truths = [...JUDGING_TRUTHS, ...SMALL_TRUTHS, ...FORGED_TRUTHS];
  if (name === undefined) return { truths, all: true };
  const one = truths.find((truth) => truth.name === name);
  if (one) return { truths: [one], all: false };
  const names = truths.map((truth) => truth.name).join(', ');
  throw new UsageError(`--truth: found "${name}", expected one of ${names}`);
}

function readTruth(): Truth {
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  return parsed.value;
}
