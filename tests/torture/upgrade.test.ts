import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startPostgres } from '../support/postgres.ts';
import { upgrade } from './upgrade.ts';

describe('an upgrade of two collectors, one by one, with a new plan, and its rollback', () => {
  const assertNothingLost = (found: Awaited<ReturnType<typeof upgrade>>): void => {
    assert.equal(Object.keys(found.acknowledged).length, 2, 'pages of both versions sent');
    for (const sent of Object.values(found.acknowledged)) assert.ok(sent > 50);
    assert.deepEqual(found.counted, found.acknowledged);
    assert.equal(found.restarts, 4);
  };

  it('loses nothing and counts nothing twice, each with a store of its own', async () => {
    assertNothingLost(await upgrade(1, 20_265));
  });

  it('loses nothing and counts nothing twice, with one database', async () => {
    const postgres = await startPostgres();
    try {
      assertNothingLost(await upgrade(1, 20_266, postgres.url));
    } finally {
      await postgres.close();
    }
  });
});
