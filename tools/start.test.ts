import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
after(() => rmSync(folder, { recursive: true }));

const start = (environment: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, ['tools/start.ts'], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), ...environment },
    encoding: 'utf8',
    timeout: 20_000,
  });

const assertOneSentence = ({ status, stderr }: ReturnType<typeof start>, says: RegExp): void => {
  assert.equal(status, 1);
  assert.match(stderr, says);
  assert.equal(stderr.trim().split('\n').length, 1);
};

describe('npm start, where it can not', () => {
  it('says so of a folder that can not be made, whoever asks', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const DATA_DIR of [join(file, 'data'), '/proc/data'])
      assertOneSentence(start({ DATA_DIR }), /data folder .* can't be written/);
  });

  it('says so of a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    assertOneSentence(start({ PORT: String(port), HOST: '127.0.0.1' }), /Port \d+ is taken/);
    taken.close();
  });

  it('names a setting that makes no sense', () => {
    assertOneSentence(start({ PORT: 'many' }), /PORT: found "many"/);
  });
});
