import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlans } from '../analytics/plan/read.ts';
import { parseYaml } from '../analytics/plan/yaml-file.ts';
import { summarise } from '../analytics/report/summary.ts';
import { drawCounts } from '../analytics/simulate/draw.ts';
import { streamFrom } from '../analytics/simulate/stream.ts';
import { truthSchema } from '../analytics/simulate/truth.ts';
import type { Count } from '../analytics/tally/count.ts';
import { mergeCounts } from '../analytics/tally/merge.ts';
import { STORE_FILE, openSqliteStore } from '../analytics/tally/sqlite-store.ts';
import type { Findings } from './findings.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
/** Events that one visit sends on average: start, action, finish. */
const EVENTS_A_VISIT = 2.2;
const REPEATS = 15;

/** Bytes on disk and time of a full report after ever more events: they grow with the plan alone. */
export async function storeGrowth(): Promise<Findings> {
  const [registered] = readPlans();
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!registered || !parsed.ok) throw new Error('there is a plan and a truth');
  const population = { ...registered, truth: parsed.value };
  const draw = (events: number): Count[] =>
    drawCounts(population, Math.round(events / EVENTS_A_VISIT), streamFrom(1), '2026-W48');
  const million = draw(1e6);
  const measured = [
    { events: 1e4, counts: draw(1e4) },
    { events: 1e6, counts: million },
    { events: 1e8, counts: mergeCounts(Array.from({ length: 100 }, () => million)) },
  ].map(({ events, counts }) => {
    const folder = mkdtempSync(join(tmpdir(), 'growth-'));
    const store = openSqliteStore(folder);
    store.commit({ counts, submissions: [] });
    store.settle();
    const times = Array.from({ length: REPEATS }, () => {
      const began = performance.now();
      summarise({
        registered,
        counts: store.counts(),
        audience: 'evaluators',
        released: '2026-12-01',
      });
      return performance.now() - began;
    }).sort((one, other) => one - other);
    const rows = store.counts().length;
    store.close();
    const bytes = statSync(join(folder, STORE_FILE)).size;
    rmSync(folder, { recursive: true });
    return { events, rows, bytes, milliseconds: times[Math.floor(REPEATS / 2)] ?? 0 };
  });
  const base = measured[1];
  return Promise.resolve({
    columns: ['events', 'rows', 'bytes', 'report ms', 'bytes of 1e6', 'time of 1e6'],
    rows: measured.map(({ events, rows, bytes, milliseconds }) => [
      events.toExponential(0),
      String(rows),
      String(bytes),
      milliseconds.toFixed(1),
      (bytes / (base?.bytes ?? 1)).toFixed(2),
      (milliseconds / (base?.milliseconds ?? 1)).toFixed(2),
    ]),
    notes: ['One week of one version; a further week adds the same rows again.'],
    json: { benchmark: 'store', results: measured },
  });
}
