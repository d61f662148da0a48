import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ACCEPTED_DAYS_AFTER_REPLACEMENT } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { gateOf } from './gate/gate.ts';
import { ledgerSchema } from './gate/ledger.ts';
import type { Ledger } from './gate/ledger.ts';
import { planRelease } from './gate/plan-release.ts';
import { fileName } from './file-name.ts';
import { csvwOf } from './open-data/csvw.ts';
import { resultsTable, writeResultsCsv } from './results-csv.ts';
import { KEPT_RELEASES, summarySchema } from './schema.ts';
import type { Summary } from './schema.ts';
import { summarise } from './summary.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files of one published version: what is shown, and every number that was ever released. */
const ENDINGS = ['.json', '.csv', '.csv-metadata.json', '.releases.json'] as const;
const DAY = 86_400_000;

/**
 * Writes a summary and its table of results, with the metadata of its columns, for the site to show.
 * What everybody may see is kept as well, at an address that no later release takes.
 */
export function writeRelease(folder: string, summary: Summary): string {
  if (summary.audience === 'public') keepRelease(folder, summary);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, summary.file);
  writeFileSync(`${file}.json`, json(summary));
  writeFileSync(`${file}.csv`, writeResultsCsv(summary));
  writeFileSync(
    `${file}.csv-metadata.json`,
    json(csvwOf(summary, resultsTable(summary), `${summary.file}.csv`)),
  );
  return `${file}.json`;
}

/**
 * A release is called by its day. Another one of that day gets a number, since the first was seen too;
 * one of a version that was replaced has its own name in it, and one that says nothing new is none.
 * Numbers of earlier looks stay out of it: they stand in the list of releases, once.
 */
function keepRelease(folder: string, summary: Summary): void {
  const own = join(folder, KEPT_RELEASES, summary.study);
  mkdirSync(own, { recursive: true });
  const kept = { ...summary, releases: [] };
  const undated = (text: string): string => text.replace(/"released": "[^"]*"/, '');
  const said = undated(json(kept));
  const before = readdirSync(own).map((name) => readFileSync(join(own, name), 'utf8'));
  if (before.some((text) => undated(text) === said)) return;
  const version = summary.file.slice(summary.study.length);
  for (let count = 1; ; count += 1) {
    const name = `${summary.released}${version}${count > 1 ? `-${count}` : ''}.json`;
    if (existsSync(join(own, name))) continue;
    writeFileSync(join(own, name), json(kept));
    return;
  }
}

/** What was done, for who publishes. */
export type Released = { readonly file?: string; readonly sentence: string };

/**
 * Releases the counts of a study version as of a day: what the gate lets through, and all that was
 * released before. Before the embargo nothing is written here.
 *
 * @param folder where published summaries lie
 * @throws Error when what lies in the folder isn't what was released
 */
export function release(
  registered: RegisteredPlan,
  counts: readonly Count[],
  folder: string,
  today: string,
): Released {
  const { plan, version } = registered;
  if (today < plan.publication.embargo) {
    const sentence = `${plan.id} ${version}: nothing is published before ${plan.publication.embargo}.`;
    return { sentence };
  }
  setAside(folder, registered);
  const name = join(folder, fileName(registered));
  const ledger = readLedger(`${name}.releases.json`, registered);
  const counted = counts.some((count) => count.study === plan.id && count.version === version);
  if (!counted && ledger.blocks.length > 0)
    return { sentence: `${plan.id} ${version}: no counts here; what was released stands.` };
  const moment = { today, closing: isClosing(registered, today) };
  const planned = planRelease(gateOf(registered), ledger.blocks, counts, moment);
  const summary = summarise({
    registered,
    counts,
    audience: 'public',
    released: today,
    release: planned,
  });
  const file = writeRelease(folder, summary);
  writeFileSync(`${name}.releases.json`, writeLedger({ ...ledger, blocks: [...planned.blocks] }));
  const fresh = summary.tables.filter(({ until }) => until === today).length;
  const waits =
    planned.held.length > 0 ? ` Waiting: ${planned.held.map(({ id }) => id).join(', ')}.` : '';
  return {
    file,
    sentence: `${plan.id} ${version}: wrote ${file}; ${fresh} of ${summary.tables.length} released tables are of today.${waits}`,
  };
}

/** Whether no visit can start any more, so that the last step of every table may come out. */
export function isClosing({ plan, replaced }: RegisteredPlan, today: string): boolean {
  const afterwards = replaced
    ? new Date(Date.parse(replaced) + ACCEPTED_DAYS_AFTER_REPLACEMENT * DAY)
        .toISOString()
        .slice(0, 10)
    : undefined;
  return [plan.closed, afterwards].some((day) => day !== undefined && day < today);
}

/** A summary of an earlier version keeps its place beside the one that takes over its name. */
function setAside(folder: string, { plan, version, replaced }: RegisteredPlan): void {
  const file = join(folder, plan.id);
  if (replaced !== undefined || !existsSync(`${file}.json`)) return;
  const { version: found } = readFileAs(`${file}.json`, summarySchema, 'a summary');
  if (found === version) return;
  const older = join(folder, `${plan.id}-v${found.split('-')[0] ?? ''}`);
  for (const ending of ENDINGS)
    if (existsSync(file + ending)) renameSync(file + ending, older + ending);
}

function readLedger(file: string, { plan, version }: RegisteredPlan): Ledger {
  if (!existsSync(file)) {
    if (existsSync(file.replace('.releases', '')))
      throw new Error(
        `${file} is missing, and with it what was released before: put it back from the repository.`,
      );
    return { format: 1, study: plan.id, version, blocks: [] };
  }
  const ledger = readFileAs(file, ledgerSchema, 'a list of releases');
  if (ledger.version === version) return ledger;
  throw new Error(
    `${file}: version: found ${ledger.version}, expected ${version}: put the released file back, or move it away.`,
  );
}

/** One line a table: what a commit adds is what was released. */
const writeLedger = ({ blocks, ...rest }: Ledger): string => {
  const lines = blocks.map(
    ({ until, tables }) =>
      `{"until":"${until}","tables":[\n${tables.map((table) => JSON.stringify(table)).join(',\n')}\n]}`,
  );
  return `${JSON.stringify(rest).slice(0, -1)},"blocks":[\n${lines.join(',\n')}\n]}\n`;
};

function readFileAs<S extends z.ZodType>(file: string, schema: S, what: string): z.output<S> {
  const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `${file} isn't ${what} (${issue?.path.join('.')}: ${issue?.message}): put the released file back, or move it away.`,
  );
}
