import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { resultsMetadata, writeResultsCsv } from './results-csv.ts';
import { summarySchema } from './schema.ts';
import type { Summary } from './schema.ts';
import { revealingTables, summarise } from './summary.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes a summary and its table of results, with the metadata of its columns, for the site to show. */
export function writeRelease(folder: string, summary: Summary): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, summary.study);
  writeFileSync(`${file}.json`, json(summary));
  writeFileSync(`${file}.csv`, writeResultsCsv(summary));
  writeFileSync(`${file}.csv-metadata.json`, json(resultsMetadata(summary)));
  return `${file}.json`;
}

/**
 * Releases the counts of a study version as of a day, unless the step from the last release could
 * point to somebody.
 *
 * @returns what was done, in a sentence for who publishes
 * @throws Error when what lies in the folder isn't a summary
 */
export function release(
  registered: RegisteredPlan,
  counts: readonly Count[],
  folder: string,
  today: string,
): string {
  const { plan, version } = registered;
  const file = join(folder, `${plan.id}.json`);
  const audience = today < plan.publication.embargo ? 'evaluators' : 'public';
  const previous = lastRelease(file, version);
  const summary = summarise({ registered, counts, audience, released: today, previous });
  const revealing = audience === 'public' ? revealingTables(summary, previous, plan) : [];
  if (revealing.length > 0)
    return `${plan.id}: nothing new is released. Since the last release too little was added to ${revealing.join(', ')}: the difference could point to somebody. The release of ${previous?.released} stays.`;
  writeRelease(folder, summary);
  const embargo =
    audience === 'evaluators' ? `, for evaluators only until ${plan.publication.embargo}` : '';
  return `${plan.id} ${version}: wrote ${file}${embargo}.`;
}

/** The summary that was released last, when it is of the same version of the plan. */
function lastRelease(file: string, version: string): Summary | undefined {
  if (!existsSync(file)) return undefined;
  const result = summarySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) {
    throw new Error(
      `${file} isn't a summary (${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}): put the released file back, or move it away.`,
    );
  }
  return result.data.version === version ? result.data : undefined;
}
