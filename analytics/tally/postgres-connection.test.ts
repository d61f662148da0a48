import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPair } from '../../tests/support/postgres-pair.ts';
import type { PostgresPair } from '../../tests/support/postgres-pair.ts';
import { add, count, createFolders, flusherOf } from '../../tests/support/spools.ts';
import { createPostgresConnection } from './postgres-connection.ts';
import { openPostgresStore } from './postgres-store.ts';

describe('a connection to a pair of databases', () => {
  let pair: PostgresPair;
  const { open, remove } = createFolders();
  before(async () => {
    pair = await startPair(true);
  });
  after(async () => {
    await pair.close();
    remove();
  });

  it('sets its limits within each transaction, as a pooler between wants it', async () => {
    const connection = createPostgresConnection(pair.url);
    const limits = `SELECT name, setting, source FROM pg_settings
      WHERE name IN ('lock_timeout', 'statement_timeout') ORDER BY name`;
    for (let times = 0; times < 2; times += 1) {
      const { rows } = await connection.inTransaction(({ query }) => query(limits));
      assert.deepEqual(rows, [
        { name: 'lock_timeout', setting: '5000', source: 'session' },
        { name: 'statement_timeout', setting: '8000', source: 'session' },
      ]);
    }
    await connection.close();
  });

  it('leaves nothing waiting at the server when it gives up on a lock', async () => {
    const shared = openPostgresStore(pair.url);
    await shared.counts();
    const [holder, asker] = [
      createPostgresConnection(pair.url),
      createPostgresConnection(pair.url),
    ];
    await holder.inTransaction(async ({ query }) => {
      await query('LOCK TABLE tally');
      await assert.rejects(
        asker.inTransaction((other) => other.query('SELECT n FROM tally')),
        /lock timeout/,
      );
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
      assert.deepEqual(await pair.query(waiting), []);
    });
    await Promise.all([holder.close(), asker.close(), shared.close()]);
  });

  it('takes nothing for done that a synchronous standby does not have', async () => {
    const shared = openPostgresStore(pair.url);
    await shared.counts();
    const store = open();
    const flusher = flusherOf(store, shared);
    add(store, count('a', 5));
    await pair.cutStandby();
    await assert.rejects(flusher.flush());
    assert.deepEqual(store.spool.state().kept, []);
    await pair.failOver();
    assert.deepEqual(await shared.counts(), []);
    await flusher.flush();
    assert.deepEqual(await shared.counts(), [count('a', 5)]);
    await flusher.stop();
    await shared.close();
    store.close();
  });
});
