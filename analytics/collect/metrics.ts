import type { FlushStatus } from '../tally/flush.ts';
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
  'stalled',
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
  'closed',
] as const;
export type RefusedReason = (typeof REFUSED)[number];

/** What a collector is at the moment it is asked. */
export type SiteState = {
  readonly ready: boolean;
  /** Seconds since 1970; 0 where nothing says so. */
  readonly securityTxtExpiry: number;
};

/** Counts what the collector did since it started; nothing of it says anything of a person. */
export type Metrics = {
  accepted(commitMilliseconds: number): void;
  refused(reason: RefusedReason): void;
  dropped(reason: string): void;
  /** Prometheus' text exposition format, version 0.0.4. */
  render(state?: SiteState): string;
};

const atZero = (reasons: readonly string[]): Map<string, number> =>
  new Map(reasons.map((reason) => [reason, 0]));

/** @param flushStatus what becomes of the counts on their way to a shared database, where there is one */
export function createMetrics(
  flushStatus: () => FlushStatus | undefined = () => undefined,
): Metrics {
  let acceptedEvents = 0;
  let latencySum = 0;
  const buckets = LATENCY_BOUNDS.map(() => 0);
  const refusedBy = atZero(REFUSED);
  const droppedBy = atZero(DROPPED);
  const raise = (counter: Map<string, number>, reason: string) => {
    counter.set(reason, (counter.get(reason) ?? 0) + 1);
  };
  return {
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
    render: (state = NO_STATE) =>
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
        ...flushLines(flushStatus() ?? NO_FLUSH),
        ...stateLines(state),
        ...processMetrics(),
        '',
      ].join('\n'),
  };
}

/** Each series is told from the start, at zero, without a shared database too. */
const NO_FLUSH: FlushStatus = {
  failures: 0,
  wentBack: 0,
  spoolRows: 0,
  sinceLastFlush: 0,
  oldestDue: 0,
};

const NO_STATE: SiteState = { ready: false, securityTxtExpiry: 0 };

const stateLines = ({ ready, securityTxtExpiry }: SiteState): string[] => [
  ...series('zonder_vraag_ready', 'Whether /readyz says ready.', [['', Number(ready)]]),
  ...series(
    'zonder_vraag_security_txt_expiry_seconds',
    'When security.txt expires, since 1970; 0 where there is none.',
    [['', securityTxtExpiry]],
  ),
];

const flushLines = (status: FlushStatus): string[] => [
  ...series('zonder_vraag_flush_failures_total', 'Flushes that the shared database did not take.', [
    ['', status.failures],
  ]),
  ...series(
    'zonder_vraag_database_went_back_total',
    'Times the shared database had less than it had confirmed.',
    [['', status.wentBack]],
  ),
  ...series('zonder_vraag_spool_rows', 'Rows that wait for the shared database.', [
    ['', status.spoolRows],
  ]),
  ...series(
    'zonder_vraag_spool_oldest_due_seconds',
    'How long the oldest of what is due lies in the spool.',
    [['', status.oldestDue]],
  ),
  ...series(
    'zonder_vraag_last_flush_age_seconds',
    'Time since all that was due was at the shared database.',
    [['', status.sinceLastFlush]],
  ),
];

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
