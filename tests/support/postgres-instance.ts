import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/test/free-port.ts';
import { installPackages } from '../../tools/test/system-package.ts';

const DEBIAN = '/usr/lib/postgresql';
const START_TIMEOUT = 60_000;

/** The folder of the server's programs: the system's, or, as root on Debian, its package installed first. */
export function findPrograms(): string {
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

/** PostgreSQL and PgBouncer refuse to run as root, so root lends it the identity of nobody. */
export const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Makes the server's user the owner of a file or a folder, where that is another than ours. */
export function giveToServer(path: string): void {
  if (identity.uid) chownSync(path, identity.uid, identity.gid);
}

/** A folder that PostgreSQL may write in. */
export function makePostgresFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  giveToServer(folder);
  return folder;
}

/** Runs one of PostgreSQL's own programs, as the server's user; an error holds what it said. */
export function runProgram(name: string, words: readonly string[], folder: string): void {
  execFileSync(join(findPrograms(), name), words, {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** One data folder with a port of its own, on which a server can be started again and again. */
export type PostgresInstance = {
  readonly data: string;
  readonly port: number;
  start(): Promise<void>;
  /** Asks it to end with one of PostgreSQL's three signals, and waits until it did. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT'): Promise<void>;
  /** Ends it and each of its processes at once, as a power cut does. */
  kill(): Promise<void>;
};

/** @param settings `name=value`, given at every start */
export async function createInstance(
  folder: string,
  name: string,
  settings: readonly string[] = [],
): Promise<PostgresInstance> {
  const data = join(folder, name);
  const port = await freePort();
  let server: ChildProcess | undefined;
  const running = (): ChildProcess | undefined =>
    server && server.exitCode === null && server.signalCode === null ? server : undefined;
  return {
    data,
    port,
    async start() {
      // Processes are killed here, not machines: what was written is there without a sync.
      const given = ['listen_addresses=127.0.0.1', 'fsync=off', ...settings].flatMap((each) => [
        '-c',
        each,
      ]);
      server = spawn(
        join(findPrograms(), 'postgres'),
        ['-D', data, '-p', String(port), '-k', folder, ...given],
        { ...identity, cwd: folder, stdio: 'ignore' },
      );
      const asked = ['-q', '-h', '127.0.0.1', '-p', String(port)];
      const deadline = Date.now() + START_TIMEOUT;
      while (spawnSync(join(findPrograms(), 'pg_isready'), asked).status !== 0) {
        if (Date.now() > deadline)
          throw new Error(`PostgreSQL did not start within ${START_TIMEOUT / 1000} seconds`);
        await new Promise((wait) => setTimeout(wait, 100));
      }
    },
    async end(signal) {
      const current = running();
      if (!current) return;
      const ended = once(current, 'exit');
      current.kill(signal);
      await ended;
    },
    async kill() {
      const current = running();
      if (!current?.pid) return;
      // Its processes would outlive it for a moment, and one could still confirm something.
      const children = readFileSync(`/proc/${current.pid}/task/${current.pid}/children`, 'utf8');
      const ended = once(current, 'exit');
      for (const pid of [current.pid, ...children.trim().split(' ').filter(Boolean)])
        killProcess(Number(pid));
      await ended;
    },
  };
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
