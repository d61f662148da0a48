import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readPlans } from '../../../analytics/plan/read.ts';
import { composeProperties } from '../../../analytics/protocol/compose.ts';
import { readImports } from '../../check/read-imports.ts';
import { freePort } from '../../test/free-port.ts';
import { checksums, packArchive } from './archive.ts';
import { contentsOf } from './contents.ts';
import type { Contents } from './contents.ts';

const EPOCH = 1_790_000_000;
const NAME = 'zonder-vraag-1.2.3';
const folder = mkdtempSync(join(tmpdir(), 'release-'));
after(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
};

describe('an archive', () => {
  /** The same project in another folder, written in another order, by somebody with other rights. */
  const project = (name: string, mode: number, files: readonly string[]): Contents => {
    const root = join(folder, name);
    const lock = {
      packages: {
        '': { version: '1.2.3', dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0', dependencies: { b: '2' } },
        'node_modules/a/node_modules/b': { version: '2.0.0' },
        'node_modules/b': { version: '1.0.0' },
        'node_modules/unused': { version: '1.0.0' },
      },
    };
    write(join(root, 'package-lock.json'), JSON.stringify(lock), mode);
    for (const file of files) write(join(root, file), file, mode);
    write(join(root, 'built/index.html'), 'home', mode);
    return contentsOf(root, join(root, 'built'));
  };
  const FILES = [
    'node_modules/a/index.js',
    'node_modules/a/node_modules/b/index.js',
    'node_modules/b/index.js',
    'node_modules/unused/index.js',
    'analytics/cli.ts',
    'analytics/cli.test.ts',
    `analytics/${'a-long-name/'.repeat(12)}file.ts`,
  ];

  it('is the same to the byte from two folders, and holds what runs alone', async () => {
    const one = project('one', 0o600, FILES);
    const other = project('two', 0o755, FILES.toReversed());
    const packed = await packArchive(NAME, one, EPOCH);
    assert.ok(Buffer.from(packed).equals(await packArchive(NAME, other, EPOCH)));
    assert.deepEqual(
      [...one.keys()].sort(),
      [
        `analytics/${'a-long-name/'.repeat(12)}file.ts`,
        'analytics/cli.ts',
        'dist/index.html',
        'node_modules/a/index.js',
        'node_modules/a/node_modules/b/index.js',
        'package-lock.json',
      ].sort(),
    );
  });

  it('is unpacked by tar, and its sums hold', async () => {
    const contents = new Map(project('three', 0o644, FILES));
    contents.set('SHA256SUMS', Buffer.from(checksums(contents)));
    writeFileSync(join(folder, 'a.tar.gz'), await packArchive(NAME, contents, EPOCH));
    execFileSync('tar', ['-xzf', 'a.tar.gz'], { cwd: folder });
    const check = spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], {
      cwd: join(folder, NAME),
      encoding: 'utf8',
    });
    assert.equal(check.status, 0, check.stderr);
  });
});

describe('a release of this project', () => {
  const root = join(folder, NAME);
  const [registered] = readPlans();
  let contents: Contents;

  before(async () => {
    const site = join(folder, 'site');
    write(join(site, 'index.html'), 'the home page');
    contents = contentsOf('.', site);
    rmSync(root, { recursive: true, force: true });
    writeFileSync(join(folder, 'b.tar.gz'), await packArchive(NAME, contents, EPOCH));
    execFileSync('tar', ['-xzf', 'b.tar.gz'], { cwd: folder });
  });

  it('holds all that its programs import, and no package besides', () => {
    const programs = [...contents].filter(
      ([path]) => path.endsWith('.ts') && !path.startsWith('node_modules/'),
    );
    const packages = new Set<string>();
    for (const [path, bytes] of programs)
      for (const { specifier } of readImports(path, bytes.toString())) {
        if (specifier.startsWith('.')) {
          const target = posix.join(posix.dirname(path), specifier);
          assert.ok(contents.has(target), `${path} imports ${specifier}`);
        } else if (!specifier.startsWith('node:')) packages.add(specifier);
      }
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // A new version of a plan is laid out by it where the sources are; a release does without.
    packages.delete('prettier');
    assert.deepEqual([...packages].sort(), Object.keys(dependencies).sort());
  });

  it('runs with Node alone: a page, health, and an event that counts', async () => {
    assert.ok(registered);
    const port = await freePort();
    // Nothing of the machine is found but what is named: no npm, no builder.
    const env = { PORT: String(port), HOST: '127.0.0.1', PATH: '/nowhere', RATE_LIMIT: '0' };
    const program = spawn(process.execPath, ['tools/start.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let said = '';
      for await (const part of program.stdout.iterator({ destroyOnReturn: false })) {
        said += String(part);
        if (said.includes('Stop with')) break;
      }
      program.stdout.resume();
      const address = `http://127.0.0.1:${port}`;
      for (const [path, text] of [
        ['/', 'the home page'],
        ['/healthz', 'ok\n'],
        ['/readyz', 'ready\n'],
      ] as const)
        assert.equal(await (await fetch(address + path)).text(), text);
      const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
      const study = { study: registered.plan.id, version: registered.version };
      const p = composeProperties(study, context);
      const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
      const headers = { 'content-type': 'text/plain' };
      const answer = await fetch(`${address}/api/event`, { method: 'POST', body, headers });
      assert.equal(answer.status, 202);
      const words = ['analytics/cli.ts', 'export'];
      const counts = execFileSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' });
      assert.match(counts, /,allocated,[^,]*,[^,]*,1\n/);
    } finally {
      const ended = once(program, 'exit');
      program.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null]);
    }
  });

  it('refuses to publish before it writes anything, and says where to', () => {
    for (const AUDIENCE of ['public', 'evaluators']) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['analytics/cli.ts', 'publish'],
        { cwd: root, env: { AUDIENCE }, encoding: 'utf8' },
      );
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /Nothing was written\. Publish where the sources are/);
      for (const path of ['src/content/effect', 'data/effect'])
        assert.ok(!existsSync(resolve(root, path)), path);
    }
  });

  it('says that it can not build where it has no site', () => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/start.ts'], {
      cwd: root,
      env: { SITE_DIR: 'nowhere', PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'other') },
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /can't be built here: there is no builder/);
  });
});
