import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { freePort } from '../test/free-port.ts';
import { waitBefore } from './supervise.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;

/** Loaded before the program: a fault that nobody expects, at a signal, with a message that must not be told. */
const FAULT = `process.on('SIGUSR2', () => {
  if (process.send) setTimeout(() => { throw new Error('what a visitor sent'); });
});`;

describe('npm start, when a fault ends the collector', () => {
  let folder = '';
  let port = 0;
  let program: ChildProcess;
  let said = '';

  const begin = async (): Promise<void> => {
    const words = ['--import', join(folder, 'fault.mjs'), 'tools/start.ts', '--no-build'];
    program = spawn(process.execPath, words, {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        SITE_DIR: join(folder, 'site'),
        RATE_LIMIT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [program.stdout, program.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await until(() => said.includes('Stop with'));
  };
  const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await met())) await new Promise((wait) => setTimeout(wait, 20));
  };
  const post = async (): Promise<number> => {
    const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
    const p = composeProperties({ study: plan.id, version }, context);
    const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
    const headers = { 'content-type': 'text/plain' };
    const asked = fetch(`http://127.0.0.1:${port}/api/event`, { method: 'POST', body, headers });
    return asked.then(
      ({ status }) => status,
      () => 0,
    );
  };
  /** The process that does the work, as the system knows it. */
  const worker = async (): Promise<number> => {
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
    assert.match(metrics, /process_start_time_seconds/);
    const asked = spawn('pgrep', ['-P', String(program.pid)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pid] = (await once(asked.stdout, 'data')) as [Buffer];
    return Number(pid.toString());
  };
  const starts = (): number => said.split('Stop with').length - 1;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'supervise-'));
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site/index.html'), 'home');
    writeFileSync(join(folder, 'fault.mjs'), FAULT);
    said = '';
    port = await freePort();
    await begin();
  });
  afterEach(async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGKILL');
      await once(program, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells where, not what; keeps what it acknowledged; serves again; ends when asked', async () => {
    let acknowledged = 0;
    for (let n = 0; n < 20; n += 1) if ((await post()) === 202) acknowledged += 1;
    const under = Promise.all(Array.from({ length: 20 }, post));
    process.kill(await worker(), 'SIGUSR2');
    for (const status of await under) if (status === 202) acknowledged += 1;
    await until(() => starts() === 2);
    if ((await post()) === 202) acknowledged += 1;
    assert.match(said, /"event":"unexpected-fault","kind":"Error","stack":"at .*fault\.mjs/);
    assert.match(said, /"event":"collector-ended","code":70/);
    assert.doesNotMatch(said, /what a visitor sent/);
    program.kill('SIGTERM');
    assert.deepEqual(await once(program, 'exit'), [0, null]);
    const counts = readSqliteCounts(join(folder, 'data'));
    const counted = counts
      .filter(({ table }) => table === 'allocated')
      .reduce((sum, { n }) => sum + n, 0);
    assert.equal(counted, acknowledged);
  });

  it('starts what was killed again, and ends with it when it is killed itself', async () => {
    process.kill(await worker(), 'SIGKILL');
    await until(() => starts() === 2);
    assert.equal(await post(), 202);
    const pid = await worker();
    program.kill('SIGKILL');
    await until(() => {
      try {
        return !process.kill(pid, 0);
      } catch {
        return true;
      }
    });
    assert.equal(await post(), 0);
  });
});

describe('the wait before a start', () => {
  it('is none at first, grows with faults in a row, and has an end', () => {
    assert.deepEqual([1, 2, 3, 4].map(waitBefore), [0, 500, 1000, 2000]);
    assert.equal(waitBefore(20), 30_000);
    assert.equal(waitBefore(21), undefined);
  });
});
