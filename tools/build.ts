import { join, resolve } from 'node:path';
import { complain } from '../analytics/cli/complain.ts';
import { UsageError } from '../analytics/cli/command.ts';
import { readSettings } from '../analytics/collect/settings.ts';
import { buildSite } from './build/build-site.ts';

/**
 * `npm run build`: the site in OUT_DIR, put in its place at once, so that it can be done while it is
 * served. With AUDIENCE=evaluators it shows what is under embargo, in a folder that nobody serves.
 */
async function build(): Promise<void> {
  const { OUT_DIR, AUDIENCE } = process.env;
  if (AUDIENCE !== 'evaluators') return buildSite(OUT_DIR ?? 'dist');
  const { SITE_DIR, DATA_DIR } = readSettings(process.env);
  const folder = OUT_DIR ?? join(DATA_DIR, 'evaluators-site');
  if (resolve(folder) === resolve(SITE_DIR))
    throw new UsageError(
      `OUT_DIR: found ${folder}, which is served to everybody; expected a folder of its own for evaluators`,
    );
  await buildSite(folder, { audience: 'evaluators' });
  console.log(`Built for evaluators in ${folder}.`);
}

await build().catch(complain);
