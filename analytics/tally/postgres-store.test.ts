import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { PostgresServer } from '../../tests/support/postgres.ts';
import type { Count } from './count.ts';
import { createFlusher } from './flush.ts';
import { mergeCounts } from './merge.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';

const count = (cell: string, n = 1): Count => ({
  study: 's',
  version: '1-aa',
  table: 'allocated',
  cell,
  period: '2026-W48',
  n,
});

describe('the shared store', () => {
  let server: PostgresServer;
  let shared: SharedStore;
  const folders: string[] = [];
  const collector = () => {
    const folder = mkdtempSync(join(tmpdir(), 'spool-'));
    folders.push(folder);
    return openSqliteStore(folder);
  };
  const flusherOf = ({ spool }: ReturnType<typeof collector>, told: (string | undefined)[] = []) =>
    createFlusher({
      spool,
      shared,
      everyMilliseconds: 1e6,
      tell: (error) => told.push(error?.message),
    });
  before(async () => {
    server = await startPostgres();
    shared = openPostgresStore(server.url);
  });
  after(async () => {
    await shared.close();
    await server.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('adds up what several collectors flush, in the order that an embedded store has', async () => {
    const [one, other] = [collector(), collector()];
    one.commit({ counts: [count('arm=b'), count('arm=a', 2)], submissions: [] });
    other.commit({ counts: [count('arm=a', 5)], submissions: [] });
    await Promise.all([flusherOf(one).flush(), flusherOf(other).flush()]);
    one.commit({ counts: [count('arm=b', 3)], submissions: [] });
    await flusherOf(one).flush();
    const expected = mergeCounts([[count('arm=a', 7), count('arm=b', 4)]]);
    assert.deepEqual(await shared.counts(), expected);
    assert.deepEqual(one.counts(), []);
  });

  it('counts a batch once, however often it is sent', async () => {
    const store = collector();
    const before = mergeCounts([await shared.counts()]);
    store.commit({ counts: [count('arm=once', 4)], submissions: [] });
    const batch = store.spool.take();
    assert.ok(batch);
    for (let times = 0; times < 3; times += 1) await shared.apply(store.spool.collector, batch);
    // As after a crash between the database's commit and the spool's: the same batch is taken again.
    assert.deepEqual(store.spool.take(), batch);
    await flusherOf(store).flush();
    assert.deepEqual(await shared.counts(), mergeCounts([before, [count('arm=once', 4)]]));
  });

  it('refuses all of a batch for one count that can not be', async () => {
    const before = await shared.counts();
    const bad = { ...count('arm=z'), period: 'today' };
    await assert.rejects(
      shared.apply('x'.repeat(32), { sequence: 1, counts: [count('arm=y'), bad] }),
    );
    assert.deepEqual(await shared.counts(), before);
  });

  it('goes on counting while the database is away, and catches up', async () => {
    const store = collector();
    const told: (string | undefined)[] = [];
    const flusher = flusherOf(store, told);
    const before = await shared.counts();
    await server.crash();
    store.commit({ counts: [count('arm=away')], submissions: [] });
    await assert.rejects(flusher.flush());
    store.commit({ counts: [count('arm=away', 2)], submissions: [] });
    await assert.rejects(flusher.flush());
    await server.start();
    await flusher.flush();
    assert.deepEqual(await shared.counts(), mergeCounts([before, [count('arm=away', 3)]]));
    assert.equal(told.length, 2, 'told once that it failed, and once that it works again');
    await flusher.stop();
  });
});
