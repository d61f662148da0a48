import { readFileSync } from 'node:fs';
import { readSettings } from '../collect/settings.ts';
import { FaultError, parseYaml } from '../plan/yaml-file.ts';
import { simulateCounts } from '../simulate/campaign.ts';
import { expectedEffects } from '../simulate/expected.ts';
import { skeletonYaml } from '../simulate/skeleton.ts';
import { truthSchema } from '../simulate/truth.ts';
import { writeCountsCsv } from '../tally/counts-csv.ts';
import { isoWeek } from '../tally/iso-week.ts';
import { choosePlan } from './choose-plan.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';

const USAGE = `Usage: npm run -s measure -- simulate [STUDY] [--truth FILE.yaml] [--visits N] [--seed S]
  --truth   what is true of the people (default analytics/simulate/demo-truth.yaml)
  --visits  how many press start (default: as the truth says)
  --seed    start of the random stream (default: as the truth says)
  --skeleton  prints a truth for this plan to fill in, and simulates nothing`;

/** `measure simulate`: a synthetic campaign through the protocol, as CSV of its counts. */
export const simulateCommand: Command = {
  summary: '[STUDY] --truth FILE --visits N --seed S: counts of a synthetic campaign, as CSV',
  run(words) {
    const skeleton = words.includes('--skeleton');
    const given = readFlags(
      words.filter((word) => word !== '--skeleton'),
      ['truth', 'visits', 'seed'],
      USAGE,
    );
    const registered = choosePlan(readSettings(process.env).STUDIES_DIR, given.plain[0]);
    if (skeleton) {
      process.stdout.write(skeletonYaml(registered.plan));
      return;
    }
    const file = given.flags.truth ?? 'analytics/simulate/demo-truth.yaml';
    const parsed = parseYaml(readFileSync(file, 'utf8'), file, truthSchema);
    if (!parsed.ok) throw new FaultError(parsed.faults);
    const truth = {
      ...parsed.value,
      visits: numberFlag(given, 'visits', parsed.value.visits, {
        least: 1,
        most: 1e7,
        whole: true,
      }),
      seed: numberFlag(given, 'seed', parsed.value.seed, {
        least: 0,
        most: 2 ** 32 - 1,
        whole: true,
      }),
    };
    process.stdout.write(
      writeCountsCsv(simulateCounts({ ...registered, truth }, isoWeek(new Date()))),
    );
    for (const { result, value } of expectedEffects(registered.plan, truth))
      console.error(`truth: ${result} ${value.toFixed(4)}`);
  },
};
