import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { composeProperties } from '../protocol/compose.ts';
import { openBackgroundStore } from '../tally/background-store.ts';
import { STORE_FILE, readSqliteCounts } from '../tally/sqlite-store.ts';
import { startFlushing } from './flushing.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';

const plans = readPlans();
const [registered] = plans;
assert.ok(registered);
const { plan, version } = registered;

describe('a store that can not commit', () => {
  let folder = '';
  let data = '';
  let collector: Collector;
  const begin = async (where: string): Promise<void> => {
    data = where;
    const store = await openBackgroundStore(data);
    const settings = readSettings({ DATA_DIR: data, RATE_LIMIT: '0' });
    collector = createCollector({ settings, store, plans });
    await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
  };
  const post = (body: string): Promise<Response> => {
    const { port } = collector.server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/api/event`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });
  };
  const startEvent = (): string => {
    const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
    const p = composeProperties({ study: plan.id, version }, context);
    return JSON.stringify({ n: 'start', u: '/', d: 'x', p });
  };
  const allocated = (): number =>
    readSqliteCounts(data)
      .filter(({ table }) => table === 'allocated')
      .reduce((sum, { n }) => sum + n, 0);

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'failing-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('answers 503 while it is locked, and counts the same event once when it recovers', async () => {
    await begin(folder);
    const other = new DatabaseSync(join(folder, STORE_FILE));
    other.exec('BEGIN IMMEDIATE');
    const event = startEvent();
    const refused = await post(event);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    other.exec('ROLLBACK');
    other.close();
    assert.equal((await post(event)).status, 202);
    assert.equal((await post(event)).status, 202);
    assert.equal(allocated(), 1);
    await collector.stop();
  });

  it('keeps nobody else waiting, though it flushes too', async (context) => {
    const settings = readSettings({
      DATA_DIR: folder,
      RATE_LIMIT: '0',
      DATABASE_URL: 'postgres://127.0.0.1:1/nobody',
      FLUSH_SECONDS: '0',
    });
    const store = await startFlushing(await openBackgroundStore(folder), settings);
    collector = createCollector({ settings, store, plans });
    await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
    const { port } = collector.server.address() as AddressInfo;
    const other = new DatabaseSync(join(folder, STORE_FILE));
    other.exec('BEGIN IMMEDIATE');
    const here = (['exec', 'prepare'] as const).map((name) =>
      context.mock.method(DatabaseSync.prototype, name),
    );
    const answered: string[] = [];
    const event = post(startEvent()).then(() => answered.push('event'));
    for (const path of ['healthz', 'metrics', 'nowhere'])
      await fetch(`http://127.0.0.1:${port}/${path}`).then(() => answered.push(path));
    await event;
    assert.deepEqual(answered, ['healthz', 'metrics', 'nowhere', 'event']);
    // The thread that answers requests never asks the database itself.
    for (const { mock } of here) assert.equal(mock.callCount(), 0);
    context.mock.restoreAll();
    other.exec('ROLLBACK');
    other.close();
    await collector.stop();
  });

  it('answers 503 while its disk is full, and goes on when there is room again', async (context) => {
    const small = join(folder, 'small');
    mkdirSync(small);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', small]);
    if (mounted.status !== 0) {
      context.skip('this machine lets nobody make a small file system');
      return;
    }
    try {
      await begin(small);
      assert.equal((await post(startEvent())).status, 202);
      fill(join(small, 'filler'));
      const event = startEvent();
      const refused = await post(event);
      assert.equal(refused.status, 503);
      assert.equal(allocated(), 1);
      rmSync(join(small, 'filler'));
      assert.equal((await post(event)).status, 202);
      assert.equal(allocated(), 2);
      await collector.stop();
    } finally {
      spawnSync('umount', [small]);
    }
  });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  const chunk = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, chunk, { flag: 'a' });
  } catch {
    return;
  }
}
