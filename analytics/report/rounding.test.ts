import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalCriticalValue } from '../estimate/interval.ts';
import { roundFinding } from './rounding.ts';
import type { Finding } from './schema.ts';

const words = { nl: 'x', en: 'x' };

/** A figure with a standard error, in an interval of a level. */
const figure = (error: number, level: number): Finding => {
  const half = normalCriticalValue(level) * error;
  const estimate = 0.123_456_789;
  return {
    kind: 'figure',
    unit: 'standard-deviations',
    estimate,
    intervals: [{ low: estimate - half, high: estimate + half, level, method: words, source: 'x' }],
    samples: [{ name: words, n: 100 }],
    assumes: words,
  };
};
const rounded = (error: number, level: number): number => {
  const found = roundFinding(figure(error, level));
  assert.ok(found.kind === 'figure');
  return found.estimate;
};

describe('a published estimate', () => {
  it('is rounded to a tenth of its standard error or coarser, whatever the level', () => {
    for (const level of [0.9, 0.95, 0.975, 0.99]) {
      assert.equal(rounded(0.0999, level), 0.12, 'a unit of 0.01');
      assert.equal(rounded(0.1001, level), 0.12, 'a unit of 0.02');
      assert.equal(rounded(0.2001, level), 0.1, 'a unit of 0.05');
    }
  });
});
