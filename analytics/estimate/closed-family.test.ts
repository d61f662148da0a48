import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { armsFamily, closedFamily } from './closed-family.ts';
import { EstimationError } from './estimation-error.ts';

/** A comparison that is shown at every level from `p` up, as a p value would have it. */
const shownFrom =
  (p: number) =>
  (alpha: number): { alpha: number; claim: 'more' | 'none' } => ({
    alpha,
    claim: alpha >= p ? 'more' : 'none',
  });

const judge = (pooled: number, arms: readonly number[]) => {
  const family = closedFamily(shownFrom(pooled), arms.map(shownFrom), 0.05);
  const levels = [family.pooled, ...family.arms].map(({ alpha }) => Number(alpha.toFixed(9)));
  const claims = [family.pooled, ...family.arms].map(({ claim }) => claim === 'more');
  return [family.openedBy, levels, claims];
};

describe('the closed family', () => {
  for (const [what, pooled, arms, expected] of [
    ['one arm is the pooled comparison', 0.049, [0.049], ['pooled', [0.05, 0.05], [true, true]]],
    ['one arm not shown', 0.051, [0.051], ['none', [0.05, 0.05], [false, false]]],
    [
      'pooled not shown at .9 alpha',
      0.046,
      [0.04, 0.04],
      ['none', [0.045, 0.0025, 0.0025], [false, false, false]],
    ],
    [
      'pooled opens, two arms at alpha',
      0.044,
      [0.05, 0.051],
      ['pooled', [0.05, 0.05, 0.05], [true, true, false]],
    ],
    [
      'an arm opens, pooled at alpha',
      0.05,
      [0.0025, 0.05],
      ['arms', [0.05, 0.05, 0.05], [true, true, true]],
    ],
    [
      'an arm just short opens nothing',
      0.05,
      [0.0026, 0.05],
      ['none', [0.045, 0.0025, 0.0025], [false, false, false]],
    ],
    [
      'pooled opens, three arms at alpha/2',
      0.045,
      [0.025, 0.026, 1],
      ['pooled', [0.045, 0.025, 0.025, 0.025], [true, true, false, false]],
    ],
    [
      'an arm opens, of three the levels stay',
      0.046,
      [0.001, 0.002, 1],
      ['arms', [0.045, 0.001666667, 0.001666667, 0.001666667], [false, true, false, false]],
    ],
    [
      'both open, four arms at alpha/3',
      0.01,
      [0.001, 0.016, 0.017, 1],
      [
        'both',
        [0.045, 0.016666667, 0.016666667, 0.016666667, 0.016666667],
        [true, true, true, false, false],
      ],
    ],
  ] as const) {
    it(what, () => {
      assert.deepEqual(judge(pooled, arms), expected);
    });
  }

  it('shows a text that harms beside one that helps, which the pooled comparison hides', () => {
    const arm = (cases: number) => ({ cases, n: 2000 });
    const clock = { n: 6000, plannedN: 6000 };
    const family = armsFamily(arm(600), [arm(400), arm(800)], clock, 0.05);
    assert.equal(family.pooled.claim, 'none');
    assert.deepEqual(
      family.arms.map(({ claim }) => claim),
      ['fewer', 'more'],
    );
  });

  it('is refused without a message arm', () => {
    assert.throws(() => closedFamily(shownFrom(1), [], 0.05), EstimationError);
  });
});
