import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EstimationError } from './estimation-error.ts';
import { normalTwoSided } from './numeric/normal.ts';
import { steadiness } from './steadiness.ts';
import type { Quarter } from './steadiness.ts';

const quarter = (message: number, control = 300): Quarter => ({
  message: { cases: message, n: 2000 },
  control: { cases: control, n: 1000 },
});

describe('steadiness over quarters of the planned n', () => {
  it('is for two quarters the square of their difference in standard errors', () => {
    const [look] = steadiness([quarter(700), quarter(600)], 0.01).looks;
    const variance =
      (0.35 * 0.65) / 2000 + (0.3 * 0.7) / 1000 + (0.3 * 0.7) / 2000 + (0.3 * 0.7) / 1000;
    assert.ok(look && Math.abs(look.q - 0.05 ** 2 / variance) < 1e-9);
    assert.ok(Math.abs(look.p - normalTwoSided(Math.sqrt(look.q))) < 1e-9);
    assert.equal(look.df, 1);
  });

  it('looks at two, three and four quarters, each at a third of alpha', () => {
    const turning = [quarter(840), quarter(480), quarter(480), quarter(480)];
    const { looks, steady, lastDifference } = steadiness(turning, 0.01);
    assert.deepEqual(
      looks.map(({ df }) => df),
      [1, 2, 3],
    );
    assert.equal(steady, false);
    assert.ok(Math.abs((lastDifference ?? 0) + 0.06) < 1e-12);
    const [edge] = steadiness([quarter(700), quarter(600)], 0.01).looks;
    const p = edge?.p ?? 0;
    assert.equal(steadiness([quarter(700), quarter(600)], 2.9 * p).steady, true);
    assert.equal(steadiness([quarter(700), quarter(600)], 3.1 * p).steady, false);
  });

  it('stays unsteady where the turn was shown and later quarters drown it', () => {
    const first = [quarter(760), quarter(600)];
    assert.equal(steadiness(first, 0.01).steady, false);
    assert.equal(steadiness([...first, quarter(680), quarter(680)], 0.01).steady, false);
  });

  it('judges nothing on one quarter, or with fewer than 20 of an answer', () => {
    assert.deepEqual(steadiness([quarter(700)], 0.01).looks, []);
    assert.deepEqual(steadiness([quarter(700), quarter(19, 300)], 0.01).looks, []);
    assert.equal(steadiness([quarter(700), quarter(20, 300)], 0.01).looks.length, 1);
    assert.equal(steadiness([], 0.01).lastDifference, undefined);
    assert.throws(
      () =>
        steadiness(
          Array.from({ length: 5 }, () => quarter(1)),
          0.01,
        ),
      EstimationError,
    );
  });
});
