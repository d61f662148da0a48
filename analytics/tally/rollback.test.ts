import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { startPostgres } from '../../tests/support/postgres.ts';
import { readCountsCsv, writeCountsCsv } from './counts-csv.ts';
import { openPostgresStore } from './postgres-store.ts';
import { STORE_FILE, openSqliteStore, readSqliteCounts } from './sqlite-store.ts';

const NEWER = 99;
const COUNT = {
  study: 'a-study',
  version: '1-aa',
  table: 'allocated',
  cell: 'arm=a',
  period: '2026-W48',
  n: 1,
};

describe('a store that a newer program brought further', () => {
  let folder = '';
  const scratch = mkdtempSync(join(tmpdir(), 'rollback-'));
  after(() => rmSync(scratch, { recursive: true }));

  const add = (): void => {
    const store = openSqliteStore(folder);
    store.commit({ counts: [COUNT], submissions: [] });
    store.close();
  };
  /** What a newer program would do at its first start. */
  const bringFurther = (usableSince: number): void => {
    const database = new DatabaseSync(join(folder, STORE_FILE));
    database.exec(`CREATE TABLE later (a TEXT);
      UPDATE store_schema SET usable_since = ${usableSince}; PRAGMA user_version = ${NEWER}`);
    database.close();
  };
  const schema = (): unknown => {
    const database = new DatabaseSync(join(folder, STORE_FILE), { readOnly: true });
    const found = database.prepare('PRAGMA user_version').get()?.user_version;
    database.close();
    return found;
  };
  const total = (): number => readSqliteCounts(folder).reduce((sum, { n }) => sum + n, 0);
  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'store-'));
    add();
  });

  it('goes on counting after a rollback, and stays as new as it is', () => {
    bringFurther(0);
    add();
    assert.deepEqual([total(), schema()], [2, NEWER]);
  });

  it('is refused where the newer program says so, and then its counts move by export and import', () => {
    bringFurther(NEWER);
    assert.throws(add, /schema 99, .*export with the newer one, and import here into an empty/);
    assert.equal(total(), 1);
    const exported = writeCountsCsv(readSqliteCounts(folder));
    folder = mkdtempSync(join(scratch, 'fresh-'));
    const fresh = openSqliteStore(folder);
    fresh.import('digest', readCountsCsv(exported), false);
    fresh.close();
    assert.equal(writeCountsCsv(readSqliteCounts(folder)), exported);
  });

  it('is so too where it is a shared database', async () => {
    const server = await startPostgres();
    const admin = new pg.Client({ connectionString: server.url });
    const counts = async () => {
      const shared = openPostgresStore(server.url);
      try {
        return await shared.counts();
      } finally {
        await shared.close();
      }
    };
    try {
      assert.deepEqual(await counts(), []);
      await admin.connect();
      await admin.query(`ALTER TABLE tally ADD COLUMN later TEXT;
        INSERT INTO store_schema (version) VALUES (${NEWER});
        INSERT INTO tally VALUES ('a-study', '1-aa', 'allocated', 'arm=a', '2026-W48', 3)`);
      assert.equal((await counts())[0]?.n, 3);
      await admin.query(`UPDATE store_schema SET usable_since = version WHERE version = ${NEWER}`);
      await assert.rejects(counts(), /schema 99, .* use a newer program/);
    } finally {
      await admin.end();
      await server.close();
    }
  });
});
