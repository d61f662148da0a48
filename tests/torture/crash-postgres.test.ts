import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { crashPostgres } from './crash.ts';

describe('every acknowledged event is counted once in PostgreSQL behind a spool', () => {
  let postgres: PostgresServer;
  beforeEach(async () => {
    postgres = await startPostgres();
  });
  afterEach(() => postgres.close());

  it('where the collector is killed, and the database with it now and then', async () => {
    const { acknowledged, counted } = await crashPostgres(6, 0, 20_262, postgres);
    assert.ok(acknowledged > 100);
    assert.equal(counted, acknowledged);
  });

  it('where the database alone is killed, and its lines are cut, also during a flush', async () => {
    const found = await crashPostgres(0, 8, 20_264, postgres);
    assert.ok(found.acknowledged > 100);
    assert.equal(found.counted, found.acknowledged);
    assert.deepEqual([found.databaseKills, found.cuts, found.sameCollector], [3, 5, true]);
  });
});
