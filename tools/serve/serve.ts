import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { startFlushing } from '../../analytics/collect/flushing.ts';
import { openPlanFolder } from '../../analytics/collect/plan-folder.ts';
import { createCollector } from '../../analytics/collect/server.ts';
import { readSettings } from '../../analytics/collect/settings.ts';
import { openBackgroundStore } from '../../analytics/tally/background-store.ts';
import { EVALUATORS_MARK, buildSite, canBuild } from '../build/build-site.ts';
import { complain } from '../../analytics/cli/complain.ts';
import { endWell } from './end-well.ts';
import { listen } from '../../analytics/collect/listen.ts';
import { tellServing } from './supervise.ts';

/** Makes a folder and those above it, one by one: Node's own way never ends where no folder can be. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder);
}

/** Makes the data folder, or says in one sentence why that can't be. */
function prepareFolder(folder: string): void {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `The data folder ${resolve(folder)} can't be written: make it writable, or name another one in DATA_DIR.`,
    );
  }
}

/** What is under embargo is never served to everybody, however it came to lie there. */
function refuseEvaluatorsBuild(site: string): void {
  if (!existsSync(join(site, EVALUATORS_MARK))) return;
  throw new Error(
    `${resolve(site)} holds a build for evaluators, with figures under embargo: build the site anew, or name another folder in SITE_DIR.`,
  );
}

/** A closed log, as of a service manager that restarts, must not take the collector with it. */
function outliveTheLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** After a fault nobody's answer is waited for longer than this, in milliseconds. */
const SOON = 200;

/** Builds the site where it must be, serves it and counts; `tools/start.ts` watches over it. */
async function serve(): Promise<void> {
  outliveTheLog();
  const settings = readSettings(process.env);
  prepareFolder(settings.DATA_DIR);
  refuseEvaluatorsBuild(settings.SITE_DIR);
  const plans = await openPlanFolder(settings.STUDIES_DIR);
  const store = await startFlushing(await openBackgroundStore(settings.DATA_DIR), settings);
  const collector = createCollector({ settings, store, plans });
  const skip =
    (process.argv.includes('--no-build') || !canBuild()) &&
    existsSync(join(settings.SITE_DIR, 'index.html'));
  // Who knocks too early at one of several goes to another; "no site yet" would be an answer.
  if (skip) await collector.siteIsReady();
  await listen(collector.server, settings);
  const building = new AbortController();
  let built: Promise<void> = Promise.resolve();
  endWell({
    // No builder outlives this; then what is in hand is drained, flushed, and the store closed.
    inOrder: async () => {
      building.abort();
      await built.catch(() => undefined);
      await collector.stop();
    },
    soon: () => {
      building.abort();
      return collector.stop(SOON);
    },
  });
  if (!skip) built = buildSite(settings.SITE_DIR, { quiet: true, signal: building.signal });
  await built.catch((error: unknown) => {
    if (!building.signal.aborted) throw error;
  });
  if (building.signal.aborted) return;

  await collector.siteIsReady();
  console.log(`Zonder vraag is served at http://localhost:${settings.PORT}/`);
  console.log(
    `The counts lie in ${resolve(settings.DATA_DIR)}; see them with: npm run -s measure -- export`,
  );
  console.log('Stop with Ctrl+C.');
  tellServing();
}

await serve().catch(complain);
