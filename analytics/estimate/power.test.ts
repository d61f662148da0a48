import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { priceOfNoise, smallestEffect, visitsNeeded } from './power.ts';

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

  it('says so when nothing could be found', () => {
    assert.equal(smallestEffect({ ...usual, treated: 1, control: 1 }), undefined);
  });

  it('prices the coin as Warner: 9.3 times at 10% and epsilon ln 3', () => {
    assert.ok(Math.abs(priceOfNoise(0.1, 2, Math.log(3)) - 9.33) < 0.01);
    assert.ok(Math.abs(priceOfNoise(0.1, 2, 60) - 1) < 1e-9);
  });
});
