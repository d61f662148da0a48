import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { readSettings } from '../collect/settings.ts';
import type { Settings } from '../collect/settings.ts';
import { readEveryPlan, readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { release, writeRelease } from '../report/release.ts';
import type { Count } from '../tally/count.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { takeLook } from './looks.ts';
import { readStoredCounts } from './stored-counts.ts';
import { today } from './today.ts';
import { isWithin } from './within.ts';

/** Where published summaries lie; the site is built from it. */
export const publishedFolder = (): string => process.env.EFFECT_DIR ?? 'src/content/effect';

/** Where an evaluators' build lies, beside the counts: no public process serves it. */
const EVALUATORS_SITE = 'evaluators-site';

/** `measure publish`: writes the summaries of today and rebuilds the site with them. */
export const publishCommand: Command = {
  summary: 'write what may be shown of the counts, and rebuild the site with it',
  async run() {
    assertBuilder();
    const settings = readSettings(process.env);
    const counts = await readStoredCounts(settings);
    const plans = countedPlans(settings.STUDIES_DIR, counts);
    const day = today();
    if (process.env.AUDIENCE === 'evaluators') await forEvaluators(settings, plans, counts, day);
    else await forEverybody(settings, plans, counts, day);
  },
};

/** The plans in force, and every version that they replaced and that was counted. */
export function countedPlans(studies: string, counts: readonly Count[]): RegisteredPlan[] {
  const current = readPlans(studies);
  const labels = new Set(current.map(({ plan, version }) => `${plan.id} ${version}`));
  const counted = new Set(counts.map(({ study, version }) => `${study} ${version}`));
  const every = readEveryPlan(studies);
  const older = every.filter(({ plan, version }) => {
    const label = `${plan.id} ${version}`;
    return counted.has(label) && !labels.has(label);
  });
  return [...older, ...current];
}

async function forEverybody(
  { SITE_DIR }: Settings,
  plans: readonly RegisteredPlan[],
  counts: readonly Count[],
  day: string,
): Promise<void> {
  const published = publishedFolder();
  for (const registered of plans) console.log(release(registered, counts, published, day).sentence);
  await rebuild(SITE_DIR, published, { AUDIENCE: 'public' });
  console.log(`Rebuilt the site in ${SITE_DIR}.`);
}

/** Everything that was counted, in a folder of its own: nothing of it goes where the public looks. */
async function forEvaluators(
  { DATA_DIR, SITE_DIR }: Settings,
  plans: readonly RegisteredPlan[],
  counts: readonly Count[],
  day: string,
): Promise<void> {
  const site = process.env.EVALUATORS_DIR ?? join(DATA_DIR, EVALUATORS_SITE);
  if (isWithin(site, SITE_DIR) || isWithin(SITE_DIR, site))
    throw new UsageError(
      `EVALUATORS_DIR: found ${site}, expected a folder apart from SITE_DIR (${SITE_DIR}), which is served to everybody`,
    );
  const internal = join(DATA_DIR, 'effect');
  for (const registered of plans) {
    const summary = takeLook(internal, registered, counts, day);
    console.log(`For evaluators only: wrote ${writeRelease(internal, summary)}.`);
    if (summary.looks) console.log(`  ${summary.looks.sentence.en}`);
  }
  await rebuild(site, internal, { AUDIENCE: 'evaluators' });
  console.log(`Built the site for evaluators in ${site}; ${SITE_DIR} is as it was.`);
}

const PROJECT = resolve(import.meta.dirname, '../..');
const BUILDER = ['tools/build.ts', 'node_modules/astro/package.json'];

/** Without a builder nothing is written either: a summary that no page shows would count as published. */
function assertBuilder(): void {
  const missing = BUILDER.find((file) => !existsSync(join(PROJECT, file)));
  if (missing === undefined) return;
  throw new UsageError(
    `${missing}: found nothing, expected the builder, which a release doesn't hold. Nothing was written. Publish where the sources are, after npm ci: with the same DATABASE_URL, or with these counts (measure export here, measure import there).`,
  );
}

/** Has the site built with the summaries of a folder, by the program that everybody builds it with. */
async function rebuild(
  site: string,
  effect: string,
  audience: { readonly AUDIENCE: 'evaluators' | 'public' },
): Promise<void> {
  const build = spawn(process.execPath, ['tools/build.ts'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      ...audience,
      OUT_DIR: resolve(site),
      EFFECT_DIR: resolve(effect),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(build, 'close');
  const [said, complained] = await Promise.all([text(build.stdout), text(build.stderr), ended]);
  if (build.exitCode !== 0) throw new Error(`The site was not built:\n${said}${complained}`);
}
