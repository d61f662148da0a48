import { readPlans } from '../../analytics/plan/read.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { openLedger } from './ledger.ts';
import type { Difference } from './ledger.ts';
import type { Answer } from './line.ts';
import { startStack } from './stack.ts';
import type { Collector } from './stack.ts';
import { createVisits } from './visits.ts';
import type { Kind } from './visits.ts';

/** How long an evening lasts, how busy it gets, and of what site. */
export type Evening = {
  readonly seconds: number;
  /** Visits a second at the peak; it begins with a hundredth of that. */
  readonly peak: number;
  readonly seed: number;
  readonly site: string;
  /** A page that anybody opens first, and one with a self-check. */
  readonly pages: readonly [string, string];
};

/** Milliseconds to the end of an answer, of all of one kind. */
export type Latency = {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
};

/** What an evening came to. */
export type EveningFindings = {
  readonly visits: number;
  /** Visits that this machine's load couldn't hold at once, and that were not begun. */
  readonly notBegun: number;
  readonly acknowledged: number;
  readonly counted: number;
  readonly differences: readonly Difference[];
  /** Events whose page gave up, or was closed: each was settled afterwards. */
  readonly lost: Readonly<Record<string, number>>;
  readonly settled: number;
  readonly latencies: Readonly<Partial<Record<Kind, Latency>>>;
  /** How often each status was answered, by kind; 0 is no answer. */
  readonly statuses: Readonly<Partial<Record<Kind, Readonly<Record<string, number>>>>>;
  readonly disturbances: readonly string[];
  /** Megabytes of each collector's process, as they were seen in turn. */
  readonly memory: readonly (readonly number[])[];
};

const RISE_SECONDS = 60;
const MOST_AT_ONCE = 3000;
const TICK = 50;
const LOOK_EVERY = 5000;
const DATABASE_AWAY = 8000;
const DISK_FULL = 10_000;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/**
 * A prime-time evening against the real stack: arrivals rise a hundredfold within a minute and stay
 * there, while each collector is killed once, the database once, and one disk is full for ten seconds.
 * Whatever was acknowledged must be counted, cell by cell.
 */
export async function evening({
  seconds,
  peak,
  seed,
  site,
  pages,
}: Evening): Promise<EveningFindings> {
  const [registered] = readPlans();
  if (!registered) throw new Error('there is a study plan');
  const stream = streamFrom(seed);
  const ledger = openLedger([registered]);
  const stack = await startStack(site);
  const seen = createNotes();
  const visits = createVisits({ stack, registered, ledger, stream, note: seen.note, pages });
  const memory = watchMemory(stack.collectors);
  const length = 1000 * seconds;
  const disturbances: string[] = [];
  try {
    const disturbed = disturb(stack, length, disturbances);
    const { begun, notBegun } = await arrive({ length, peak, stream, visit: visits.visit });
    await disturbed;
    const settled = await visits.settle();
    memory.stop();
    const { counted, differences } = ledger.compare(await stack.finish());
    return {
      visits: begun,
      notBegun,
      acknowledged: ledger.acknowledged(),
      ...{ counted, differences, settled, lost: visits.lost, disturbances },
      ...{ latencies: seen.latencies(), statuses: seen.statuses, memory: memory.found() },
    };
  } finally {
    memory.stop();
    await stack.close();
  }
}

type Arrivals = {
  readonly length: number;
  readonly peak: number;
  readonly stream: { uniform(): number };
  readonly visit: () => Promise<void>;
};

/** Begins visits as people come, and waits for the last of them. */
async function arrive({ length, peak, stream, visit }: Arrivals) {
  const rise = Math.min(1000 * RISE_SECONDS, length / 3);
  const underWay = new Set<Promise<void>>();
  let [begun, notBegun, due] = [0, 0, 0];
  let fault: unknown;
  const began = performance.now();
  for (let last = began; last - began < length && !fault;) {
    await pause(TICK);
    const now = performance.now();
    const share = Math.min(1, (now - began) / rise);
    due += ((peak * 100 ** (share - 1) * (now - last)) / 1000) * 2 * stream.uniform();
    last = now;
    for (; due >= 1; due -= 1) {
      if (underWay.size >= MOST_AT_ONCE) {
        notBegun += 1;
        continue;
      }
      begun += 1;
      const one: Promise<void> = visit()
        .catch((error: unknown) => (fault ??= error))
        .then(() => void underWay.delete(one));
      underWay.add(one);
    }
  }
  await Promise.all(underWay);
  if (fault) throw fault;
  return { begun, notBegun };
}

/** What goes wrong, and when, as shares of the evening. */
async function disturb(
  { collectors, database }: Awaited<ReturnType<typeof startStack>>,
  length: number,
  told: string[],
): Promise<void> {
  const began = performance.now();
  const until = (share: number): Promise<void> =>
    pause(Math.max(0, began + share * length - performance.now()));
  const tell = (what: string): void =>
    void told.push(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}`);
  await until(0.4);
  tell('collector 1 killed');
  collectors[0]?.kill();
  await until(0.5);
  tell('database killed');
  await database.crash();
  await pause(Math.min(DATABASE_AWAY, length / 10));
  await database.start();
  tell('database back');
  await until(0.65);
  const makeRoom = collectors[1]?.fillDisk();
  tell(makeRoom ? 'disk of collector 2 full' : 'no small disk on this machine: none was filled');
  await pause(Math.min(DISK_FULL, length / 10));
  makeRoom?.();
  if (makeRoom) tell('room again');
  await until(0.85);
  tell('collector 2 killed');
  collectors[1]?.kill();
}

function createNotes() {
  const times: Partial<Record<Kind, number[]>> = {};
  const statuses: Partial<Record<Kind, Record<string, number>>> = {};
  return {
    statuses,
    note(kind: Kind, { status, milliseconds }: Answer): void {
      (times[kind] ??= []).push(milliseconds);
      const of = (statuses[kind] ??= {});
      of[status] = (of[status] ?? 0) + 1;
    },
    latencies: () =>
      Object.fromEntries(Object.entries(times).map(([kind, each]) => [kind, latencyOf(each)])),
  };
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

/** Looks every few seconds at the memory of each collector. */
function watchMemory(collectors: readonly Collector[]) {
  const found: number[][] = collectors.map(() => []);
  const look = async (): Promise<void> => {
    const bytes = await Promise.all(collectors.map((each) => each.memory()));
    bytes.forEach((each, place) => {
      if (each !== undefined) found[place]?.push(Math.round(each / 2 ** 20));
    });
  };
  const timer = setInterval(() => void look(), LOOK_EVERY);
  return { found: () => found, stop: () => clearInterval(timer) };
}
