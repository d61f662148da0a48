import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCollector } from '../analytics/collect/server.ts';
import { log } from '../analytics/collect/log.ts';
import { readSettings } from '../analytics/collect/settings.ts';
import type { Settings } from '../analytics/collect/settings.ts';
import { readAcceptedPlans } from '../analytics/plan/read.ts';
import { createFlusher } from '../analytics/tally/flush.ts';
import { openPostgresStore } from '../analytics/tally/postgres-store.ts';
import { openSqliteStore } from '../analytics/tally/sqlite-store.ts';
import type { SqliteStore } from '../analytics/tally/sqlite-store.ts';
import { buildSite } from './build-site.ts';
import { complain } from './complain.ts';
import { listen } from './listen.ts';

/** Makes the data folder, or says in one sentence why that can't be. */
function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(
      `The data folder ${resolve(folder)} can't be written: make it writable, or name another one in DATA_DIR.`,
    );
  }
}

/** Brings the counts to the shared database, where there is one. */
function startFlushing({ DATABASE_URL, FLUSH_SECONDS }: Settings, { spool }: SqliteStore) {
  if (DATABASE_URL === undefined) return { stop: () => Promise.resolve() };
  const shared = openPostgresStore(DATABASE_URL);
  const flusher = createFlusher({
    spool,
    shared,
    everyMilliseconds: 1000 * FLUSH_SECONDS,
    tell: (error) => {
      if (error) log('error', 'flush-failed', { reason: error.message });
      else log('info', 'flush-recovered');
    },
  });
  return {
    async stop() {
      await flusher.stop();
      await shared.close();
    },
  };
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  prepareFolder(settings.DATA_DIR);
  const plans = readAcceptedPlans(new Date(), settings.STUDIES_DIR);
  const store = openSqliteStore(settings.DATA_DIR);
  const collector = createCollector({ settings, store, plans });
  await listen(collector.server, settings);
  const flusher = startFlushing(settings, store);
  const skip =
    process.argv.includes('--no-build') && existsSync(join(settings.SITE_DIR, 'index.html'));
  if (!skip) await buildSite(settings.SITE_DIR, { quiet: true });

  console.log(`Zonder vraag is served at http://localhost:${settings.PORT}/`);
  console.log(
    `The counts lie in ${resolve(settings.DATA_DIR)}; see them with: npm run -s measure -- export`,
  );
  console.log('Stop with Ctrl+C.');

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void flusher
      .stop()
      .then(collector.stop)
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await start().catch(complain);
