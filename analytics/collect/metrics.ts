import { processMetrics, series } from './process-metrics.ts';

/** Upper bounds of the commit latency histogram, in seconds. */
const LATENCY_BOUNDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1] as const;

/** Why events are refused. Each is told from the start, at zero, so that a first one is seen as a rise. */
const REFUSED = [
  'method',
  'cors',
  'other-site',
  'rate',
  'size',
  'content-type',
  'body',
  'plan',
  'version',
  'store',
] as const;
/** Why events are answered but not counted. */
const DROPPED = [
  'unknown-event',
  'do-not-track',
  'global-privacy-control',
  'not-seen',
  'no-user-agent',
  'bot',
  'spam-referrer',
] as const;
export type RefusedReason = (typeof REFUSED)[number];

/** What becomes of the counts that lie ready for the shared database. */
export type FlushMetrics = {
  /** The shared database has all that was due. */
  flushed(): void;
  flushFailed(): void;
  /** What lies in the spool: rows, and for how long the oldest of what is due lay there, in seconds. */
  spool(rows: number, oldestDueSeconds: number): void;
};

/** Counts what the collector did since it started; nothing of it says anything of a person. */
export type Metrics = FlushMetrics & {
  accepted(commitMilliseconds: number): void;
  refused(reason: RefusedReason): void;
  dropped(reason: string): void;
  /** How long the oldest of what is due lies in the spool by now, in seconds. */
  oldestDueSeconds(): number;
  /** Prometheus' text exposition format, version 0.0.4. */
  render(): string;
};

const atZero = (reasons: readonly string[]): Map<string, number> =>
  new Map(reasons.map((reason) => [reason, 0]));

/** @param now milliseconds of a clock that nobody sets back */
export function createMetrics(now: () => number = () => performance.now()): Metrics {
  let acceptedEvents = 0;
  let latencySum = 0;
  const buckets = LATENCY_BOUNDS.map(() => 0);
  const refusedBy = atZero(REFUSED);
  const droppedBy = atZero(DROPPED);
  const raise = (counter: Map<string, number>, reason: string) => {
    counter.set(reason, (counter.get(reason) ?? 0) + 1);
  };
  const flush = createFlushMetrics(now);
  return {
    ...flush,
    accepted(commitMilliseconds) {
      const seconds = commitMilliseconds / 1000;
      acceptedEvents += 1;
      latencySum += seconds;
      const bucket = LATENCY_BOUNDS.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    },
    refused: (reason) => {
      raise(refusedBy, reason);
    },
    dropped: (reason) => {
      raise(droppedBy, reason);
    },
    render: () =>
      [
        ...series('zonder_vraag_events_accepted_total', 'Events counted and committed.', [
          ['', acceptedEvents],
        ]),
        ...series(
          'zonder_vraag_events_refused_total',
          'Events refused, by reason.',
          byReason(refusedBy),
        ),
        ...series(
          'zonder_vraag_events_dropped_total',
          'Events answered but not counted, by reason.',
          byReason(droppedBy),
        ),
        ...histogram(buckets, acceptedEvents, latencySum),
        ...flush.lines(),
        ...processMetrics(),
        '',
      ].join('\n'),
  };
}

function createFlushMetrics(now: () => number) {
  let [flushes, failures, rows, oldest] = [0, 0, 0, 0];
  let told = now();
  let flushedAt = now();
  const oldestDueSeconds = (): number => (oldest === 0 ? 0 : oldest + (now() - told) / 1000);
  return {
    flushed() {
      flushes += 1;
      flushedAt = now();
    },
    flushFailed() {
      failures += 1;
    },
    spool(lying: number, oldestDue: number) {
      rows = lying;
      oldest = oldestDue;
      told = now();
    },
    oldestDueSeconds,
    lines: () => [
      ...series('zonder_vraag_flushes_total', 'Flushes to the shared database.', [['', flushes]]),
      ...series(
        'zonder_vraag_flush_failures_total',
        'Flushes that the shared database did not take.',
        [['', failures]],
      ),
      ...series('zonder_vraag_spool_rows', 'Rows that wait for the shared database.', [['', rows]]),
      ...series(
        'zonder_vraag_spool_oldest_due_seconds',
        'How long the oldest of what is due lies in the spool.',
        [['', oldestDueSeconds()]],
      ),
      ...series(
        'zonder_vraag_last_flush_age_seconds',
        'Time since the last flush; before the first, since the start.',
        [['', (now() - flushedAt) / 1000]],
      ),
    ],
  };
}

const byReason = (counts: ReadonlyMap<string, number>): [string, number][] =>
  Array.from(counts, ([reason, n]) => [`{reason="${reason}"}`, n]);

function histogram(buckets: readonly number[], count: number, sum: number): string[] {
  const name = 'zonder_vraag_commit_seconds';
  let below = 0;
  const lines = LATENCY_BOUNDS.map((bound, index) => {
    below += buckets[index] ?? 0;
    return `${name}_bucket{le="${bound}"} ${below}`;
  });
  return [
    `# HELP ${name} Time from judging an event to its commit on disk.`,
    `# TYPE ${name} histogram`,
    ...lines,
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${sum}`,
    `${name}_count ${count}`,
  ];
}
