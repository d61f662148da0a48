import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promote } from './promote.ts';

describe('a primary that is killed under load', () => {
  for (const [kind, synchronous] of [
    ['synchronous', true],
    ['asynchronous', false],
  ] as const)
    it(`costs no acknowledged event where its ${kind} standby is promoted`, async () => {
      const found = await promote(1, 20_263, synchronous);
      assert.ok(found.acknowledged > 100 && found.sameCollector);
      assert.equal(found.counted, found.acknowledged);
      // A standby that was behind lost something, and the log tells; a synchronous one lost nothing.
      assert.equal(found.lostByDatabase > 0, !synchronous);
      assert.equal(found.wentBack, synchronous ? 0 : 1);
    });
});
