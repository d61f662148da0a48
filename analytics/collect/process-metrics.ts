import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A value, and the labels that it stands under: `{reason="plan"}`, or nothing. */
export type Sample = readonly [labels: string, value: number];

/** The lines of a metric; a name that ends in `_total` is a counter, any other a gauge. */
export const series = (name: string, help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
  ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
];

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));

const MICROSECONDS = 1e6;
const startedAt = Date.now() / 1000 - process.uptime();

/** What runs, and what it takes of the machine, under the names that every dashboard knows. */
export function processMetrics(): string[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return [
    ...series('zonder_vraag_build_info', 'Which version runs, on which Node.', [
      [`{version="${version}",node="${process.version}"}`, 1],
    ]),
    ...series('process_cpu_seconds_total', 'Processor time used.', [
      ['', (user + system) / MICROSECONDS],
    ]),
    ...series('process_resident_memory_bytes', 'Memory in use.', [['', rss]]),
    ...series('nodejs_heap_size_used_bytes', "Memory of Node's own heap in use.", [['', heapUsed]]),
    ...series('process_start_time_seconds', 'Start of the process, since 1970.', [['', startedAt]]),
    ...openDescriptors(),
  ];
}

/** Only some systems tell. */
function openDescriptors(): string[] {
  try {
    const open = readdirSync('/proc/self/fd').length;
    return series('process_open_fds', 'Files and connections that are open.', [['', open]]);
  } catch {
    return [];
  }
}
