import type { BackgroundStore } from '../tally/background-store.ts';
import { createFlusher } from '../tally/flush.ts';
import type { FlushStatus } from '../tally/flush.ts';
import { openPostgresStore } from '../tally/postgres-store.ts';
import { log } from './log.ts';
import type { Settings } from './settings.ts';

/** A store that brings its counts to the shared database, and once more before it closes. */
export type FlushingStore = BackgroundStore & {
  /** Nothing where no shared database is set. */
  flushStatus(): FlushStatus | undefined;
};

/** How long an orderly stop waits for the last flush, in milliseconds; what is left stays in the spool. */
const LAST_FLUSH = 10_000;

/**
 * Brings what a collector counts to the shared database, where the settings name one; a database that
 * is away is told to the log once, and so is that it is back.
 */
export async function startFlushing(
  store: BackgroundStore,
  { DATABASE_URL, FLUSH_SECONDS, FLUSH_SUBMISSIONS }: Settings,
): Promise<FlushingStore> {
  if (DATABASE_URL === undefined) return { ...store, flushStatus: () => undefined };
  await store.spool('begin');
  const shared = openPostgresStore(DATABASE_URL);
  const flusher = createFlusher({
    spool: store.spool,
    shared,
    everyMilliseconds: 1000 * FLUSH_SECONDS,
    least: FLUSH_SUBMISSIONS,
    tell: ({ event, ...details }) => {
      log(event === 'flush-recovered' ? 'info' : 'error', event, details);
    },
  });
  return {
    ...store,
    flushStatus: () => flusher.status(),
    async close() {
      const late = new Promise((done) => setTimeout(done, LAST_FLUSH).unref());
      await Promise.race([flusher.stop().then(() => shared.close()), late]);
      await store.close();
    },
  };
}
