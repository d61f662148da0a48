import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startPostgres } from '../support/postgres.ts';
import { crash } from './crash.ts';
import { fuzz } from './fuzz.ts';

/** Short and seeded; the full runs are `npm run torture -- fuzz` and `-- crash`. */
describe('torture, briefly', () => {
  it('bent requests crash nothing, hang nothing, and count only what the plan knows', async () => {
    const found = await fuzz(4000, 20_261);
    assert.equal(found.serverErrors, 0, JSON.stringify(found.statuses));
    assert.equal(found.hangs, 0);
    assert.ok((found.statuses['202'] ?? 0) > 500 && (found.statuses['400'] ?? 0) > 500);
    assert.equal(found.counted, found.expected);
  });

  it('every acknowledged event is counted once, however often the collector is killed', async () => {
    const { acknowledged, counted } = await crash(6, 20_261);
    assert.ok(acknowledged > 100);
    assert.equal(counted, acknowledged);
  });

  it('and once in PostgreSQL behind a spool, which is killed too', async () => {
    const postgres = await startPostgres();
    const { acknowledged, counted } = await crash(6, 20_262, postgres);
    await postgres.close();
    assert.ok(acknowledged > 100);
    assert.equal(counted, acknowledged);
  });
});
