import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import type { Count } from '../tally/count.ts';
import { simulateCounts } from './campaign.ts';
import { drawCounts } from './draw.ts';
import { drawBinomial, drawMultinomial } from './sampling.ts';
import { streamFrom } from './stream.ts';
import { truthSchema } from './truth.ts';

const FILE = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(FILE, 'utf8'), FILE, truthSchema);
assert.ok(registered && parsed.ok);
// With everything that could tell the two ways apart: leaving by answer, and sensitisation.
const truth = {
  ...parsed.value,
  visits: 30_000,
  views: 0,
  sensitisation: 0.2,
  bots: 0.05,
  honest: 0.8,
  leavesByAnswer: [0.3, 0.2, 0.1, 0, 0],
};
const population = { ...registered, truth };
const cellsOf = (counts: readonly Count[]) =>
  new Map(counts.map(({ table, cell, n }) => [`${table} ${cell}`, n]));

describe('a synthetic campaign', () => {
  it('is the same from the same seed, and another from another', () => {
    const few = { ...population, truth: { ...truth, visits: 500 } };
    const other = { ...few, truth: { ...few.truth, seed: 8 } };
    assert.deepEqual(simulateCounts(few, '2026-W48'), simulateCounts(few, '2026-W48'));
    assert.notDeepEqual(simulateCounts(few, '2026-W48'), simulateCounts(other, '2026-W48'));
  });

  it('has the same counts, within chance, visit by visit and drawn at once', () => {
    const one = cellsOf(simulateCounts(population, '2026-W48'));
    const other = cellsOf(drawCounts(population, truth.visits, streamFrom(99), '2026-W48'));
    const cells = [...new Set([...one.keys(), ...other.keys()])];
    assert.ok(cells.length > 200);
    const distances = cells.map((cell) => {
      const [a, b] = [one.get(cell) ?? 0, other.get(cell) ?? 0];
      return { cell, z: (a - b) / Math.sqrt(a + b + 1) };
    });
    for (const { cell, z } of distances) assert.ok(Math.abs(z) < 5, `${cell}: z = ${z.toFixed(1)}`);
    const meanSquare = distances.reduce((sum, { z }) => sum + z * z, 0) / distances.length;
    assert.ok(meanSquare > 0.5 && meanSquare < 1.4, `mean square of z: ${meanSquare.toFixed(2)}`);
  });
});

describe('drawing numbers', () => {
  it('has the mean and variance of the binomial, also for many trials and for p near 1', () => {
    const stream = streamFrom(5);
    for (const [n, p] of [
      [10, 0.3],
      [700, 0.02],
      [5000, 0.5],
      [5000, 0.98],
    ] as const) {
      const draws = Array.from({ length: 4000 }, () => drawBinomial(n, p, stream));
      const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
      const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
      const expected = n * p * (1 - p);
      assert.ok(Math.abs(mean - n * p) < 5 * Math.sqrt(expected / draws.length));
      assert.ok(Math.abs(variance / expected - 1) < 0.15, `${n}, ${p}`);
    }
  });

  it('divides all of them, whatever the shares', () => {
    const stream = streamFrom(6);
    for (const shares of [[1], [0, 1], [0.2, 0.3, 0.5], [1, 0, 0]]) {
      const drawn = drawMultinomial(1000, shares, stream);
      assert.equal(
        drawn.reduce((sum, each) => sum + each, 0),
        1000,
      );
      shares.forEach((share, place) => assert.ok(share > 0 || drawn[place] === 0));
    }
  });
});
