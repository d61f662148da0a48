import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differenceSequence, tightestAt } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { logGamma } from './numeric/gamma.ts';
import { marginalHomogeneity } from './homogeneity.ts';
import { hedgesCorrection } from './numeric/hedges-correction.ts';
import { pairedNetChange } from './paired.ts';
import { equalRisksTest } from './risk-difference.ts';
import { sampleRatioOverLooks, sequentialSampleRatio } from './sample-ratio.ts';

describe('a test of 0/0 is none, and what else can be said is said', () => {
  it('for pairs of which none changed', () => {
    const { mcnemar, corrected, exactP, midP, estimate } = pairedNetChange([
      [10, 0],
      [0, 7],
    ]);
    assert.deepEqual([mcnemar, corrected, exactP, estimate], [undefined, undefined, 1, 0]);
    assert.ok(Math.abs(midP - 0.5) < 1e-12);
  });

  it('for answers of which none changed, or all did', () => {
    const none = marginalHomogeneity([
      [4, 0, 0],
      [0, 5, 0],
      [0, 0, 6],
    ]);
    assert.deepEqual(none, { stuartMaxwell: undefined, bhapkar: undefined, df: 0 });
    const all = marginalHomogeneity([
      [0, 10],
      [0, 0],
    ]);
    assert.deepEqual([all.stuartMaxwell?.statistic, all.bhapkar], [10, undefined]);
  });

  it('for risks of which none, or all, have the outcome', () => {
    assert.equal(equalRisksTest({ cases: 0, n: 5 }, { cases: 0, n: 9 }), undefined);
    assert.equal(equalRisksTest({ cases: 5, n: 5 }, { cases: 9, n: 9 }), undefined);
  });

  it('but an interval without variation is refused, as it would claim certainty', () => {
    const agreed = { n: 50, mean: 1, variance: 0 };
    const tuning = tightestAt(4000, 0.05);
    assert.throws(
      () => differenceSequence(agreed, { ...agreed, mean: 0 }, tuning),
      EstimationError,
    );
  });
});

describe('the draw', () => {
  it('is sound before the first visit, and stays failed once it has failed', () => {
    assert.deepEqual(sequentialSampleRatio([0, 0], [1, 1], 4000), {
      logE: 0,
      anytimeP: 1,
      failed: false,
    });
    const looks = [
      [600, 400],
      [1600, 1400],
      [3000, 3000],
    ];
    const [worst, last] = [
      sampleRatioOverLooks(looks, [1, 1], 4000),
      sequentialSampleRatio([3000, 3000], [1, 1], 4000),
    ];
    assert.deepEqual([worst.failed, last.failed], [true, false]);
    assert.throws(() => sampleRatioOverLooks([], [1, 1], 4000), EstimationError);
  });

  it('has an e-value whose mean over all draws of a fair one is 1', () => {
    const [draws, share] = [20, 0.3];
    const logChoose = (k: number) =>
      logGamma(draws + 1) - logGamma(k + 1) - logGamma(draws - k + 1);
    let mean = 0;
    for (let k = 0; k <= draws; k += 1) {
      const chance = Math.exp(
        logChoose(k) + k * Math.log(share) + (draws - k) * Math.log(1 - share),
      );
      mean += chance * Math.exp(sequentialSampleRatio([k, draws - k], [3, 7], 400).logE);
    }
    assert.ok(Math.abs(mean - 1) < 1e-9, `${mean}`);
  });
});

describe("Hedges' correction", () => {
  it('is the same by the series and by log-gamma where they meet', () => {
    const gamma = (df: number) =>
      -Math.expm1(logGamma(df / 2) - logGamma((df - 1) / 2) - Math.log(df / 2) / 2);
    for (const df of [100, 120, 200])
      assert.ok(Math.abs(hedgesCorrection(df).complement / gamma(df) - 1) < 1e-10);
  });

  it('rises with the degrees of freedom, below 1; with one there is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e9 }), (df) => {
        const [{ complement }, next] = [hedgesCorrection(df), hedgesCorrection(df + 1)];
        assert.ok(complement > 0 && next.complement <= complement);
      }),
    );
    assert.throws(() => hedgesCorrection(1), EstimationError);
  });
});
