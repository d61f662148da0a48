import type { SharedStore } from './postgres-store.ts';
import type { Spool } from './spool.ts';

/** Brings what a collector counted to the shared database, again and again. */
export type Flusher = {
  /** Flushes what there is now; settles when it is there, or with why it isn't. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

type Parts = {
  readonly spool: Spool;
  readonly shared: SharedStore;
  readonly everyMilliseconds: number;
  /** Told when a flush fails, and when it works again. */
  readonly tell: (error: Error | undefined) => void;
};

/**
 * Flushes at intervals. While the database is away counting goes on; the batch under way keeps its
 * number, so that it counts once however often it is sent.
 */
export function createFlusher({ spool, shared, everyMilliseconds, tell }: Parts): Flusher {
  let failing = false;
  let running: Promise<void> | undefined;
  const once = async (): Promise<void> => {
    try {
      // A batch that waited is followed by what was counted meanwhile.
      for (let batch = spool.take(); batch; batch = spool.take()) {
        await shared.apply(spool.collector, batch);
        spool.forget(batch.sequence);
      }
      if (failing) tell(undefined);
      failing = false;
    } catch (error) {
      if (!failing) tell(error instanceof Error ? error : new Error(String(error)));
      failing = true;
      throw error;
    }
  };
  const flush = (): Promise<void> => (running ??= once().finally(() => (running = undefined)));
  // The collector's own server keeps the program running; this alone doesn't.
  const timer = setInterval(() => void flush().catch(() => undefined), everyMilliseconds).unref();
  return {
    flush,
    async stop() {
      clearInterval(timer);
      await flush().catch(() => undefined);
    },
  };
}
