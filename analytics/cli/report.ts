import { join } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import { resultsOf } from '../report/results-csv.ts';
import type { Finding, Summary, Unit } from '../report/schema.ts';
import { summarise } from '../report/summary.ts';
import { choosePlan } from './choose-plan.ts';
import { readFlags } from './flags.ts';
import type { Command } from './command.ts';
import { logLook } from './looks.ts';
import { writeRelease } from '../report/release.ts';
import { readStoredCounts } from './stored-counts.ts';

const USAGE = `Usage: npm run -s measure -- report [STUDY] [--version N] [--json]
  --version  a registered version, also one that was replaced (default: the one in force)
  --json     the whole summary as JSON, and nothing else`;

/** `measure report`: what the counts say today, for evaluators; the look is logged. */
export const reportCommand: Command = {
  summary: '[STUDY] --version N --json: what the counts say today, for evaluators; logs the look',
  async run(words) {
    const asJson = words.includes('--json');
    const given = readFlags(
      words.filter((word) => word !== '--json'),
      ['version'],
      USAGE,
    );
    const settings = readSettings(process.env);
    const { DATA_DIR, STUDIES_DIR } = settings;
    const registered = choosePlan(STUDIES_DIR, given.plain[0], given.flags.version);
    const now = new Date();
    const summary = summarise({
      registered,
      counts: await readStoredCounts(settings),
      audience: 'evaluators',
      released: now.toISOString().slice(0, 10),
    });
    const folder = join(DATA_DIR, 'effect');
    logLook(folder, registered, summary, now);
    const file = writeRelease(folder, summary);
    if (asJson) {
      console.log(JSON.stringify(summary, null, 2));
      return;
    }
    for (const line of describeSummary(summary)) console.log(line);
    console.log(`\nWritten to ${file}; the look is logged beside it.`);
  },
};

/** A summary as plain text: health first, and no number without its interval, n and method. */
export const describeSummary = (summary: Summary): string[] => [
  `${summary.title.en} (${summary.study} ${summary.version}), ${summary.released}, for ${summary.audience}`,
  '',
  ...summary.health.map(({ name, verdict, explanation, statistic }) =>
    [`${name.en}: ${verdict}. ${explanation.en}`, statistic?.text ?? ''].join(' ').trim(),
  ),
  '',
  `Alarm for harm: ${summary.alarm.sentence.en}`,
  ...summary.alarm.bounds.map(
    ({ name, upper, level }) =>
      `  ${name.en}: upper bound ${show(upper, 'share-difference')} (one-sided, ${100 * level}%; ${summary.alarm.method.en})`,
  ),
  '',
  ...resultsOf(summary).flatMap(({ name, estimand, finding }) => [
    `${name.en} [${estimand.en}]`,
    ...describeFinding(finding).map((line) => `  ${line}`),
  ]),
];

function describeFinding(finding: Finding): string[] {
  if (finding.kind === 'withheld') return finding.reasons.map(({ en }) => `not shown: ${en}`);
  const n = `n = ${finding.samples.map((sample) => sample.n).join(' + ')}`;
  if (finding.kind === 'figure')
    return finding.intervals.map(
      ({ low, high, level, method }) =>
        `${show(finding.estimate, finding.unit)} (${100 * level}%: ${show(low, finding.unit)} to ${show(high, finding.unit)}); ${n}; ${method.en}`,
    );
  const value =
    finding.kind === 'count'
      ? `${finding.value}`
      : `between ${show(finding.low, finding.unit)} and ${show(finding.high, finding.unit)} (${100 * finding.interval.level}%: ${show(finding.interval.low, finding.unit)} to ${show(finding.interval.high, finding.unit)})`;
  return [`${value}; ${n}; ${finding.method.en}`];
}

const show = (value: number, unit: Unit): string => {
  if (unit === 'share') return `${(100 * value).toFixed(1)}%`;
  if (unit === 'share-difference') return `${(100 * value).toFixed(1)} points`;
  return unit === 'visits' || unit === 'events' ? value.toFixed(0) : value.toFixed(3);
};
