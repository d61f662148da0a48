import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readCountsCsv } from '../../analytics/tally/counts-csv.ts';
import type { Count } from '../../analytics/tally/count.ts';
import { freePort } from '../../tools/test/free-port.ts';

/** A running product: the built site and its collector, with a store of its own. */
export type Server = {
  readonly url: string;
  readonly dataDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Every count in the store, through `measure export`. */
  counts(): Count[];
  measure(...words: string[]): string;
  /** Publishes, and waits until what was built is what is served. */
  publish(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

const SITE = process.env.SITE_DIR ?? './dist';

async function run(environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['tools/start.ts', '--no-build'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const heard = child.stdout.iterator({ destroyOnReturn: false });
  for await (const said of heard) {
    if (!String(said).includes('is served at')) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error('the server ended before it served anything');
}

/** Starts the product as an operator would, on a port and a folder of its own. */
export async function startServer(settings: NodeJS.ProcessEnv = {}): Promise<Server> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'zonder-vraag-'));
  const environment = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    SITE_DIR: SITE,
    EFFECT_DIR: join(dataDir, 'published'),
    RATE_LIMIT: '0',
    ...settings,
  };
  let child = await run(environment);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const measure = (...words: string[]): string =>
    execFileSync(process.execPath, ['analytics/cli.ts', ...words], {
      env: environment,
      encoding: 'utf8',
    });
  const url = `http://localhost:${port}`;
  return {
    url,
    dataDir,
    environment,
    counts: () => readCountsCsv(measure('export')),
    measure,
    async publish() {
      measure('publish');
      const built = readFileSync(join(environment.SITE_DIR, 'effect/index.html'), 'utf8');
      while ((await (await fetch(`${url}/effect/`)).text()) !== built) await setTimeout(100);
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      child = await run(environment);
    },
    async close() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
