import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { TABLE } from '../plan/names.ts';
import { readPlans } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { drawCounts } from '../simulate/draw.ts';
import { streamFrom } from '../simulate/stream.ts';
import { truthSchema } from '../simulate/truth.ts';
import { recompute } from './recompute.ts';
import type { Recomputed } from './recompute.ts';
import type { Summary } from './schema.ts';
import { summarise } from './summary.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
assert.ok(registered && parsed.ok);
const population = { ...registered, truth: parsed.value };
const stream = streamFrom(11);

/** An evaluators' file of so many weeks of visits. */
const fileOf = (visits: readonly number[]): Summary =>
  summarise({
    registered,
    counts: visits.flatMap((each, week) =>
      drawCounts(population, each, stream, `2026-W${40 + week}`),
    ),
    audience: 'evaluators',
    released: '2026-11-25',
  });

const rows = (summary: Summary): Recomputed[] => recompute(registered, summary);
const differing = (summary: Summary): string[] =>
  rows(summary).flatMap(({ id, agrees, unknown }) => (agrees || unknown ? [] : [id]));

describe("an evaluators' file, recomputed", () => {
  const decided = fileOf([1500, 1500, 1100, 900]);
  assert.ok(decided.verdict.decidedOn);

  it('says of what was judged earlier that it cannot be had, and never that it agrees', () => {
    const primary = rows(decided).find(({ id }) => id === decided.primary.id);
    assert.match(primary?.unknown ?? '', /Judged as of 2026-10-18/);
    assert.equal(primary?.agrees, false);
    assert.deepEqual(differing(decided), []);
  });

  it('shows a bent figure that follows from the counts in the file', () => {
    for (const place of decided.description.keys()) {
      const bent = structuredClone(decided);
      const result = bent.description[place];
      assert.ok(result);
      const { finding } = result;
      if (finding.kind === 'withheld' || finding.kind === 'bounds') continue;
      if (finding.kind === 'figure') finding.estimate += 0.01;
      else finding.value += 1;
      assert.deepEqual(differing(bent), [result.id]);
    }
  });

  it('shows a bent number among its counts', () => {
    const bent = structuredClone(decided);
    const number = bent.tables.find(({ id }) => id === TABLE.optedIn)?.numbers[0];
    assert.ok(number);
    number.n += 7;
    assert.notDeepEqual(differing(bent), []);
  });

  it('shows a bent primary while nothing was decided', () => {
    const early = fileOf([900, 700]);
    assert.equal(early.verdict.decidedOn, undefined);
    assert.deepEqual(differing(early), []);
    const bent = structuredClone(early);
    assert.equal(bent.primary.finding.kind, 'figure');
    bent.primary.finding.estimate += 0.01;
    assert.deepEqual(differing(bent), [early.primary.id]);
  });
});
