import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildSite } from '../tools/build/build-site.ts';
import { evening as live } from './evening/evening.ts';
import type { EveningFindings } from './evening/evening.ts';
import type { Findings } from './findings.ts';

const PAGES = ['/', '/zelftest/jouw-bon/'] as const;
/** The memory of what began is left out: code is compiled, and the first pages are read. */
const WARM_UP_SHARE = 0.25;

const flagsSchema = z.object({
  minutes: z.coerce.number().positive().default(3),
  peak: z.coerce.number().positive().default(40),
  seed: z.coerce.number().int().default(1),
  json: z.boolean().default(false),
});

/** A prime-time evening, or with `--minutes 30` a soak: what was shed, how long it took, and what was lost. */
export async function evening(words: readonly string[]): Promise<Findings> {
  const text = { type: 'string' } as const;
  const options = { minutes: text, peak: text, seed: text, json: { type: 'boolean' } } as const;
  const { minutes, peak, seed } = flagsSchema.parse(
    parseArgs({ args: [...words], options }).values,
  );
  const site = process.env.SITE_DIR ?? 'dist';
  if (!existsSync(site)) await buildSite(site, { quiet: true });
  const found = await live({ seconds: 60 * minutes, peak, seed, site, pages: PAGES });
  const exact = found.differences.length === 0;
  const failed = found.differences.map(
    ({ cell, acknowledged, counted }) =>
      `  ${cell}: ${acknowledged} acknowledged, ${counted} counted`,
  );
  if (!exact) process.exitCode = 1;
  return {
    columns: ['answers to', 'n', 'p50 ms', 'p95 ms', 'p99 ms', 'most ms', 'by status'],
    rows: Object.entries(found.latencies).map(([kind, { n, p50, p95, p99, most }]) => [
      kind,
      String(n),
      ...[p50, p95, p99, most].map((each) => each.toFixed(0)),
      byStatus(found.statuses[kind as keyof EveningFindings['statuses']] ?? {}),
    ]),
    notes: [
      `${found.visits} visits in ${minutes} minutes, up to ${peak} a second; ${found.notBegun} not begun, since this machine held too many.`,
      ...found.disturbances.map((each) => `  ${each}`),
      `Given up by the page: ${found.lost.start ?? 0} starts after 3 s, ${found.lost.finish ?? 0} later events; ${found.lost.closed ?? 0} tabs closed while they sent. ${found.settled} were settled afterwards.`,
      ...found.memory.map((each, place) => `Collector ${place + 1}: ${memoryOf(each)}`),
      `${exact ? 'met' : 'NOT MET'}: ${found.acknowledged} events acknowledged, all counted once: ${found.counted} counts, ${found.differences.length} cells differ.`,
      ...failed,
    ],
    json: { benchmark: 'evening', minutes, peak, ...found },
  };
}

const byStatus = (statuses: Readonly<Record<string, number>>): string =>
  Object.entries(statuses)
    .map(([status, n]) => `${status === '0' ? 'none' : status} ${n}`)
    .join(', ');

function memoryOf(megabytes: readonly number[]): string {
  const settled = megabytes.slice(Math.floor(WARM_UP_SHARE * megabytes.length));
  const half = Math.floor(settled.length / 2);
  const mean = (each: readonly number[]): number =>
    each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length);
  const [first, last] = [mean(settled.slice(0, half)), mean(settled.slice(half))];
  const change = 100 * (last / first - 1);
  return `${first.toFixed(0)} MB in the first half after the rise, ${last.toFixed(0)} MB in the second (${change.toFixed(1)}%)`;
}
