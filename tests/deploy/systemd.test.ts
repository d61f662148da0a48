import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../tools/test/free-port.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';

const UNIT = 'deploy/systemd/zonder-vraag.service';
const SETTINGS = 'deploy/systemd/settings.example';
/** The most that `systemd-analyze security` may find exposed, in tenths. */
const EXPOSURE = '30';
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;

const unit = readFileSync(UNIT, 'utf8');
const valueOf = (name: string): string =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? assert.fail(`no ${name} in the unit`);
/** The lines of a file of settings, as systemd reads it. */
const readAssignments = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(/[\n ]/)
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

const analyse = (...words: string[]) =>
  spawnSync('systemd-analyze', [...words, '--no-pager'], { encoding: 'utf8' });

/** The system calls that the unit leaves to the program. */
function allowedCalls(): ReadonlySet<string> {
  const groups = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of analyse('syscall-filter').stdout.split('\n')) {
    if (line.startsWith('@')) groups.set(line.trim(), (current = []));
    else if (/^ +[@\w]/.test(line)) current.push(line.trim());
  }
  const callsOf = (name: string): string[] =>
    (groups.get(name) ?? []).flatMap((each) => (each.startsWith('@') ? callsOf(each) : [each]));
  const filters = [...unit.matchAll(/^SystemCallFilter=(~?)(.*)$/gm)];
  const of = (sign: string): string[] =>
    filters
      .filter(([, found]) => found === sign)
      .flatMap(([, , names = '']) => names.split(' ').flatMap(callsOf));
  const denied = new Set(of('~'));
  return new Set(of('').filter((call) => !denied.has(call)));
}

describe('the unit for systemd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'systemd-'));
  before(() => {
    for (const name of ['systemd-analyze', 'strace'])
      if (!findProgram([name])) installPackages(name === 'strace' ? 'strace' : 'systemd');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is valid, and exposes little', () => {
    const copy = join(folder, 'zonder-vraag.service');
    // Node lies elsewhere on a machine that tests.
    writeFileSync(copy, unit.replace('/usr/local/bin/node', process.execPath));
    const verified = analyse('verify', copy);
    assert.equal(verified.status, 0, verified.stderr);
    const exposed = analyse('security', '--offline=true', `--threshold=${EXPOSURE}`, copy);
    assert.equal(exposed.status, 0, exposed.stdout.split('\n').slice(-3).join('\n'));
  });

  it('starts a collector with the settings as shipped, which writes in its folder alone, and asks nothing that is denied', async () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    const nobody = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
    if (asRoot) for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY);
    const site = join(folder, 'site');
    mkdirSync(site);
    writeFileSync(join(site, 'index.html'), 'home');
    const port = await freePort();
    const [program = '', ...words] = valueOf('ExecStart').split(' ');
    assert.equal(program, '/usr/local/bin/node');
    const node = join(folder, 'node');
    cpSync(process.execPath, node);
    const trace = join(folder, 'trace');
    const child = spawn('strace', ['-f', '-qq', '-o', trace, node, ...words], {
      ...nobody,
      cwd: resolve('.'),
      env: {
        ...readAssignments(valueOf('Environment')),
        ...readAssignments(readFileSync(SETTINGS, 'utf8').replaceAll(/^#.*$/gm, '')),
        DATA_DIR: data,
        SITE_DIR: site,
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const said of child.stdout.iterator({ destroyOnReturn: false }))
      if (String(said).includes('is served')) break;
    child.stdout.resume();
    const page = await fetch(`http://127.0.0.1:${port}/`);
    assert.equal(await page.text(), 'home');
    const [collector = ''] = spawnSync('pgrep', ['-P', String(child.pid)], {
      encoding: 'utf8',
    }).stdout.split('\n');
    process.kill(Number(collector), 'SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);

    const traced = readFileSync(trace, 'utf8');
    const allowed = allowedCalls();
    assert.ok(allowed.size > 100);
    const calls = new Set([...traced.matchAll(/^\d+ +(\w+)\(/gm)].map(([, call = '']) => call));
    assert.deepEqual(
      [...calls].filter((call) => !allowed.has(call)),
      [],
    );
    const written = [...traced.matchAll(/openat\([^,]+, "([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)/g)]
      .map(([, path = '']) => resolve(path))
      .filter((path) => !path.startsWith(data) && !path.startsWith('/dev/'));
    assert.deepEqual(written, []);
  });
});
