import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { PostgresServer } from '../../tests/support/postgres.ts';
import type { AskSpool } from './background-store.ts';
import type { Count } from './count.ts';
import { createFlusher } from './flush.ts';
import type { FlushNews } from './flush.ts';
import { mergeCounts } from './merge.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { SqliteStore } from './sqlite-store.ts';

const count = (cell: string, n = 1, table = 'allocated'): Count => ({
  study: 's',
  version: '1-aa',
  table,
  cell,
  period: '2026-W48',
  n,
});

describe('the shared store', () => {
  let server: PostgresServer;
  let shared: SharedStore;
  let admin: pg.Client;
  const folders: string[] = [];
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'spool-'));
    folders.push(folder);
    return folder;
  };
  const open = (folder = newFolder()): SqliteStore => {
    const store = openSqliteStore(folder);
    store.spool.begin();
    return store;
  };
  const add = (store: SqliteStore, ...counts: Count[]): void =>
    store.commit({ counts, submissions: [] });
  const flusherOf = ({ spool }: SqliteStore, least = 1, told: FlushNews[] = []) =>
    createFlusher({
      // As the thread does it, without the thread.
      spool: ((method: keyof typeof spool, ...words: unknown[]) =>
        Promise.resolve((spool[method] as (...w: unknown[]) => unknown)(...words))) as AskSpool,
      shared,
      everyMilliseconds: 1e6,
      least,
      tell: (news) => told.push(news),
    });
  const sum = async (): Promise<number> =>
    (await shared.counts()).reduce((total, { n }) => total + n, 0);

  before(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    admin = new pg.Client({ connectionString: server.url });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.query('DROP TABLE IF EXISTS tally, flushed, store_schema');
    shared = openPostgresStore(server.url);
  });
  afterEach(async () => {
    await admin.end().catch(() => undefined);
    await shared.close();
  });
  after(async () => {
    await server.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('adds up what several collectors flush, in the order that an embedded store has', async () => {
    const [one, other] = [open(), open()];
    add(one, count('arm=b'), count('arm=a', 2));
    add(other, count('arm=a', 5));
    await Promise.all([flusherOf(one).flush(), flusherOf(other).flush()]);
    add(one, count('arm=b', 3));
    await flusherOf(one).flush();
    assert.deepEqual(await shared.counts(), mergeCounts([[count('arm=a', 7), count('arm=b', 4)]]));
    assert.deepEqual(one.counts(), []);
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
    await flusherOf(store).flush();
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
    const flusher = flusherOf(store, 1, told);
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
    const flushing = flusherOf(store).flush();
    const waits = "wait_event_type = 'Lock' AND application_name = 'zonder-vraag'";
    for (let found = 0; found === 0;)
      found = Number(
        (
          await admin.query(
            `SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity WHERE ${waits}`,
          )
        ).rows[0].n,
      );
    await assert.rejects(flushing);
    await admin.query('ROLLBACK');
    await flusherOf(store).flush();
    assert.equal(await sum(), 6);
  });

  it('counts everything once where a spool is put back from a copy, or goes on as two', async () => {
    const folder = newFolder();
    let store = open(folder);
    add(store, count('a', 30), count('b', 3, 'rare'));
    await flusherOf(store, 20).flush();
    add(store, count('a', 7));
    store.close();
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    // The first goes on: what the copy holds of one table is flushed, of the other it isn't.
    store = open(folder);
    for (let times = 0; times < 3; times += 1) {
      add(store, count('a', 21));
      await flusherOf(store, 20).flush();
    }
    store.close();
    const told: FlushNews[] = [];
    store = open(copy);
    for (let times = 0; times < 3; times += 1) {
      add(store, count('a', 25), count('b', 20, 'rare'));
      await flusherOf(store, 20, told).flush();
    }
    store.close();
    const counts = await shared.counts();
    assert.equal(counts.find(({ table }) => table === 'allocated')?.n, 30 + 7 + 63 + 75);
    assert.equal(counts.find(({ table }) => table === 'rare')?.n, 3 + 60);
    assert.ok(told.some(({ event }) => event === 'spool-renamed'));
    // And the first spool comes once more: its rare ones are counted already.
    store = open(folder);
    add(store, count('b', 20, 'rare'));
    await flusherOf(store, 20).flush();
    assert.equal((await shared.counts()).find(({ table }) => table === 'rare')?.n, 83);
    store.close();
  });

  it('sets aside what is older than the database remembers, in a spool that is not who it says', async () => {
    const folder = newFolder();
    let store = open(folder);
    add(store, count('a', 5));
    await flusherOf(store).flush();
    add(store, count('a', 4));
    store.close();
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    store = open(folder);
    await flusherOf(store).flush();
    store.close();
    store = open(copy);
    const batch = store.spool.take(1);
    assert.ok(batch);
    add(store, count('a', 2));
    const { setAside } = store.spool.rename('2999-01-01');
    assert.ok(setAside && readFileSync(setAside, 'utf8').includes('2026-W48,4'));
    await flusherOf(store).flush();
    assert.equal(await sum(), 11);
    store.close();
  });

  it('brings again what a database lost that went back, and says so', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const flusher = flusherOf(store, 1, told);
    add(store, count('a', 5));
    await flusher.flush();
    const tables = ['tally', 'flushed'];
    for (const table of tables) await admin.query(`CREATE TABLE old_${table} AS TABLE ${table}`);
    for (let times = 0; times < 4; times += 1) {
      add(store, count('a', 10));
      await flusher.flush();
    }
    assert.equal(await sum(), 45);
    for (const table of tables)
      await admin.query(
        `TRUNCATE ${table}; INSERT INTO ${table} TABLE old_${table}; DROP TABLE old_${table}`,
      );
    assert.equal(await sum(), 5);
    await flusher.flush();
    assert.equal(await sum(), 45);
    assert.equal(flusher.status().wentBack, 1);
    assert.deepEqual(told, [{ event: 'database-went-back', from: 5, to: 1, lost: 0 }]);
    await flusher.flush();
    assert.equal(await sum(), 45);
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
    await shared.sequenceOf('c'.repeat(32), { cluster: 'another', timeline: 9 });
  });

  it('never lets a transaction join what one visit said', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const flusher = flusherOf(store, 20, told);
    const tables = ['after.a', 'after.b', 'noised.c'];
    const visit = (kinds: readonly string[]): void =>
      add(store, ...kinds.map((table) => count('x', 1, table)));
    for (let lone = 0; lone < 19; lone += 1) {
      visit(tables);
      visit(['allocated']);
      await flusher.flush();
    }
    assert.equal(await sum(), 0);
    for (let more = 0; more < 90; more += 1) {
      visit(['allocated']);
      if (more % 2 === 0) visit(tables);
      await flusher.flush();
      // Tables with the same xmin changed together: by no fewer than twenty submissions each.
      const { rows } = await admin.query(
        `SELECT string_agg("table", ',') AS joined FROM tally GROUP BY xmin::text`,
      );
      const left = store.counts();
      for (const { joined } of rows)
        for (const table of String(joined).split(','))
          assert.ok((left.find((each) => each.table === table)?.n ?? 0) < 20);
    }
    const flushes = await admin.query('SELECT max(sequence) AS n FROM flushed WHERE day IS NULL');
    assert.ok(Number(flushes.rows[0].n) <= 8, 'flushes are coarse');
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
    await flusherOf(store).flush();
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
