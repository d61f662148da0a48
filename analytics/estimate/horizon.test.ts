import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EstimationError } from './estimation-error.ts';
import {
  decidingLook,
  horizonCriticalValue,
  horizonInterval,
  horizonMeanDifference,
  withinHorizon,
} from './horizon.ts';
import { normalUpperTail } from './numeric/normal.ts';
import { riskDifference } from './risk-difference.ts';

const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9;
const group = fc
  .integer({ min: 100, max: 5000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((cases) => ({ cases, n })));

describe('the deciding interval', () => {
  it('has c with four tails of alpha together, and widens by the root of what is left', () => {
    const c = horizonCriticalValue({ n: 4000, plannedN: 4000 }, 0.05);
    assert.ok(near(4 * normalUpperTail(c), 0.05));
    assert.equal(horizonCriticalValue({ n: 4300, plannedN: 4000 }, 0.05), c);
    assert.ok(near(horizonCriticalValue({ n: 1000, plannedN: 4000 }, 0.05), 2 * c));
  });

  it('is at the planned n that of a single look at alpha/2', () => {
    fc.assert(
      fc.property(group, group, (one, other) => {
        const n = one.n + other.n;
        const deciding = horizonInterval(one, other, { n, plannedN: n }, 0.05);
        const single = riskDifference(one, other, 0.975).interval;
        assert.ok(near(deciding.lower, single.lower) && near(deciding.upper, single.upper));
      }),
    );
  });

  it('changes sign with its groups, stays in range, and is never narrower earlier', () => {
    fc.assert(
      fc.property(group, group, fc.integer({ min: 1, max: 60 }), (one, other, times) => {
        const n = one.n + other.n;
        const clock = { n, plannedN: n * times };
        const there = horizonInterval(one, other, clock, 0.05);
        const back = horizonInterval(other, one, clock, 0.05);
        assert.ok(near(there.lower, -back.upper) && near(there.estimate, -back.estimate));
        assert.ok(there.lower >= -1 - 1e-12 && there.upper <= 1 + 1e-12);
        const later = horizonInterval(one, other, { n, plannedN: n }, 0.05);
        assert.ok(there.lower <= later.lower + 1e-12 && there.upper >= later.upper - 1e-12);
      }),
    );
  });

  it('claims nothing with 99 on a side, nor past a tenth over the planned n', () => {
    const clear = { cases: 90, n: 100 };
    const claim = (n: number, total: number) =>
      horizonInterval(clear, { cases: 0, n }, { n: total, plannedN: 200 }, 0.05).claim;
    assert.equal(claim(100, 200), 'more');
    assert.equal(claim(99, 200), 'none');
    assert.equal(claim(100, 220), 'more');
    assert.equal(claim(100, 221), 'none');
    // 1.1 x 110 is more than 121 in doubles; on whole numbers it is 121.
    assert.equal(withinHorizon({ n: 121, plannedN: 110 }), true);
  });

  it('is refused for groups larger than the study, and for scores that all agree', () => {
    const clock = { n: 199, plannedN: 400 };
    const group = { cases: 10, n: 100 };
    assert.throws(() => horizonInterval(group, group, clock, 0.05), EstimationError);
    const agreed = { n: 100, mean: 2, squares: 0 };
    assert.throws(
      () => horizonMeanDifference(agreed, agreed, { n: 200, plannedN: 400 }, 0.05),
      EstimationError,
    );
  });

  it('judges scores from 20 a group', () => {
    const sample = (n: number, mean: number) => ({ n, mean, squares: n - 1 });
    const claim = (n: number) =>
      horizonMeanDifference(sample(n, 1), sample(100, 4), { n: 120, plannedN: 120 }, 0.05).claim;
    assert.deepEqual([claim(19), claim(20)], ['none', 'fewer']);
  });
});

describe('the deciding look', () => {
  for (const [what, looks, index] of [
    ['the first at the planned n', [500, 990, 1000, 1050], 2],
    ['the first above it, up to a tenth', [500, 990, 1100, 1150], 2],
    ['the last before it after a jump past the tenth', [500, 990, 1101, 1150], 1],
    ['none yet', [500, 999], undefined],
    ['none ever after a single jump', [1101], undefined],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(decidingLook(looks, 1000), index);
    });
  }

  it('is refused where visits get fewer', () => {
    assert.throws(() => decidingLook([500, 400], 1000), EstimationError);
  });
});
