import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlans } from '../../analytics/plan/read.ts';
import { deriveTables } from '../../analytics/plan/tables.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { summarise } from '../../analytics/report/summary.ts';
import { simulateCounts, simulateEvents } from '../../analytics/simulate/campaign.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const VISITS = 2000;

/** Goes from the plan over composed, judged and stored events to the summary, and prints each. */
function walk() {
  const [registered] = readPlans();
  const truth = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!registered || !truth.ok) throw new Error('there is a study plan, and a truth');
  const population = { ...registered, truth: { ...truth.value, visits: VISITS } };
  const folder = mkdtempSync(join(tmpdir(), 'whole-way-'));
  const store = openSqliteStore(folder);
  store.commit({ counts: simulateCounts(population, '2026-W48'), submissions: [] });
  const counts = store.counts();
  store.close();
  rmSync(folder, { recursive: true });
  const sent = Array.from(simulateEvents(population), ({ name, properties = {} }) => [
    name,
    ...Object.keys(properties),
  ]);
  return {
    declared: deriveTables(registered.plan).map(({ name }) => name),
    sent: [...new Set(sent.flat())].sort(),
    cells: counts.map(({ table, cell, n }) => `${table} ${cell} ${n}`).sort(),
    summary: summarise({ registered, counts, audience: 'evaluators', released: '2026-12-01' }),
  };
}

process.stdout.write(JSON.stringify(walk()));
