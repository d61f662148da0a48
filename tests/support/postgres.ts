import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from '../../tools/test/system-package.ts';
import { freePort } from '../../tools/test/free-port.ts';

/** A PostgreSQL server of a test's own. */
export type PostgresServer = {
  readonly url: string;
  /** Stops it as a power cut would, and starts it again on the same files. */
  crash(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

const DEBIAN = '/usr/lib/postgresql';

/** The folder of the server's programs: the system's, or, as root on Debian, its package installed first. */
function findPrograms(): string {
  const found = (): string | undefined => {
    const versions = existsSync(DEBIAN)
      ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
      : [];
    const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
    const onPath = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
    return [...folders, (onPath.stdout ?? '').trim()].find(
      (folder) => folder && existsSync(join(folder, 'initdb')),
    );
  };
  const here = found();
  if (here) return here;
  installPackages('postgresql');
  const installed = found();
  if (installed) return installed;
  throw new Error(
    'No PostgreSQL to test with: install it (on Debian: apt-get install postgresql).',
  );
}

/** PostgreSQL refuses to run as root, so root lends it the identity of nobody. */
const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Starts a server with an empty database on a port and a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (identity.uid) chownSync(folder, identity.uid, identity.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'tally', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
    {
      ...identity,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
    ];
    server = spawn(join(programs, 'postgres'), options, {
      ...identity,
      cwd: folder,
      stdio: 'ignore',
    });
    const deadline = Date.now() + 30_000;
    while (
      spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status !== 0
    ) {
      if (Date.now() > deadline) throw new Error('PostgreSQL did not start within 30 seconds');
      await new Promise((wait) => setTimeout(wait, 100));
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url: `postgres://tally@127.0.0.1:${port}/postgres`,
    start,
    // SIGQUIT is PostgreSQL's immediate stop: nothing is written any more, and it recovers when it starts.
    crash: () => end('SIGQUIT'),
    async close() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
