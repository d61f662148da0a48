import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tightestAt } from './confidence-sequence.ts';
import {
  daysToExcludeHarm,
  priceOfNoise,
  smallestEffect,
  smallestEffectAnytime,
  visitsNeeded,
} from './power.ts';

const usual = { base: 0.2, alpha: 0.05, power: 0.8 };

describe('power', () => {
  it('needs the visits of the textbook for 20% against 25%', () => {
    // statistics.md 2c: 1,091 an arm, unprotected.
    const { treated, control } = visitsNeeded(usual, 0.05, 1);
    assert.equal(treated, control);
    assert.ok(Math.abs(control - 1091) <= 3, `${control}`);
  });

  it('finds just the effect that the visits were made for', () => {
    const { treated, control } = visitsNeeded(usual, 0.05, 2);
    const found = smallestEffect({ ...usual, treated, control });
    assert.ok(found !== undefined && Math.abs(found - 0.05) < 1e-4);
  });

  it('pays for looking often with a larger effect', () => {
    const design = { ...usual, treated: 2667, control: 1333 };
    const once = smallestEffect(design);
    const often = smallestEffectAnytime(design, 4000);
    assert.ok(once !== undefined && often !== undefined && often > once && often < 2 * once);
  });

  it('says so when nothing could be found', () => {
    assert.equal(smallestEffect({ ...usual, treated: 1, control: 1 }), undefined);
  });

  it('excludes a large harm sooner than a small one', () => {
    const perDay = { treated: 200, control: 100, base: 0.3 };
    const tuning = tightestAt(4000, 0.05);
    const days = (margin: number) => daysToExcludeHarm(perDay, margin, tuning);
    assert.ok((days(0.1) ?? 0) < (days(0.05) ?? 0));
    assert.equal(days(0.0001), undefined);
  });

  it('prices the coin as Warner: 9.3 times at 10% and epsilon ln 3', () => {
    assert.ok(Math.abs(priceOfNoise(0.1, 2, Math.log(3)) - 9.33) < 0.01);
    assert.ok(Math.abs(priceOfNoise(0.1, 2, 60) - 1) < 1e-9);
  });
});
