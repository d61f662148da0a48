import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { post as sendOnce, startCollector } from '../../tests/torture/load.ts';
import type { CollectorProcess } from '../../tests/torture/load.ts';
import { readPlans } from '../plan/read.ts';
import { composeProperties } from '../protocol/compose.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;

describe('a store that is backed up, killed and restored', () => {
  let folder = '';
  let data = '';
  let collector: CollectorProcess;
  const measure = (words: string, more: NodeJS.ProcessEnv = {}) => {
    const env = { ...process.env, DATABASE_URL: undefined, DATA_DIR: data, ...more };
    return spawnSync(process.execPath, ['analytics/cli.ts', ...words.split(' ')], {
      env,
      encoding: 'utf8',
    });
  };
  const start = async (): Promise<void> => {
    collector = await startCollector(data);
  };
  const post = async (): Promise<string> => {
    const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
    const p = composeProperties({ study: plan.id, version }, context);
    const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
    await send(body);
    return body;
  };
  const send = async (body: string): Promise<void> => {
    // A connection that was kept may have ended while another program ran: a browser asks again.
    const answered =
      (await sendOnce(collector.port, body)) || (await sendOnce(collector.port, body));
    assert.equal(answered, 202);
  };
  /** Starts counted, as an operator sees them. */
  const starts = (): number => {
    const { status, stdout } = measure('export');
    assert.equal(status, 0);
    return Number(/,allocated,[^,]+,[^,]+,(\d+)/.exec(stdout)?.[1] ?? 0);
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'moved-'));
    data = join(folder, 'data');
    await start();
  });
  afterEach(async () => {
    await collector.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('has what the backup had, keeps the rest aside, and goes on counting', async () => {
    for (let n = 0; n < 3; n += 1) await post();
    const backup = join(folder, 'copy.sqlite');
    assert.match(measure(`backup ${backup}`).stdout, /^Copied the counts/);
    const later = await post();
    assert.equal(starts(), 4);
    const refused = measure(`restore ${backup}`);
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /stop it first/);
    // What a killed collector committed last lies in its write-ahead file, which must not mix in.
    await post();
    await collector.end('SIGKILL');
    assert.ok(statSync(join(data, 'tally.sqlite-wal')).size > 0);
    const restored = measure(`restore ${backup}`);
    assert.deepEqual([restored.status, restored.stderr], [0, '']);
    const aside = /^What was there lies in (.+)\.$/m.exec(restored.stdout)?.[1] ?? '';
    assert.equal(starts(), 3);
    await start();
    // The store of before the restore had it; this one hasn't.
    await send(later);
    await post();
    assert.equal(starts(), 5);
    data = aside;
    assert.equal(starts(), 5);
  });

  it('is left as it is where the file is no store, or the counts lie elsewhere', async () => {
    await post();
    await collector.end('SIGKILL');
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'a text');
    for (const [words, environment, says] of [
      [`restore ${text}`, {}, /nothing was changed/],
      ['restore nowhere.sqlite', {}, /There is no file/],
      ['restore', {}, /Usage/],
      [
        `restore ${text}`,
        { DATABASE_URL: 'postgres://one/db' },
        /shared database: restore it with/,
      ],
    ] as const) {
      const { status, stderr } = measure(words, environment);
      assert.notEqual(status, 0, words);
      assert.match(stderr, says);
    }
    assert.equal(starts(), 1);
  });

  it('takes a file of counts once, and again only where it is told to add it', async () => {
    await post();
    await collector.end('SIGTERM');
    const file = join(folder, 'counts.csv');
    writeFileSync(file, measure('export').stdout);
    data = join(folder, 'elsewhere');
    assert.equal(measure(`import ${file}`).status, 0);
    const twice = measure(`import ${file}`);
    assert.notEqual(twice.status, 0);
    assert.match(twice.stderr, /--add/);
    assert.equal(starts(), 1);
    assert.equal(measure(`import ${file} --add`).status, 0);
    assert.equal(starts(), 2);
  });

  it('gives its counts another week, where the clock of its machine was wrong', async () => {
    await post();
    await collector.end('SIGTERM');
    const counts = measure('export').stdout;
    const period = /\d{4}-W\d{2}/.exec(counts)?.[0] ?? '';
    const file = join(folder, 'mended.csv');
    writeFileSync(file, counts.replaceAll(period, '2026-W02'));
    data = join(folder, 'mended');
    assert.equal(measure(`import ${file}`).status, 0);
    assert.equal(measure('export').stdout, readFileSync(file, 'utf8'));
  });
});
