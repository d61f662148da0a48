import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
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
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import type { SqliteStore } from './sqlite-store.ts';

describe('a spool and the shared store', () => {
  let server: PostgresServer;
  let shared: SharedStore;
  let admin: pg.Client;
  const { fresh: newFolder, open, remove } = createFolders();
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

  it('counts everything once where a spool is put back from a copy, or goes on as two', async () => {
    const folder = newFolder();
    let store = open(folder);
    add(store, count('a', 30), count('b', 3, 'rare'));
    await bring(store, 20).flush();
    add(store, count('a', 7));
    store.close();
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    // The first goes on: what the copy holds of one table is flushed, of the other it isn't.
    store = open(folder);
    for (let times = 0; times < 3; times += 1) {
      add(store, count('a', 21));
      await bring(store, 20).flush();
    }
    store.close();
    const told: FlushNews[] = [];
    store = open(copy);
    for (let times = 0; times < 3; times += 1) {
      add(store, count('a', 25), count('b', 20, 'rare'));
      await bring(store, 20, told).flush();
    }
    store.close();
    const counts = await shared.counts();
    assert.equal(counts.find(({ table }) => table === 'allocated')?.n, 30 + 7 + 63 + 75);
    assert.equal(counts.find(({ table }) => table === 'rare')?.n, 3 + 60);
    assert.ok(told.some(({ event }) => event === 'spool-renamed'));
    // And the first spool comes once more: its rare ones are counted already.
    store = open(folder);
    add(store, count('b', 20, 'rare'));
    await bring(store, 20).flush();
    assert.equal((await shared.counts()).find(({ table }) => table === 'rare')?.n, 83);
    store.close();
  });

  it('sets aside what is older than the database remembers, in a spool that is not who it says', async () => {
    const folder = newFolder();
    let store = open(folder);
    add(store, count('a', 5));
    await bring(store).flush();
    add(store, count('a', 4));
    store.close();
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    store = open(folder);
    await bring(store).flush();
    store.close();
    store = open(copy);
    const batch = store.spool.take(1);
    assert.ok(batch);
    add(store, count('a', 2));
    const { setAside } = store.spool.rename('2999-01-01');
    assert.ok(setAside && readFileSync(setAside, 'utf8').includes('2026-W48,4'));
    await bring(store).flush();
    assert.equal(await sum(), 11);
    store.close();
  });

  it('brings again what a database lost that went back, and says so', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const flusher = bring(store, 1, told);
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

  it('brings again what a database lost between a look and a flush, as behind a pooler', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const tables = ['tally', 'flushed'];
    add(store, count('a', 5));
    await bring(store).flush();
    for (const table of tables) await admin.query(`CREATE TABLE old_${table} AS TABLE ${table}`);
    add(store, count('a', 10));
    await bring(store).flush();
    let looks = 0;
    const switching: SharedStore = {
      ...shared,
      async look(...words) {
        const found = await shared.look(...words);
        looks += 1;
        for (const table of looks === 1 ? tables : [])
          await admin.query(
            `TRUNCATE ${table}; INSERT INTO ${table} TABLE old_${table}; DROP TABLE old_${table}`,
          );
        return found;
      },
    };
    add(store, count('a', 3));
    const flusher = flusherOf(store, switching, { told });
    await flusher.flush();
    assert.equal(await sum(), 18);
    assert.deepEqual(told, [{ event: 'database-went-back', from: 2, to: 1, lost: 0 }]);
    assert.equal(flusher.status().wentBack, 1);
    await flusher.flush();
    assert.equal(await sum(), 18);
  });

  it('makes its tables anew where the database lost them too, and brings again what it had', async () => {
    const store = open();
    const flusher = bring(store);
    add(store, count('a', 4));
    await flusher.flush();
    await admin.query('DROP TABLE tally, flushed, store_schema');
    add(store, count('a', 2));
    await assert.rejects(flusher.flush());
    await flusher.flush();
    assert.equal(await sum(), 6);
  });

  it('never lets a transaction join what one visit said', async () => {
    const store = open();
    const told: FlushNews[] = [];
    const flusher = bring(store, 20, told);
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
});
