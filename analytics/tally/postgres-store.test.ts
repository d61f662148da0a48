import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type pg from 'pg';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { PostgresServer } from '../../tests/support/postgres.ts';
import {
  add,
  count,
  createFolders,
  emptyDatabase,
  flusherOf,
  sumOf,
} from '../../tests/support/spools.ts';
import type { FlushNews } from './flush.ts';
import { mergeCounts } from './merge.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import type { SqliteStore } from './sqlite-store.ts';

describe('the shared store', () => {
  let server: PostgresServer;
  let shared: SharedStore;
  let admin: pg.Client;
  const { open, remove } = createFolders();
  const bring = (store: SqliteStore, least = 1, told: FlushNews[] = []) =>
    flusherOf(store, shared, { least, told });
  const sum = (): Promise<number> => sumOf(shared);
  before(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    admin = await emptyDatabase(server.url);
    shared = openPostgresStore(server.url);
  });
  afterEach(async () => {
    await admin.end().catch(() => undefined);
    await shared.close();
  });
  after(async () => {
    await server.close();
    remove();
  });

  it('adds up what several collectors flush, in the order that an embedded store has', async () => {
    const [one, other] = [open(), open()];
    add(one, count('arm=b'), count('arm=a', 2));
    add(other, count('arm=a', 5));
    await Promise.all([bring(one).flush(), bring(other).flush()]);
    add(one, count('arm=b', 3));
    await bring(one).flush();
    assert.deepEqual(await shared.counts(), mergeCounts([[count('arm=a', 7), count('arm=b', 4)]]));
    assert.deepEqual(one.counts(), []);
  });

  it('deletes the counts of one study, and of no other', async () => {
    const store = open();
    add(store, count('arm=a', 3));
    const other = { ...count('arm=a', 2), study: 'another' };
    add(store, other);
    await bring(store).flush();
    assert.equal(await shared.remove(count('arm=a').study), 1);
    assert.deepEqual(await shared.counts(), [other]);
    assert.equal(await shared.remove('nobody'), 0);
  });

  it('counts a batch once, however often it is sent', async () => {
    const store = open();
    add(store, count('arm=once', 4));
    const batch = store.spool.take(1);
    assert.ok(batch);
    for (let times = 0; times < 3; times += 1)
      assert.equal((await shared.apply(store.spool.state().collector, batch)).kind, 'counted');
    // As after a crash between the database's commit and the spool's: the same batch is taken again.
    assert.deepEqual(store.spool.take(1), batch);
    await bring(store).flush();
    assert.equal(await sum(), 4);
  });

  it('refuses all of a batch for one count that can not be', async () => {
    const store = open();
    add(store, count('arm=y'));
    const batch = store.spool.take(1);
    assert.ok(batch);
    const bad = batch.pieces.map((piece) => ({
      ...piece,
      counts: [...piece.counts, { ...count('arm=z'), period: 'today' }],
    }));
    await assert.rejects(shared.apply('x'.repeat(32), { ...batch, pieces: bad }));
    assert.equal(await sum(), 0);
  });

  it('goes on counting while the database is away, and catches up', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const flusher = bring(store, 1, told);
    await flusher.flush();
    await server.crash();
    add(store, count('arm=away'));
    await assert.rejects(flusher.flush());
    add(store, count('arm=away', 2));
    await assert.rejects(flusher.flush());
    assert.equal(flusher.status().failures, 2);
    assert.ok(flusher.status().oldestDue > 0 && flusher.status().spoolRows > 0);
    await server.start();
    await flusher.flush();
    assert.equal(await sum(), 3);
    assert.equal(flusher.status().oldestDue, 0);
    assert.deepEqual(
      told.map(({ event }) => event),
      ['flush-failed', 'flush-recovered'],
    );
    await flusher.stop();
  });

  it('outlives a connection that ends during a flush, and counts the batch once', async () => {
    const store = open();
    await shared.counts();
    add(store, count('arm=cut', 6));
    await admin.query('BEGIN; LOCK TABLE tally');
    const failed = assert.rejects(bring(store).flush());
    const waits = "wait_event_type = 'Lock' AND application_name = 'zonder-vraag'";
    for (let found = 0; found === 0;)
      found = Number(
        (
          await admin.query(
            `SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity WHERE ${waits}`,
          )
        ).rows[0].n,
      );
    await failed;
    await admin.query('ROLLBACK');
    await bring(store).flush();
    assert.equal(await sum(), 6);
  });

  it('refuses a primary that stands on a lower timeline than was seen', async () => {
    const store = open();
    add(store, count('a'));
    const batch = store.spool.take(1);
    assert.ok(batch);
    const { seen } = await shared.apply('c'.repeat(32), batch);
    assert.ok(seen.cluster !== '' && seen.timeline === 1);
    const ahead = { ...seen, timeline: 2 };
    await assert.rejects(shared.apply('d'.repeat(32), batch, ahead), /timeline 1, and 2 was seen/);
    await shared.look('c'.repeat(32), { cluster: 'another', timeline: 9 });
  });

  it('counts for a user who may not make tables, once they stand', async () => {
    await shared.counts();
    await admin.query(`DROP ROLE IF EXISTS counter; CREATE ROLE counter LOGIN;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT SELECT, INSERT, UPDATE ON tally, flushed, store_schema TO counter`);
    await shared.close();
    shared = openPostgresStore(server.url.replace('tally@', 'counter@'));
    const store = open();
    add(store, count('a', 3));
    await bring(store).flush();
    assert.equal(await sum(), 3);
    await admin.query('DROP TABLE tally, flushed, store_schema');
    await shared.close();
    shared = openPostgresStore(server.url.replace('tally@', 'counter@'));
    await assert.rejects(shared.counts(), /start one collector once as their owner/);
  });

  it('keeps the counts of a database, and of a spool, that older programs made', async () => {
    await shared.counts();
    await admin.query(`ALTER TABLE flushed DROP COLUMN day; DELETE FROM store_schema WHERE version > 1;
      INSERT INTO tally VALUES ('s', '1-aa', 'allocated', 'a', '2026-W48', 7);
      INSERT INTO flushed VALUES ('${'e'.repeat(32)}', 3)`);
    await shared.close();
    shared = openPostgresStore(server.url);
    assert.equal(await sum(), 7);
  });

  it('finds the one of several hosts that takes writes', async () => {
    const place = new URL(server.url).host;
    await shared.close();
    shared = openPostgresStore(`postgres://tally:p#a@s/s?%@127.0.0.1:1,${place}/postgres`);
    assert.deepEqual(await shared.counts(), []);
  });
});
