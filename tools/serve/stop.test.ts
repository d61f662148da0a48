import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPostgres } from '../../tests/support/postgres.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { openPostgresStore } from '../../analytics/tally/postgres-store.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { freePort } from '../test/free-port.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;

/** The builder writes within the project only, and nobody looks at what lies here. */
const SCRATCH = resolve(import.meta.dirname, '../../node_modules/.stop-');

const startEvent = (): string => {
  const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
  const p = composeProperties({ study: plan.id, version }, context);
  return JSON.stringify({ n: 'start', u: '/', d: 'x', p });
};

const childrenOf = (pid: number): number[] =>
  spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number);

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((wait) => setTimeout(wait, 20));
};

describe('npm start, when it is asked to stop', () => {
  let folder = '';
  let port = 0;
  let program: ChildProcess;
  let said = '';
  const begin = (words: readonly string[], more: Readonly<Record<string, string>> = {}): void => {
    said = '';
    const [DATA_DIR, SITE_DIR] = [join(folder, 'data'), join(folder, 'site')];
    program = spawn(process.execPath, ['tools/start.ts', ...words], {
      env: { ...process.env, PORT: String(port), DATA_DIR, SITE_DIR, RATE_LIMIT: '0', ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [program.stdout, program.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  };
  const end = async (): Promise<unknown> => {
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    return (await ended)[0];
  };
  const makeSite = (): void => {
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site/index.html'), 'home');
  };
  const post = async (body: string): Promise<number> => {
    const headers = { 'content-type': 'text/plain' };
    const address = `http://127.0.0.1:${port}/api/event`;
    return (await fetch(address, { method: 'POST', body, headers })).status;
  };
  beforeEach(async () => {
    folder = mkdtempSync(SCRATCH);
    port = await freePort();
  });
  afterEach(() => {
    if (program.exitCode === null && program.signalCode === null) program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('flushes what was acknowledged while it drained', async () => {
    const postgres = await startPostgres();
    makeSite();
    begin(['--no-build'], {
      DATABASE_URL: postgres.url,
      FLUSH_SECONDS: '3600',
      FLUSH_SUBMISSIONS: '1',
    });
    await until(() => said.includes('Stop with'));
    assert.equal(await post(startEvent()), 202);
    // Somebody is in the middle of a sentence when the signal comes.
    const body = startEvent();
    const slow = connect(port, '127.0.0.1');
    slow.write(
      `POST /api/event HTTP/1.1\r\nHost: x\r\nUser-Agent: node\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    await new Promise((wait) => setTimeout(wait, 200));
    const ended = end();
    await new Promise((wait) => setTimeout(wait, 500));
    slow.write(body.slice(9));
    const [answer] = (await once(slow, 'data')) as [Buffer];
    assert.match(answer.toString(), /^HTTP\/1\.1 202/);
    assert.doesNotMatch(answer.toString(), /x-plausible-dropped/i);
    assert.equal(await ended, 0);
    const shared = openPostgresStore(postgres.url);
    const counts = await shared.counts();
    await shared.close();
    await postgres.close();
    assert.equal(counts.find(({ table }) => table === 'allocated')?.n, 2);
    assert.deepEqual(readSqliteCounts(join(folder, 'data')), []);
  });

  it('says so by its code where the disk is full, and lost nothing', async (context) => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const small = ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', data];
    if (spawnSync('mount', small).status !== 0) {
      context.skip('this machine lets nobody make a small file system');
      return;
    }
    try {
      makeSite();
      begin(['--no-build']);
      await until(() => said.includes('Stop with'));
      assert.equal(await post(startEvent()), 202);
      const filler = join(data, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096']);
      assert.equal(await post(startEvent()), 503);
      assert.equal(await end(), 1);
      assert.match(said, /"event":"stop-failed"/);
      assert.doesNotMatch(said, /unexpected-fault|Unhandled/);
      rmSync(filler);
      assert.equal(readSqliteCounts(data).find(({ table }) => table === 'allocated')?.n, 1);
    } finally {
      spawnSync('umount', [data]);
    }
  });

  it('leaves no builder, and no half site', async () => {
    begin([]);
    const builders = (): number[] => childrenOf(program.pid ?? 0).flatMap(childrenOf);
    await until(() => builders().length > 0);
    const [builder = 0] = builders();
    assert.equal(await end(), 0);
    await until(() => !existsSync(`/proc/${builder}`));
    assert.deepEqual(readdirSync(folder), ['data']);
  });
});
