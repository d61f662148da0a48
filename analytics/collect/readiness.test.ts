import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { composeProperties } from '../protocol/compose.ts';
import { openBackgroundStore } from '../tally/background-store.ts';
import type { FlushStatus } from '../tally/flush.ts';
import { STORE_FILE } from '../tally/sqlite-store.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';

const plans = readPlans();
const [registered] = plans;
assert.ok(registered);
const { plan, version } = registered;

describe('/readyz', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ready-'));
  const site = join(folder, 'site');
  let collector: Collector;
  let oldestDue = 0;
  const ask = async (path: string): Promise<[number, string]> => {
    const { port } = collector.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return [response.status, await response.text()];
  };
  const assertNot = async (why: RegExp): Promise<void> => {
    const [status, text] = await ask('/readyz');
    assert.equal(status, 503);
    assert.match(text, why);
    // Whoever is only not ready lives, and must not be ended for it.
    assert.deepEqual(await ask('/healthz'), [200, 'ok\n']);
  };
  const untilReady = async (): Promise<void> => {
    while ((await ask('/readyz'))[0] !== 200) await new Promise((wait) => setTimeout(wait, 50));
  };
  const post = async (): Promise<number> => {
    const { port } = collector.server.address() as AddressInfo;
    const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
    const p = composeProperties({ study: plan.id, version }, context);
    const response = await fetch(`http://127.0.0.1:${port}/api/event`, {
      method: 'POST',
      body: JSON.stringify({ n: 'start', u: '/', d: 'x', p }),
      headers: { 'content-type': 'text/plain' },
    });
    return response.status;
  };
  before(async () => {
    const settings = readSettings({
      DATA_DIR: join(folder, 'data'),
      SITE_DIR: site,
      READY_FLUSH_SECONDS: '60',
    });
    const flushStatus = (): FlushStatus => ({
      failures: 0,
      wentBack: 0,
      spoolRows: 0,
      sinceLastFlush: 0,
      oldestDue,
    });
    const store = { ...(await openBackgroundStore(settings.DATA_DIR)), flushStatus };
    collector = createCollector({ settings, store, plans });
    await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
  });
  after(async () => {
    await collector.stop();
    rmSync(folder, { recursive: true });
  });

  it('turns once there is a site', async () => {
    await assertNot(/no site/);
    mkdirSync(site);
    await assertNot(/no site/);
    writeFileSync(join(site, 'index.html'), 'home');
    await untilReady();
  });

  it('turns with the last commit', async () => {
    assert.equal(await post(), 202);
    const other = new DatabaseSync(join(folder, 'data', STORE_FILE));
    other.exec('BEGIN IMMEDIATE');
    assert.equal(await post(), 503);
    await assertNot(/last commit failed/);
    other.exec('ROLLBACK');
    other.close();
    // Nobody sends anything any more: the collector finds out by itself that it can commit again.
    await untilReady();
  });

  it('turns with what is due at the shared database for too long', async () => {
    oldestDue = 60;
    assert.equal((await ask('/readyz'))[0], 200);
    oldestDue = 61;
    await assertNot(/wait for the shared database for more than 60 seconds/);
    oldestDue = 0;
    assert.equal((await ask('/readyz'))[0], 200);
  });
});
