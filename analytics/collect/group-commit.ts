import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Increment } from '../protocol/vocabulary.ts';
import type { BackgroundStore } from '../tally/background-store.ts';
import type { Count } from '../tally/count.ts';
import { isoWeek } from '../tally/iso-week.ts';
import { createDeliveryNumbers } from './delivery-numbers.ts';
import { log } from './log.ts';

/** Called once a batch is safe on disk, or couldn't be made so. */
type Waiter = (error: Error | undefined) => void;

/** Adds events up and commits them together: one sync to disk for all that arrived meanwhile. */
export type GroupCommit = {
  /** Counts an event; `done` is called after it is safe on disk, or with why it isn't. */
  add(increments: readonly Increment[], submission: string | undefined, done: Waiter): void;
  /** Resolves when nothing is in hand any more. */
  settled(): Promise<void>;
  /** Forgets delivery numbers older than half an hour to an hour; to be called often. */
  forgetOlder(): Promise<void>;
};

/** The store, and a clock so that tests can move time. */
type Options = {
  readonly store: Pick<BackgroundStore, 'commit' | 'recentSubmissions' | 'forgetOlderSubmissions'>;
  readonly now?: () => Date;
  /** How many delivery numbers a half may hold before the older half is forgotten early. */
  readonly mostNumbers?: number;
  /** How long who waits for a commit to begin is still there, in milliseconds; later, it isn't begun. */
  readonly patience?: number;
};

/**
 * Ten minutes, which is how long a browser repeats an event, at 40,000 events a second. Two such
 * halves take 1.3 GB at most; an hour at that rate would take 3.9 GB.
 */
const MOST_NUMBERS = 24_000_000;

/** Events added up, and who waits for them. */
type InHand = {
  readonly counts: Map<Increment, number>;
  readonly submissions: Set<string>;
  readonly waiters: Waiter[];
  /** When the first of them came, by a clock that nobody sets; in milliseconds. */
  since: number;
};

const emptyHand = (): InHand => ({
  counts: new Map(),
  submissions: new Set(),
  waiters: [],
  since: 0,
});

export function createGroupCommit({
  store,
  now = () => new Date(),
  mostNumbers = MOST_NUMBERS,
  patience = Infinity,
}: Options): GroupCommit {
  let older = createDeliveryNumbers();
  let recent = createDeliveryNumbers();
  for (const packed of store.recentSubmissions) recent.addPacked(packed);
  let forgetting = false;
  let gathering = emptyHand();
  let underWay = emptyHand();
  let working: Promise<void> | undefined;
  const tell = createTeller();

  /** Commits what is in hand, and then what came in meanwhile, until nobody waits. */
  const work = async (): Promise<void> => {
    while (gathering.waiters.length > 0) {
      // What this turn of the event loop reads goes into one commit, with what those send in the
      // next turn whom this one answered: half as many syncs for as many events.
      await nextTurn();
      await nextTurn();
      underWay = gathering;
      gathering = emptyHand();
      const { counts, submissions, waiters, since } = underWay;
      const error =
        performance.now() - since > patience
          ? new Error('the store took longer than a proxy waits')
          : await attempt(
              store.commit({
                counts: toCounts(counts, isoWeek(now())),
                submissions: [...submissions],
              }),
            );
      underWay = emptyHand();
      if (!error) for (const number of submissions) recent.add(number);
      tell(error);
      for (const done of waiters) done(error);
      if (recent.size >= mostNumbers) void forgetOlder(true).catch(() => undefined);
    }
    working = undefined;
  };

  const forgetOlder = async (early: boolean): Promise<void> => {
    if (forgetting) return;
    forgetting = true;
    try {
      if (!(await store.forgetOlderSubmissions(early))) return;
      older = recent;
      recent = createDeliveryNumbers();
    } finally {
      forgetting = false;
    }
  };

  return {
    add(increments, submission, done) {
      if (submission !== undefined) {
        if (recent.has(submission) || older.has(submission)) {
          done(undefined);
          return;
        }
        // A repeat shares the fate of its first delivery, which isn't safe yet.
        const first = [underWay, gathering].find(({ submissions }) => submissions.has(submission));
        if (first) {
          first.waiters.push(done);
          return;
        }
        gathering.submissions.add(submission);
      }
      if (gathering.waiters.length === 0) gathering.since = performance.now();
      gathering.waiters.push(done);
      for (const increment of increments) {
        gathering.counts.set(increment, (gathering.counts.get(increment) ?? 0) + 1);
      }
      working ??= work();
    },
    settled: async () => working,
    forgetOlder: () => forgetOlder(false),
  };
}

/** Tells the log once that commits fail, and once that they don't any more. */
function createTeller(): (error: Error | undefined) => void {
  let failing = false;
  return (error) => {
    if (error && !failing) log('error', 'commit-failed', { reason: error.message });
    if (!error && failing) log('info', 'commit-recovered');
    failing = error !== undefined;
  };
}

const toCounts = (counts: InHand['counts'], period: string): Count[] =>
  Array.from(counts, ([increment, n]) => ({ ...increment, period, n }));

async function attempt(work: Promise<void>): Promise<Error | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
