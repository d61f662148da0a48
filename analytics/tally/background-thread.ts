import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Outcome, Task } from './background-store.ts';
import { lockFolder } from './folder-lock.ts';
import type { Spool } from './spool.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** The thread of a background store: does one task after the other, and says how each ended. */
const { folder } = z.object({ folder: z.string() }).parse(workerData);
const lock = lockFolder(folder);
const store = openSqliteStore(folder);

const askSpool = (method: keyof Spool, words: readonly unknown[]): unknown =>
  (store.spool[method] as (...words: readonly unknown[]) => unknown)(...words);

const perform = (task: Task): unknown => {
  switch (task.kind) {
    case 'commit':
      store.commit(task.batch);
      return undefined;
    case 'recent':
      return store.recentSubmissions();
    case 'forget':
      return store.forgetOlderSubmissions(task.early);
    case 'spool':
      return askSpool(task.method, task.words);
    case 'settle':
      store.settle();
      return undefined;
    case 'close':
      store.close();
      lock.release();
      return undefined;
  }
};

function attempt(task: Task): Outcome {
  try {
    return { value: perform(task) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(attempt(task));
});
