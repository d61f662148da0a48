import type { Increment } from '../protocol/vocabulary.ts';
import type { Count } from '../tally/count.ts';
import { isoWeek } from '../tally/iso-week.ts';
import type { TallyStore } from '../tally/store.ts';

/** Called once a batch is safe on disk, or couldn't be made so. */
type Waiter = (error: Error | undefined) => void;

/** Adds events up and commits them together: one sync to disk for all that arrived meanwhile. */
export type GroupCommit = {
  /** Counts an event; `done` is called after it is safe on disk, or with why it isn't. */
  add(increments: readonly Increment[], submission: string | undefined, done: Waiter): void;
  /** Commits what is in hand now. */
  flush(): void;
  /** Forgets delivery numbers older than half an hour to an hour; to be called often. */
  forgetOlder(): void;
};

/** The store, and a clock so that tests can move time. */
type Options = { readonly store: TallyStore; readonly now?: () => Date };

/** Milliseconds from one commit to the next while events keep coming. */
const REST = 2;

export function createGroupCommit({ store, now = () => new Date() }: Options): GroupCommit {
  let older = new Set<string>();
  let recent = new Set(store.recentSubmissions());
  let pending = new Map<string, { increment: Increment; n: number }>();
  let submissions = new Set<string>();
  let waiters: Waiter[] = [];
  let committed = Number.NEGATIVE_INFINITY;

  const flush = () => {
    if (waiters.length === 0) return;
    const waiting = waiters;
    const numbers = submissions;
    const counts = toCounts(pending, isoWeek(now()));
    waiters = [];
    submissions = new Set();
    pending = new Map();
    const error = attempt(() => {
      store.commit({ counts, submissions: [...numbers] });
    });
    if (!error) for (const number of numbers) recent.add(number);
    committed = performance.now();
    for (const done of waiting) done(error);
  };

  // Under load, one sync to disk serves all that arrive meanwhile; a lone event doesn't wait.
  const schedule = () => {
    const rested = performance.now() - committed;
    if (rested >= REST) setImmediate(flush);
    else setTimeout(flush, REST - rested);
  };

  const isRepeat = (number: string) =>
    recent.has(number) || older.has(number) || submissions.has(number);

  return {
    add(increments, submission, done) {
      // A repeat waits for the same commit, since its first delivery may still be in hand.
      if (waiters.push(done) === 1) schedule();
      if (submission !== undefined) {
        if (isRepeat(submission)) return;
        submissions.add(submission);
      }
      for (const increment of increments) {
        const key = `${increment.study}\n${increment.version}\n${increment.table}\n${increment.cell}`;
        const counted = pending.get(key);
        if (counted) counted.n += 1;
        else pending.set(key, { increment, n: 1 });
      }
    },
    flush,
    forgetOlder() {
      if (!store.forgetOlderSubmissions()) return;
      older = recent;
      recent = new Set();
    },
  };
}

const toCounts = (
  pending: ReadonlyMap<string, { increment: Increment; n: number }>,
  period: string,
): Count[] => Array.from(pending.values(), ({ increment, n }) => ({ ...increment, period, n }));

function attempt(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
