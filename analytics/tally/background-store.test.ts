import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openBackgroundStore } from './background-store.ts';
import type { Count } from './count.ts';
import { readSqliteCounts } from './sqlite-store.ts';

const count: Count = { study: 's', version: 'v', table: 't', cell: 'c', period: '2026-W48', n: 2 };
const toHex = (packed: Uint8Array): string => Buffer.from(packed).toString('hex');
const NUMBER = 'c'.repeat(32);

describe('a store in a thread of its own', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'background-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has committed what it says it has, and knows the delivery numbers when it is opened again', async () => {
    const store = await openBackgroundStore(folder);
    assert.deepEqual(store.recentSubmissions, []);
    await Promise.all([1, 2, 3].map(() => store.commit({ counts: [count], submissions: [] })));
    await store.commit({ counts: [count], submissions: [NUMBER] });
    assert.deepEqual(readSqliteCounts(folder), [{ ...count, n: 8 }]);
    await store.close();
    const reopened = await openBackgroundStore(folder);
    assert.deepEqual(reopened.recentSubmissions.map(toHex), [NUMBER]);
    await reopened.close();
  });

  it('says why it can not be opened', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    await assert.rejects(openBackgroundStore(file), /no-folder|directory/);
  });

  it('has its folder for itself, until its process ends; what only reads runs beside it', async () => {
    const store = await openBackgroundStore(folder);
    await store.commit({ counts: [count], submissions: [] });
    await assert.rejects(openBackgroundStore(folder), /counts in .* already: stop it first/);
    assert.deepEqual(readSqliteCounts(folder), [count]);
    await store.close();
    const program = join(folder, 'program.mjs');
    const module = new URL('./background-store.ts', import.meta.url).href;
    writeFileSync(
      program,
      `import { openBackgroundStore } from '${module}';
       await openBackgroundStore(${JSON.stringify(folder)}); console.log('open');`,
    );
    const other = spawn(process.execPath, [program]);
    await once(other.stdout, 'data');
    await assert.rejects(openBackgroundStore(folder), /already/);
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    await (await openBackgroundStore(folder)).close();
  });

  it('acknowledges nothing once its folder was taken away', async () => {
    const store = await openBackgroundStore(folder);
    rmSync(folder, { recursive: true });
    await assert.rejects(store.commit({ counts: [count], submissions: [] }), /was taken away/);
    await store.close();
  });

  it('refuses what it is asked after its end, and waits for nothing', async () => {
    const store = await openBackgroundStore(folder);
    await store.close();
    await assert.rejects(store.commit({ counts: [count], submissions: [] }), /ended/);
  });
});
