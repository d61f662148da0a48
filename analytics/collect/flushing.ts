import { createFlusher } from '../tally/flush.ts';
import { openPostgresStore } from '../tally/postgres-store.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { log } from './log.ts';
import type { Settings } from './settings.ts';

/**
 * Brings what a collector counts to the shared database, where the settings name one; a database that
 * is away is told to the log once, and so is that it is back.
 */
export function startFlushing({ DATA_DIR, DATABASE_URL, FLUSH_SECONDS }: Settings): {
  stop(): Promise<void>;
} {
  if (DATABASE_URL === undefined) return { stop: () => Promise.resolve() };
  const local = openSqliteStore(DATA_DIR);
  const shared = openPostgresStore(DATABASE_URL);
  const flusher = createFlusher({
    spool: local.spool,
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
      local.close();
    },
  };
}
