import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROXY_PATIENCE, watchStall } from './patience.ts';

describe('a collector that stood still', () => {
  let at = 0;
  const begin = () => {
    at = 0;
    const stall = watchStall(() => at);
    stall.stop();
    return stall;
  };

  it('is known for it by what it reads first, and for a second after it, then no more', () => {
    const stall = begin();
    at = PROXY_PATIENCE + 1;
    assert.equal(stall.stoodStill(), true);
    stall.tick();
    at += 999;
    assert.equal(stall.stoodStill(), true);
    stall.tick();
    at += 2;
    assert.equal(stall.stoodStill(), false);
  });

  it('is not one that was only slow', () => {
    const stall = begin();
    for (let turn = 0; turn < 10; turn += 1) {
      at += PROXY_PATIENCE;
      assert.equal(stall.stoodStill(), false);
      stall.tick();
    }
  });
});
