import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import type { Settings } from '../collect/settings.ts';
import { evaluatorsPage } from '../report/evaluators-page.ts';
import { fileName } from '../report/file-name.ts';
import { pathOf } from '../report/seen.ts';
import { resultsOf } from '../report/results-csv.ts';
import { decimal, percentage } from '../report/numbers.ts';
import type { Finding, ShownVerdict, Summary, Unit } from '../report/schema.ts';
import { choosePlan } from './choose-plan.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readFlags } from './flags.ts';
import { readLooks, seenTables, takeLook } from './looks.ts';
import { writeRelease } from '../report/release.ts';
import { readStoredCounts } from './stored-counts.ts';
import { publishedFolder } from './publish.ts';
import { today } from './today.ts';
import { isWithin } from './within.ts';

const USAGE = `Usage: npm run measure -- report [STUDY] [--version N] [--json] [--html[=FILE]]
  --version  a registered version, also one that was replaced (default: the one in force)
  --json     print the whole summary as JSON and nothing else
  --html     also write it as one page for evaluators, in DATA_DIR/effect or the file named`;

/** `measure report`: what the counts say today, for evaluators; the look is logged. */
export const reportCommand: Command = {
  summary:
    '[STUDY] [--version N] [--json] [--html]: what the counts say today, for evaluators; logs the look',
  async run(words) {
    const json = words.includes('--json');
    const html = words.find((word) => /^--html(=|$)/.test(word));
    const given = readFlags(
      words.filter((word) => word !== '--json' && word !== html),
      ['version'],
      USAGE,
    );
    if (given.plain.length > 1) throw new UsageError(USAGE);
    const settings = readSettings(process.env);
    const { DATA_DIR, STUDIES_DIR } = settings;
    const registered = choosePlan(STUDIES_DIR, given.plain[0], given.flags.version);
    const folder = join(DATA_DIR, 'effect');
    const target = html?.split('=', 2)[1] ?? join(folder, `${fileName(registered)}.html`);
    if (html !== undefined) assertNotServed(target, settings);
    const counts = await readStoredCounts(settings);
    const summary = takeLook(folder, registered, counts, today());
    const file = writeRelease(folder, summary);
    if (html !== undefined) {
      const path = pathOf(registered, seenTables(readLooks(folder, registered)));
      writeFileSync(target, evaluatorsPage(registered, summary, path));
      console.error(`For evaluators only: wrote ${resolve(target)}.`);
    }
    if (json) {
      console.log(JSON.stringify(summary, null, 2));
      return;
    }
    for (const line of describeSummary(summary)) console.log(line);
    console.log(`\nWritten to ${file}; the look is logged beside it.`);
  },
};

/** @throws UsageError for a file that the public could come to see */
function assertNotServed(file: string, { SITE_DIR }: Settings): void {
  const open = [SITE_DIR, publishedFolder(), 'public', 'src'].find((folder) =>
    isWithin(file, folder),
  );
  if (file !== '' && open === undefined) return;
  throw new UsageError(
    `--html: found ${file || 'nothing'}, expected a file outside ${open ?? SITE_DIR}: everything that was counted is on it, and what lies there is for everybody`,
  );
}

/** A summary as plain text: health first, and no number without its interval, n and method. */
export const describeSummary = (summary: Summary): string[] => [
  `${summary.title.en} (${summary.study} ${summary.version}), ${summary.released}, for ${summary.audience}`,
  '',
  `Verdict: ${summary.verdict.kind} (${summary.verdict.reason}). ${summary.verdict.sentence.en}`,
  ...describeDecision(summary.verdict),
  ...summary.verdict.notes.map(({ en }) => `  ${en}`),
  ...(summary.looks ? [`  ${summary.looks.sentence.en}`] : []),
  '',
  ...summary.health.map(({ name, verdict, explanation, statistic }) =>
    [`${name.en}: ${verdict}. ${explanation.en}`, statistic?.text ?? ''].join(' ').trim(),
  ),
  '',
  `Alarm for harm: ${summary.alarm.sentence.en}${summary.alarm.raised.length > 0 ? ` (${summary.alarm.raised.join(', ')})` : ''}`,
  ...summary.alarm.notes.map(({ en }) => `  ${en}`),
  ...summary.alarm.bounds.map(
    ({ name, upper, level }) =>
      `  ${name.en}: upper bound ${show(upper, 'share-difference')} (one-sided, ${percentage(level)}%; ${summary.alarm.method.en})`,
  ),
  '',
  ...resultsOf(summary).flatMap(({ name, estimand, finding }) => [
    `${name.en} [${estimand.en}]`,
    ...describeFinding(finding).map((line) => `  ${line}`),
  ]),
];

function describeDecision({
  decides,
  n,
  plannedN,
  visitsNeeded,
  daysNeeded,
}: ShownVerdict): string[] {
  const pace = daysNeeded === undefined ? 'no pace yet' : `${daysNeeded} days at this pace`;
  return [
    ...(decides
      ? [
          `  Decided by ${show(decides.low, 'share-difference')} to ${show(decides.high, 'share-difference')} (${percentage(decides.level)}%; ${decides.method.en})`,
        ]
      : []),
    `  ${n} of ${plannedN} planned visits; still needed: ${visitsNeeded} visits, ${pace}`,
  ];
}

function describeFinding(finding: Finding): string[] {
  if (finding.kind === 'withheld') return finding.reasons.map(({ en }) => `not shown: ${en}`);
  const n = `n = ${finding.samples.map((sample) => sample.n).join(' + ')}`;
  if (finding.kind === 'figure')
    return finding.intervals.map(
      ({ low, high, level, method }) =>
        `${show(finding.estimate, finding.unit)} (${percentage(level)}%: ${show(low, finding.unit)} to ${show(high, finding.unit)}); ${n}; ${method.en}`,
    );
  const value =
    finding.kind === 'count'
      ? `${finding.value}`
      : `between ${show(finding.low, finding.unit)} and ${show(finding.high, finding.unit)} (${percentage(finding.interval.level)}%: ${show(finding.interval.low, finding.unit)} to ${show(finding.interval.high, finding.unit)})`;
  return [`${value}; ${n}; ${finding.method.en}`];
}

const show = (value: number, unit: Unit): string => {
  if (unit === 'share') return `${decimal(100 * value, 1)}%`;
  if (unit === 'share-difference') return `${decimal(100 * value, 1)} points`;
  return unit === 'visits' || unit === 'events' ? decimal(value, 0) : decimal(value, 3);
};
