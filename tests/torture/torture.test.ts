import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crash } from './crash.ts';
import { fuzz } from './fuzz.ts';

/** Short and seeded; the full runs are `npm run torture -- fuzz`, `crash`, `crash-postgres` and `promote`. */
describe('torture, briefly', () => {
  it('bent requests crash nothing, hang nothing, leak nothing, and count only what the plan knows', async () => {
    const found = await fuzz(4000, 20_261);
    assert.equal(found.serverErrors, 0, JSON.stringify(found.statuses));
    assert.deepEqual([found.hangs, found.unanswered, found.leaks], [0, 0, 0]);
    assert.ok((found.statuses['202'] ?? 0) > 500 && (found.statuses['400'] ?? 0) > 500);
    assert.equal(found.counted, found.expected);
  });

  it('every acknowledged event is counted once, however often the collector is killed', async () => {
    const { acknowledged, counted } = await crash(6, 20_261);
    assert.ok(acknowledged > 100);
    assert.equal(counted, acknowledged);
  });
});
