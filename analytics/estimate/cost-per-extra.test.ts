import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costPerExtra } from './cost-per-extra.ts';

describe('cost per extra', () => {
  it('divides what was spent by how many more there were, and turns the bounds round', () => {
    // 10 in 100 more of 2,000 visits are 200 more; 5 are 100, 20 are 400.
    const found = costPerExtra(4000, 2000, 0.1, { lower: 0.05, upper: 0.2, level: 0.95 });
    assert.deepEqual(found, { estimate: 20, interval: { lower: 10, upper: 40, level: 0.95 } });
  });

  it('costs nothing when nothing was spent', () => {
    const found = costPerExtra(0, 2000, 0.1, { lower: 0.05, upper: 0.2, level: 0.95 });
    assert.equal(found?.estimate, 0);
  });

  it('has no answer where no more are shown, whichever way it points', () => {
    for (const [difference, lower, upper] of [
      [0.01, -0.02, 0.04],
      [0.02, 0, 0.04],
      [-0.1, -0.2, -0.05],
    ] as const)
      assert.equal(costPerExtra(4000, 2000, difference, { lower, upper, level: 0.95 }), undefined);
  });

  it('refuses what is no number', () => {
    const interval = { lower: 0.05, upper: 0.2, level: 0.95 };
    assert.throws(() => costPerExtra(NaN, 2000, 0.1, interval), { name: 'EstimationError' });
    assert.throws(() => costPerExtra(4000, 0, 0.1, interval), { name: 'EstimationError' });
  });
});
