import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oneSidedMultiplier, tightestAt } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { anytimeScore, harmAlarm } from './harm-alarm.ts';

const arm = (cases: number, n: number, ratio = 1) => ({ cases, n, ratio });

describe('the harm alarm', () => {
  it('shares its error between all messages and each, and is tuned to its share of the visits', () => {
    const two = harmAlarm(arm(300, 1000), [arm(300, 1000), arm(300, 1000)], 4000, 0.0125);
    assert.equal(two.pooled?.alpha, 0.00625);
    assert.deepEqual(
      two.arms.map((each) => each?.alpha),
      [0.003125, 0.003125],
    );
    const tuned = (n: number, alpha: number) => tightestAt(n, 2 * alpha).rhoSquared;
    assert.equal(two.pooled?.rhoSquared, tuned(4000, 0.00625));
    assert.equal(two.arms[0]?.rhoSquared, tuned((4000 * 2) / 3, 0.003125));
    const one = harmAlarm(arm(300, 1000, 2), [arm(300, 1000)], 4000, 0.0125);
    assert.deepEqual([one.pooled?.alpha, one.arms], [0.0125, []]);
  });

  it('speaks for the text that harms beside one that helps, and through 120 forged starts', () => {
    const cancel = harmAlarm(arm(600, 2000), [arm(400, 2000), arm(800, 2000)], 6000, 0.0125);
    assert.deepEqual(
      [cancel.pooled, ...cancel.arms].map((each) => each?.alarm),
      [false, true, false],
    );
    const forged = harmAlarm(arm(400, 1453), [arm(284, 1333), arm(284, 1334)], 4000, 0.0125);
    assert.equal(forged.pooled?.alarm, true);
  });

  it('needs 100 on each side, and says nothing of an empty one', () => {
    assert.equal(anytimeScore(arm(0, 100), arm(90, 100), 4000, 0.025).alarm, true);
    assert.equal(anytimeScore(arm(0, 99), arm(90, 100), 4000, 0.025).alarm, false);
    assert.equal(anytimeScore(arm(0, 100), arm(89, 99), 4000, 0.025).alarm, false);
    assert.equal(harmAlarm(arm(0, 0), [arm(0, 100)], 4000, 0.025).pooled, undefined);
    assert.throws(() => harmAlarm(arm(1, 2), [], 4000, 0.025), EstimationError);
    assert.throws(() => anytimeScore(arm(1, 2), arm(1, 2), 4000, 0.5), EstimationError);
  });

  it('has the distance of the sequence in standard errors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (n1, n0) => {
        const { z, rhoSquared } = anytimeScore(arm(0, n1), arm(0, n0), 4000, 0.025);
        const m = n1 + n0;
        const distance = oneSidedMultiplier(m, { alpha: 0.025, rhoSquared }) * Math.sqrt(m);
        assert.ok(Math.abs(z - distance) < 1e-9 * distance);
      }),
    );
  });
});
