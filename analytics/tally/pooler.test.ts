import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { findPooler, startPooler } from '../../tests/support/pooler.ts';
import type { Pooler } from '../../tests/support/pooler.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { PostgresServer } from '../../tests/support/postgres.ts';
import { add, count, createFolders, flusherOf, sumOf } from '../../tests/support/spools.ts';
import { openPostgresStore } from './postgres-store.ts';

const program = findPooler();
const skip =
  program === undefined &&
  'PgBouncer is missing, and could not be installed: apt-get install pgbouncer (on Debian, as root)';

describe('PgBouncer in transaction mode, between collectors and their database', { skip }, () => {
  let postgres: PostgresServer;
  let pooler: Pooler;
  const { open, remove } = createFolders();
  before(async () => {
    postgres = await startPostgres();
    pooler = await startPooler(program ?? '', Number(new URL(postgres.url).port));
  });
  after(async () => {
    await pooler.close();
    await postgres.close();
    remove();
  });

  it('costs no count and doubles none, also when the database falls, and keeps no limit of theirs', async () => {
    // Three clients share two lines, so that each meets what another one left there.
    const collectors = [1, 2, 3].map(() => {
      const [store, shared] = [open(), openPostgresStore(pooler.url)];
      return { store, shared, flusher: flusherOf(store, shared) };
    });
    const [first] = collectors;
    assert.ok(first);
    for (let turn = 1; turn <= 4; turn += 1) {
      for (const { store } of collectors) add(store, count('a', turn));
      await Promise.all(collectors.map(({ flusher }) => flusher.flush()));
    }
    assert.equal(await sumOf(first.shared), 3 * (1 + 2 + 3 + 4));
    const stranger = new pg.Client(pooler.url);
    await stranger.connect();
    for (const setting of ['statement_timeout', 'lock_timeout'])
      assert.equal((await stranger.query(`SHOW ${setting}`)).rows[0]?.[setting], '0');
    await stranger.end();
    await postgres.crash();
    for (const { store } of collectors) add(store, count('a', 5));
    const brought = collectors.map(async ({ flusher }) => {
      while (
        !(await flusher
          .flush()
          .then(() => true)
          .catch(() => false))
      )
        await new Promise((wait) => setTimeout(wait, 100));
    });
    await postgres.start();
    await Promise.all(brought);
    assert.equal(await sumOf(first.shared), 45);
    for (const { shared } of collectors) await shared.close();
  });
});
