import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EstimationError } from './estimation-error.ts';
import { leeBounds } from './lee-bounds.ts';
import { leeHorizon } from './lee-horizon.ts';
import type { LossyArm } from './lee-horizon.ts';

const lossyArm = fc
  .integer({ min: 1, max: 800 })
  .chain((allocated) => fc.tuple(fc.constant(allocated), fc.integer({ min: 1, max: allocated })))
  .chain(([allocated, finished]) =>
    fc.integer({ min: 0, max: finished }).map((cases) => ({ allocated, finished, cases })),
  );
const clockOf = (one: LossyArm, other: LossyArm, plannedN = 4000) => ({
  n: one.allocated + other.allocated,
  plannedN,
});
const histogram = ({ allocated, finished, cases }: LossyArm) => ({
  allocated,
  scores: [
    { score: 0, count: finished - cases },
    { score: 1, count: cases },
  ],
});

describe('bounds of a share under selective leaving', () => {
  it('are those of trimmed scores, reached another way', () => {
    fc.assert(
      fc.property(lossyArm, lossyArm, (one, other) => {
        const { bounds, trimmed, trimmedArm, response } = leeHorizon(
          one,
          other,
          clockOf(one, other),
          0.05,
        );
        const trimming = leeBounds(histogram(one), histogram(other));
        assert.ok(Math.abs(bounds.lower - trimming.lower) < 1e-9);
        assert.ok(Math.abs(bounds.upper - trimming.upper) < 1e-9);
        assert.ok(Math.abs(trimmed - trimming.trimmed) < 1e-12);
        assert.deepEqual([trimmedArm, response], [trimming.trimmedArm, trimming.response]);
      }),
    );
  });

  it('change sign with the arms, and hold the naive difference', () => {
    fc.assert(
      fc.property(lossyArm, lossyArm, (one, other) => {
        const clock = clockOf(one, other);
        const there = leeHorizon(one, other, clock, 0.05);
        const back = leeHorizon(other, one, clock, 0.05);
        if (there.trimmedArm !== 'none') assert.ok(Math.abs(there.lower + back.upper) < 1e-9);
        assert.ok(Math.abs(there.bounds.lower + back.bounds.upper) < 1e-9);
        const naive = one.cases / one.finished - other.cases / other.finished;
        assert.ok(there.lower <= naive + 1e-9 && naive - 1e-9 <= there.upper);
      }),
    );
  });

  it('claim a clear gain, not one that leaving may have made', () => {
    const control = { allocated: 1000, finished: 920, cases: 322 };
    const message = (finished: number, cases: number) => ({ allocated: 2000, finished, cases });
    const claim = (arm: LossyArm) =>
      leeHorizon(arm, control, { n: 4000, plannedN: 4000 }, 0.05).claim;
    assert.deepEqual([claim(message(1840, 780)), claim(message(1560, 640))], ['more', 'none']);
  });

  it('claim nothing below 20 of each answer, and are refused where nobody finished', () => {
    const control = { allocated: 400, finished: 400, cases: 200 };
    const claim = (cases: number) =>
      leeHorizon({ allocated: 400, finished: 400, cases }, control, { n: 800, plannedN: 800 }, 0.05)
        .claim;
    assert.deepEqual(
      [claim(19), claim(20), claim(380), claim(381)],
      ['none', 'fewer', 'more', 'none'],
    );
    assert.throws(
      () =>
        leeHorizon(
          { allocated: 4, finished: 0, cases: 0 },
          control,
          { n: 800, plannedN: 800 },
          0.05,
        ),
      EstimationError,
    );
  });
});
