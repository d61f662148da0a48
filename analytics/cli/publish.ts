import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../../tools/build/build-site.ts';
import { readSettings } from '../collect/settings.ts';
import { readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { summarySchema } from '../report/schema.ts';
import type { Summary } from '../report/schema.ts';
import { revealingTables, summarise } from '../report/summary.ts';
import type { Count } from '../tally/count.ts';
import type { Command } from './command.ts';
import { writeRelease } from './release-files.ts';
import { readStoredCounts } from './stored-counts.ts';

/** Where published summaries lie; the site is built from it. */
const PUBLISHED = 'src/content/effect';

/** `measure publish`: writes the summaries of today and rebuilds the site with them. */
export const publishCommand: Command = {
  summary: 'write what may be shown of the counts, and rebuild the site with it',
  async run() {
    const settings = readSettings(process.env);
    const { DATA_DIR, SITE_DIR, STUDIES_DIR } = settings;
    const counts = await readStoredCounts(settings);
    const published = process.env.EFFECT_DIR ?? PUBLISHED;
    const internal = join(DATA_DIR, 'effect');
    const today = new Date().toISOString().slice(0, 10);
    for (const registered of readPlans(STUDIES_DIR)) {
      const embargoed = today < registered.plan.publication.embargo;
      release(registered, counts, embargoed ? internal : published, today);
    }
    const evaluators = process.env.AUDIENCE === 'evaluators';
    await buildSite(SITE_DIR, { effectFolder: evaluators ? internal : published, quiet: true });
    console.log(`Rebuilt the site in ${SITE_DIR}.`);
  },
};

function release(
  registered: RegisteredPlan,
  counts: readonly Count[],
  folder: string,
  today: string,
): void {
  const { plan, version } = registered;
  const file = join(folder, `${plan.id}.json`);
  const audience = today < plan.publication.embargo ? 'evaluators' : 'public';
  const previous = lastRelease(file, version);
  const summary = summarise({ registered, counts, audience, released: today, previous });
  const revealing = audience === 'public' ? revealingTables(summary, previous, plan) : [];
  if (revealing.length > 0) {
    console.log(
      `${plan.id}: nothing new is released. Since the last release too little was added to ${revealing.join(', ')}: the difference could point to somebody. The release of ${previous?.released} stays.`,
    );
    return;
  }
  writeRelease(folder, summary);
  const embargo =
    audience === 'evaluators' ? `, for evaluators only until ${plan.publication.embargo}` : '';
  console.log(`${plan.id} ${version}: wrote ${file}${embargo}.`);
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
