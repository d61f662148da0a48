import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differenceSequence, tightestAt } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { leeBounds } from './lee-bounds.ts';
import { holm } from './multiplicity.ts';
import { numberNeeded } from './number-needed.ts';
import { pairedNetChange } from './paired.ts';
import { unnoisedShares } from './randomised-response.ts';
import { riskDifference } from './risk-difference.ts';
import { sampleRatio } from './sample-ratio.ts';
import { exactIntervalOfD } from './hedges.ts';
import { regularisedBeta } from './numeric/beta.ts';
import { segmentedRegression } from './segmented-regression.ts';
import { welch } from './welch.ts';
import { wilson } from './wilson.ts';

const tuning = tightestAt(4000, 0.05);

const five = { n: 5, mean: 1, squares: 4 };
const wave = Array.from({ length: 48 }, (_, point) => 50 + ((point * 29) % 17) / 10);

describe('impossible input is refused by field', () => {
  const cases: Record<string, () => unknown> = {
    'more cases than visits': () => wilson(5, 3),
    'a count below zero': () => wilson(-1, 3),
    'an empty arm': () => riskDifference({ cases: 0, n: 0 }, { cases: 1, n: 2 }),
    'half a visit': () => wilson(1.5, 3),
    'not a number': () => wilson(Number.NaN, 3),
    'a level of one': () => wilson(1, 3, 1),
    'epsilon of zero': () => unnoisedShares([1, 2], 0),
    'one answer only': () => unnoisedShares([3], 1),
    'nobody at all': () => unnoisedShares([0, 0], 1),
    'a variance below zero': () =>
      differenceSequence({ n: 1, mean: 0, variance: -1 }, { n: 1, mean: 0, variance: 1 }, tuning),
    'a p value above one': () => holm([0.2, 1.2]),
    'shares that do not match the counts': () => sampleRatio([1, 2], [1]),
    'a share of zero': () => sampleRatio([1, 2], [0, 1]),
    'more finishers than allocated': () =>
      leeBounds(
        { allocated: 1, scores: [{ score: 1, count: 2 }] },
        { allocated: 2, scores: [{ score: 1, count: 2 }] },
      ),
    'a table that is not square': () => pairedNetChange([[1, 2], [3]]),
    'no variation at all': () =>
      welch({ n: 5, mean: 1, squares: 0 }, { n: 5, mean: 1, squares: 0 }),
    'a point that drowns the digits of all others': () =>
      segmentedRegression({ values: wave.with(24, 1e15), start: 25 }, 3),
    'squares that are no numbers': () => welch({ ...five, squares: 1e300 }, five),
    'means too far apart for an exact interval': () =>
      exactIntervalOfD({ ...five, mean: 1e308 }, five),
  };
  for (const [what, call] of Object.entries(cases)) {
    it(what, () => {
      assert.throws(call, (error) => error instanceof EstimationError && error.field.length > 0);
    });
  }

  it('and what is no number ends in none, instead of going on for ever', () => {
    assert.ok(Number.isNaN(regularisedBeta(20, 0.5, Number.NaN, Number.NaN)));
  });

  it('and a number needed exists only where zero is excluded', () => {
    assert.equal(numberNeeded(0.01, { lower: -0.01, upper: 0.03, level: 0.95 }), undefined);
    assert.equal(numberNeeded(0.02, { lower: 0.01, upper: 0.04, level: 0.95 })?.interval.lower, 25);
  });
});
