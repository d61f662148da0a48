import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Batch } from './count.ts';
import type { Spool } from './spool.ts';

/** The embedded store in a thread of its own, so that no request waits for another one's disk. */
export type BackgroundStore = {
  /** Delivery numbers that were known when the store was opened. */
  readonly recentSubmissions: readonly Uint8Array[];
  /** As those of the store itself; each resolves when it is done, or rejects with why it failed. */
  commit(batch: Batch): Promise<void>;
  forgetOlderSubmissions(early?: boolean): Promise<boolean>;
  /** Does what a spool can do. */
  spool: AskSpool;
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** Calls a method of the spool in the store's thread. */
export type AskSpool = <Method extends keyof Spool>(
  method: Method,
  ...words: Parameters<Spool[Method]>
) => Promise<ReturnType<Spool[Method]>>;

/** What the thread can be asked to do. */
export type Task =
  | { readonly kind: 'commit'; readonly batch: Batch }
  | { readonly kind: 'forget'; readonly early: boolean }
  | { readonly kind: 'spool'; readonly method: keyof Spool; readonly words: readonly unknown[] }
  | { readonly kind: 'recent' | 'settle' | 'close' };

/** How a task ended: with a value, or with why it failed. */
export type Outcome = { readonly error?: string; readonly value?: unknown };

/**
 * Opens the embedded store of a folder in a thread of its own, which does what it is asked in the
 * order of asking.
 *
 * @throws Error when the store can't be opened
 */
export async function openBackgroundStore(folder: string): Promise<BackgroundStore> {
  const { ask, end } = startThread(folder);
  return {
    recentSubmissions: z.array(z.instanceof(Uint8Array)).parse(await ask({ kind: 'recent' })),
    commit: async (batch) => void (await ask({ kind: 'commit', batch })),
    forgetOlderSubmissions: async (early = false) =>
      z.boolean().parse(await ask({ kind: 'forget', early })),
    spool: async <Method extends keyof Spool>(
      method: Method,
      ...words: Parameters<Spool[Method]>
    ) => (await ask({ kind: 'spool', method, words })) as ReturnType<Spool[Method]>,
    settle: async () => void (await ask({ kind: 'settle' })),
    close: async () => {
      await ask({ kind: 'close' });
      await end();
    },
  };
}

function startThread(folder: string) {
  const thread = new Worker(new URL('./background-thread.ts', import.meta.url), {
    workerData: { folder },
  });
  const waiting: ((outcome: Outcome) => void)[] = [];
  let ended: string | undefined;
  const give = (outcome: Outcome) => waiting.shift()?.(outcome);
  const fail = (reason: string) => {
    ended ??= reason;
    while (waiting.length > 0) give({ error: ended });
  };
  thread.on('message', give);
  thread.on('error', (error) => {
    fail(error instanceof Error ? error.message : String(error));
  });
  thread.on('exit', () => {
    fail('the thread of the store has ended: start the collector again');
  });
  return {
    ask: (task: Task): Promise<unknown> =>
      new Promise((resolve, reject) => {
        waiting.push(({ error, value }) => {
          if (error === undefined) resolve(value);
          else reject(new Error(error));
        });
        if (ended === undefined) thread.postMessage(task);
        else give({ error: ended });
      }),
    end: () => thread.terminate(),
  };
}
