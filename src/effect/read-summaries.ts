import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_RELEASES, summarySchema } from '../../analytics/report/schema.ts';
import type { Summary } from '../../analytics/report/schema.ts';

/** Where published summaries lie, unless EFFECT_DIR names another folder. */
const PUBLISHED = 'src/content/effect';

/** The folder of the summaries that this build shows: an evaluators' build sees them before the embargo. */
export function summariesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { EFFECT_DIR, AUDIENCE, DATA_DIR } = environment;
  if (EFFECT_DIR) return EFFECT_DIR;
  return AUDIENCE === 'evaluators' ? join(DATA_DIR ?? './data', 'effect') : PUBLISHED;
}

/**
 * Reads the summaries that the effect pages show, one a version of a study.
 *
 * @throws Error naming the file and the field when one isn't a summary, or isn't for this audience
 */
export const readSummaries = (environment: NodeJS.ProcessEnv = process.env): Summary[] =>
  readFolder(summariesFolder(environment), environment).map(({ summary }) => summary);

/** A release as it was published, and the last part of its address. */
export type Release = { readonly id: string; readonly summary: Summary };

/**
 * Reads every release that was ever published of a study, oldest first.
 *
 * @throws Error as `readSummaries` does
 */
export const readReleases = (
  study: string,
  environment: NodeJS.ProcessEnv = process.env,
): Release[] =>
  readFolder(join(summariesFolder(environment), KEPT_RELEASES, study), environment)
    .map(({ name, summary }) => ({ id: name.replace(/\.json$/, ''), summary }))
    .sort(
      (one, other) =>
        one.summary.released.localeCompare(other.summary.released) ||
        one.id.localeCompare(other.id, 'en', { numeric: true }),
    );

function readFolder(folder: string, environment: NodeJS.ProcessEnv) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.json$/.test(name));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const summary = readSummary(file);
    if (summary.audience === 'evaluators' && environment.AUDIENCE !== 'evaluators') {
      throw new Error(`${file}: found a summary for evaluators only, expected a published one`);
    }
    return { name, summary };
  });
}

/** Files as they were read: every page of a build asks for them again. */
const known = new Map<string, { readonly changed: number; readonly summary: Summary }>();

function readSummary(file: string): Summary {
  const changed = statSync(file).mtimeMs;
  const before = known.get(file);
  if (before?.changed === changed) return before.summary;
  const result = summarySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) {
    known.set(file, { changed, summary: result.data });
    return result.data;
  }
  const [issue] = result.error.issues;
  throw new Error(
    `${file}: ${issue?.path.join('.')}: ${issue?.message}; write it again with: npm run measure -- publish`,
  );
}
