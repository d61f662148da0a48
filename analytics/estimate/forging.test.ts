import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EstimationError } from './estimation-error.ts';
import { excessTooFast, isSuspicious, startsWithoutView, withoutExcess } from './forging.ts';
import { fragility } from './fragility.ts';

describe('forged visits', () => {
  it('that were too fast are counted above the slowest arm', () => {
    const arm = (tooFast: number, allocated: number) => ({ tooFast, allocated });
    assert.deepEqual(excessTooFast([arm(20, 1333), arm(20, 1333), arm(140, 1453)]), [0, 0, 119]);
    assert.deepEqual(excessTooFast([arm(1, 3), arm(2, 6)]), [0, 0]);
    assert.throws(() => excessTooFast([]), EstimationError);
  });

  it('are taken out of starts and cases, as far as there are any', () => {
    assert.deepEqual(withoutExcess({ cases: 500, n: 1453 }, 120), { cases: 380, n: 1333 });
    assert.deepEqual(withoutExcess({ cases: 5, n: 50 }, 20), { cases: 0, n: 30 });
    assert.throws(() => withoutExcess({ cases: 5, n: 50 }, 51), EstimationError);
  });

  it('make a week suspicious by starts that no view explains, whatever other weeks had', () => {
    assert.equal(isSuspicious({ starts: 133, views: 100 }), false);
    assert.equal(isSuspicious({ starts: 134, views: 100 }), true);
    assert.equal(isSuspicious({ starts: 3, views: 0 }), false);
    assert.equal(isSuspicious({ starts: 4, views: 0 }), true);
    const weeks = [
      { starts: 100, views: 900 },
      { starts: 1100, views: 100 },
      { starts: 101, views: 100 },
    ];
    assert.equal(startsWithoutView(weeks), 1000);
  });

  it('needed to erase a difference are told only where one is shown', () => {
    const [one, other] = [
      { cases: 400, n: 1000 },
      { cases: 300, n: 1000 },
    ];
    assert.equal(fragility(one, other, { lower: -0.001, upper: 0.2 }), undefined);
    assert.equal(fragility(one, other, { lower: 0, upper: 0.2 }), undefined);
    assert.deepEqual(fragility(one, other, { lower: 0.05, upper: 0.15 }), {
      added: 167,
      changed: 100,
    });
    assert.deepEqual(fragility(other, one, { lower: -0.15, upper: -0.05 }), {
      added: 167,
      changed: 100,
    });
  });

  it('once added, erase what they were counted for', () => {
    const group = fc.integer({ min: 1, max: 999 }).map((cases) => ({ cases, n: 1000 }));
    fc.assert(
      fc.property(group, group, (one, other) => {
        fc.pre(one.cases > other.cases);
        const added = fragility(one, other, { lower: 0.1, upper: 0.2 })?.added ?? 0;
        const dilute = one.cases / (one.n + added) <= other.cases / other.n + 1e-12;
        const raise = (other.cases + added) / (other.n + added) >= one.cases / one.n - 1e-12;
        assert.ok(added > 0 && (dilute || raise));
      }),
    );
  });
});
