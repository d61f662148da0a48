import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Outcome, Task } from './background-store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** The thread of a background store: does one task after the other, and says how each ended. */
const { folder } = z.object({ folder: z.string() }).parse(workerData);
const store = openSqliteStore(folder);

const perform = (task: Task): unknown => {
  switch (task.kind) {
    case 'commit':
      store.commit(task.batch);
      return undefined;
    case 'recent':
      return store.recentSubmissions();
    case 'forget':
      return store.forgetOlderSubmissions();
    case 'settle':
      store.settle();
      return undefined;
    case 'close':
      store.close();
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
