import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../analytics/tally/postgres-store.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import type { Count } from '../../analytics/tally/count.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { startProxy } from '../../tests/support/proxies.ts';
import type { Proxy } from '../../tests/support/proxies.ts';
import { freePort } from '../../tools/test/free-port.ts';

/** So much room has a collector's folder, so that it can be filled. */
const DISK = '48m';
/** Many sit behind these addresses, as behind a carrier's. */
export const SHARED = '127.1.0.0/16';

/** One collector, as `npm start` runs it. */
export type Collector = {
  /** Kills the process that does the work; what watches over it starts another. */
  kill(): void;
  /** Fills its disk; what it returns makes room again. Nothing where this machine allows no small disk. */
  fillDisk(): (() => void) | undefined;
  /** Memory of the process that does the work, in bytes; nothing while it is away. */
  memory(): Promise<number | undefined>;
};

/** nginx with the shipped files, two collectors and one PostgreSQL behind them. */
export type Stack = {
  readonly proxy: Pick<Proxy, 'port' | 'certificate'>;
  readonly collectors: readonly Collector[];
  readonly database: { crash(): Promise<void>; start(): Promise<void> };
  /** Stops the collectors in order, and gives all that was counted. */
  finish(): Promise<Count[]>;
  close(): Promise<void>;
};

/** @param site the built site, which the collectors serve */
export async function startStack(site: string): Promise<Stack> {
  const scratch = mkdtempSync(join(tmpdir(), 'evening-'));
  const postgres = await startPostgres();
  const ports = [await freePort(), await freePort()];
  const collectors = await Promise.all(
    ports.map((port) => startCollector(join(scratch, String(port)), port, site, postgres.url)),
  );
  const proxy = await startProxy('nginx', { variant: 'from-collector', site, collectors: ports });
  const stop = async (): Promise<void> => {
    await Promise.all(collectors.map((each) => each.stop()));
  };
  return {
    proxy,
    collectors,
    database: postgres,
    async finish() {
      await stop();
      const shared = openPostgresStore(postgres.url);
      const counts = [
        ...(await shared.counts()),
        // What is less than a flush may carry waits in the spools.
        ...collectors.flatMap(({ data }) => readSqliteCounts(data)),
      ];
      await shared.close();
      return counts;
    },
    async close() {
      await stop();
      await proxy.close();
      await postgres.close();
      for (const { data, small } of collectors) if (small) spawnSync('umount', [data]);
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

async function startCollector(data: string, port: number, site: string, database: string) {
  mkdirSync(data);
  const mount = ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', data];
  const small = spawnSync('mount', mount, { stdio: 'ignore' }).status === 0;
  const program = spawn(process.execPath, ['tools/start.ts', '--no-build'], {
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, SITE_DIR: site },
      ...{ TRUST_PROXY: '1', SHARED_NETWORKS: `${SHARED}=100` },
      ...{ DATABASE_URL: database, FLUSH_SECONDS: '1' },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await untilServing(program);
  return {
    data,
    small,
    kill: () => {
      const found = spawnSync('pgrep', ['-P', String(program.pid)], { encoding: 'utf8' }).stdout;
      for (const pid of found.split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
    },
    fillDisk: () => {
      if (!small) return undefined;
      const filler = join(data, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' });
      return () => rmSync(filler);
    },
    memory: async () => {
      const asked = fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
      const text = await asked.catch(() => '');
      const found = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1];
      return found === undefined ? undefined : Number(found);
    },
    stop: async () => {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const ended = once(program, 'exit');
      program.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilServing(program: ChildProcess): Promise<void> {
  if (!program.stdout) throw new Error('a collector says where it serves');
  for await (const said of program.stdout.iterator({ destroyOnReturn: false }))
    if (String(said).includes('Stop with')) break;
  program.stdout.resume();
}
