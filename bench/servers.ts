import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '../analytics/collect/server.ts';
import { readSettings } from '../analytics/collect/settings.ts';
import { readPlans } from '../analytics/plan/read.ts';
import { openBackgroundStore } from '../analytics/tally/background-store.ts';

/** Reads a body whole, as any server must before it can answer. */
const whenRead =
  (answer: (body: string) => void): RequestListener =>
  (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(Buffer.concat(parts).toString('utf8'));
      response.writeHead(202, { 'content-type': 'text/plain', 'content-length': 2 });
      response.end('ok');
    });
  };

const SERVERS: Readonly<Record<string, (folder: string) => Server | Promise<Server>>> = {
  bare: () => createServer(whenRead(() => undefined)),
  json: () => createServer(whenRead((body) => void JSON.parse(body))),
  collector: async (folder) => {
    const settings = readSettings({ DATA_DIR: folder, RATE_LIMIT: '0' });
    return createCollector({
      settings,
      store: await openBackgroundStore(folder),
      plans: readPlans(),
    }).server;
  },
};

/** Appends as fast as the disk takes it, each followed by fdatasync: the ceiling of one event a sync. */
function appendAndSync(folder: string, body: string, seconds: number): number {
  const file = openSync(join(folder, 'raw.log'), 'a');
  const end = performance.now() + 1000 * seconds;
  let written = 0;
  for (; performance.now() < end; written += 1) {
    writeSync(file, body);
    fdatasyncSync(file);
  }
  closeSync(file);
  return written / seconds;
}

/** A process of its own, so that server and load have a core each: `node bench/servers.ts NAME`. */
async function serve(name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await SERVERS[name]?.(folder);
  if (!server) throw new Error(`no server ${name}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.on('SIGTERM', () => process.exit(0));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') console.log(address.port);
  });
}

const [, , name, ...words] = process.argv;
if (name === 'append') {
  const folder = mkdtempSync(join(process.cwd(), 'dist-bench-'));
  console.log(appendAndSync(folder, words[0] ?? '', Number(words[1])));
  rmSync(folder, { recursive: true });
} else if (name) await serve(name);
