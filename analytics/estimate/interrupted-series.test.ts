import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { streamFrom } from '../simulate/stream.ts';
import { EstimationError } from './estimation-error.ts';
import { interruptedSeries } from './interrupted-series.ts';
import type { GappedSeries } from './interrupted-series.ts';
import { normalQuantile } from './numeric/normal.ts';
import { segmentedRegression } from './segmented-regression.ts';

/** A series with autocorrelated errors, the same for the same seed. */
function drifting(points: number, rho: number, seed: number, step = 0, start = points): number[] {
  const stream = streamFrom(seed);
  const normal = () => normalQuantile(stream.uniform() + 2 ** -33);
  let error = normal() / Math.sqrt(1 - rho ** 2);
  return Array.from({ length: points }, (_, index) => {
    if (index > 0) error = rho * error + normal();
    return 50 + 0.1 * index + (index + 1 >= start ? step : 0) + error;
  });
}

const without = (values: readonly number[], missing: readonly number[]) =>
  values.map((value, index) => (missing.includes(index) ? undefined : value));

function estimated(series: GappedSeries) {
  const result = interruptedSeries(series);
  assert.ok(!result.refused, `${result.refused}`);
  return result;
}
const refusal = (series: GappedSeries) => interruptedSeries(series).refused;

describe('an interrupted series', () => {
  const values = drifting(60, 0.4, 7);

  it('moves with its values: a line, a step and a scale come back as such', () => {
    const plain = estimated({ values, start: 31 });
    const moved = estimated({
      values: values.map((value, index) => 3 * value + 2 * index + (index >= 30 ? 5 : 0)),
      start: 31,
    });
    assert.ok(Math.abs(moved.fit.rho - plain.fit.rho) < 1e-6);
    const [, slope = 0, level = 0] = plain.fit.coefficients;
    const [, movedSlope = 0, movedLevel = 0] = moved.fit.coefficients;
    assert.ok(Math.abs(movedSlope - (3 * slope + 2)) < 1e-5);
    assert.ok(Math.abs(movedLevel - (3 * level + 5)) < 1e-5);
  });

  it('keeps its clock over missing points: eight weeks away make no effect', () => {
    const { intervals } = estimated({
      values: without(values, [10, 11, 12, 33, 34, 50]),
      start: 31,
    });
    const whole = estimated({ values, start: 31 });
    const [, , level] = intervals;
    const [, , wholeLevel = 0] = whole.fit.coefficients;
    assert.ok(level && level.lower < wholeLevel && wholeLevel < level.upper);
    const line = values.map((_, index) => index + 0.01 * (index % 3));
    const slope = estimated({ values: without(line, [10, 11, 12, 33, 34, 50]), start: 31 }).fit;
    assert.ok(Math.abs((slope.coefficients[1] ?? 0) - 1) < 0.01);
  });

  for (const [what, missing, start, reason] of [
    ['seven points before', [], 8, 'too-few-points'],
    ['seven points after', [], 54, 'too-few-points'],
    ['eight points of which one is missing', [3], 9, 'too-few-points'],
    ['the first point missing', [0], 31, 'gaps'],
    ['the last point missing', [59], 31, 'gaps'],
    ['four missing in a row', [20, 21, 22, 23], 31, 'gaps'],
    ['more than a fifth missing', [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25], 31, 'gaps'],
    ['three missing in a row', [20, 21, 22], 31, undefined],
    ['a fifth missing', [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23], 31, undefined],
    ['eight points before', [], 9, undefined],
  ] as const) {
    it(`${reason ? `refuses ${what} as ${reason}` : `takes ${what}`}`, () => {
      assert.equal(refusal({ values: without(values, missing), start }), reason);
    });
  }

  it('refuses what does not vary, whatever rounding leaves', () => {
    for (const flat of [0, 7, 7.1, 1e9 / 3])
      assert.equal(refusal({ values: values.map(() => flat), start: 31 }), 'no-variation');
    const line = values.map((_, index) => 0.1 * index);
    assert.equal(refusal({ values: line, start: 31 }), 'no-variation');
    assert.throws(() => segmentedRegression({ values: line, start: 31 }, 3), EstimationError);
  });

  it('refuses a random walk in the limit, where a break is a drift', () => {
    let height = 0;
    const stream = streamFrom(3);
    const walk = Array.from({ length: 400 }, () => (height += stream.uniform() - 0.5));
    const smooth = walk.map((_, index) => walk.slice(0, index + 1).reduce((a, b) => a + b, 0));
    assert.equal(refusal({ values: smooth, start: 201 }), 'rho-at-bound');
  });

  it('always ends: a short series of alternating jumps is estimated or refused', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const short = drifting(26, 0.97, seed);
      assert.ok(interruptedSeries({ values: short, start: 14 }));
      try {
        segmentedRegression({ values: short, start: 14 }, 3);
      } catch (error) {
        assert.ok(error instanceof EstimationError);
      }
    }
  });

  it('covers a true change where errors hang together: nine in ten of 48 points and more', () => {
    const SERIES = 40;
    const covered = Array.from({ length: SERIES }, (_, seed) => {
      const values = drifting(48, 0.3, 1000 + seed, -2, 25);
      const [, , level] = estimated({ values, start: 25 }).intervals;
      return level !== undefined && level.lower <= -2 && -2 <= level.upper;
    }).filter(Boolean).length;
    assert.ok(covered >= 0.85 * SERIES && covered < SERIES, `${covered} of ${SERIES}`);
  });
});
