/** Upper bounds of the commit latency histogram, in seconds. */
const LATENCY_BOUNDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1] as const;

/** Counts what the collector did since it started; nothing of it says anything of a person. */
export type Metrics = {
  accepted(commitMilliseconds: number): void;
  refused(reason: string): void;
  dropped(reason: string): void;
  /** Prometheus' text exposition format, version 0.0.4. */
  render(): string;
};

export function createMetrics(): Metrics {
  let acceptedEvents = 0;
  let latencySum = 0;
  const buckets = LATENCY_BOUNDS.map(() => 0);
  const refusedBy = new Map<string, number>();
  const droppedBy = new Map<string, number>();
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
    render: () =>
      [
        ...counter('zonder_vraag_events_accepted_total', 'Events counted and committed.', [
          ['', acceptedEvents],
        ]),
        ...counter(
          'zonder_vraag_events_refused_total',
          'Events refused, by reason.',
          byReason(refusedBy),
        ),
        ...counter(
          'zonder_vraag_events_dropped_total',
          'Events answered but not counted, by reason.',
          byReason(droppedBy),
        ),
        ...histogram(buckets, acceptedEvents, latencySum),
        '',
      ].join('\n'),
  };
}

const byReason = (counts: ReadonlyMap<string, number>): [string, number][] =>
  Array.from(counts, ([reason, n]) => [`{reason="${reason}"}`, n]);

const counter = (name: string, help: string, samples: readonly [string, number][]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} counter`,
  ...samples.map(([labels, n]) => `${name}${labels} ${n}`),
];

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
