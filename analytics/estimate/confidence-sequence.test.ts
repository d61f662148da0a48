import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  logEValue,
  meanSequence,
  riskDifferenceSequence,
  tightestAt,
} from './confidence-sequence.ts';
import { riskDifference } from './risk-difference.ts';

const near = (one: number, other: number, tolerance = 1e-9): boolean =>
  Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));

const group = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((cases) => ({ cases, n })));
/** Two groups of which at least one holds both answers. */
const groups = fc
  .tuple(group, group)
  .filter((both) => both.some(({ cases, n }) => cases > 0 && cases < n));
const tuning = tightestAt(4000, 0.05);

describe('confidence sequences', () => {
  it('leave a value exactly where its e-value reaches 1/alpha', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (n, deviation, theta0) => {
          const moments = { n, mean: 0.3, deviation };
          const { lower, upper } = meanSequence(moments, tuning).interval;
          const logE = logEValue(moments, theta0, tuning);
          assert.ok(logE !== undefined);
          const outside = theta0 < lower || theta0 > upper;
          if (!near(logE, -Math.log(tuning.alpha), 1e-6))
            assert.equal(logE > -Math.log(tuning.alpha), outside);
        },
      ),
    );
  });

  it('are wider than the interval for a single look, and one-sided bounds closer than two-sided', () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        const sequence = riskDifferenceSequence(one, other, tuning);
        const single = riskDifference(one, other).wald;
        assert.ok(sequence.interval.upper >= single.upper - 1e-12);
        assert.ok(sequence.oneSided.upper <= sequence.interval.upper + 1e-12);
      }),
    );
  });
});
