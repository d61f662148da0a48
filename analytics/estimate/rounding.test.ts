import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EstimationError } from './estimation-error.ts';
import { roundOutward, roundTo, roundingUnit, unitSize } from './rounding.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const least = fc.double({ min: 1e-9, max: 1e5, noNaN: true });

describe('rounding to what an interval supports', () => {
  it('takes the smallest of 1, 2 and 5 times a power of ten that is not below', () => {
    for (const [from, to] of [
      [0.0015, 0.002],
      [0.002, 0.002],
      [0.0021, 0.005],
      [0.1, 0.1],
      [0.3, 0.5],
      [7, 10],
    ] as const)
      assert.equal(unitSize(roundingUnit(from)), to);
    assert.throws(() => roundingUnit(0), EstimationError);
  });

  it('leaves no stray digits and no minus before zero', () => {
    const hundredth = { digit: 1, exponent: -2 } as const;
    assert.equal(roundTo(0.07000000000000001, hundredth), 0.07);
    assert.equal(roundTo(7.000000000000001, { digit: 1, exponent: -1 }), 7);
    assert.ok(Object.is(roundTo(-0.004, hundredth), 0));
    assert.ok(Object.is(roundOutward({ lower: -1, upper: -0.004 }, hundredth).upper, 0));
    assert.equal(roundTo(-0.025, hundredth), -0.03);
    assert.equal(roundTo(0.025, hundredth), 0.03);
    assert.deepEqual(roundOutward({ lower: 0.07, upper: 0.29 }, hundredth), {
      lower: 0.07,
      upper: 0.29,
    });
    assert.deepEqual(roundOutward({ lower: 0.071, upper: 0.289 }, hundredth), {
      lower: 0.07,
      upper: 0.29,
    });
  });

  it('stays within half a unit, and outward within one', () => {
    fc.assert(
      fc.property(value, least, (number, smallest) => {
        const unit = roundingUnit(smallest);
        const size = unitSize(unit);
        const slack = 1e-9 * Math.max(1, Math.abs(number));
        assert.ok(Math.abs(roundTo(number, unit) - number) <= size / 2 + slack);
        const { lower, upper } = roundOutward({ lower: number, upper: number }, unit);
        assert.ok(lower <= number + slack && number - lower < size + slack);
        assert.ok(upper >= number - slack && upper - number < size + slack);
        assert.equal(roundTo(roundTo(number, unit), unit), roundTo(number, unit));
      }),
    );
  });
});
