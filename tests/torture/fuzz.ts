import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '../../analytics/collect/server.ts';
import { readSettings } from '../../analytics/collect/settings.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { createJudge } from '../../analytics/protocol/judge.ts';
import { readPayload } from '../../analytics/protocol/payload.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { openBackgroundStore } from '../../analytics/tally/background-store.ts';
import { readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { fuzzRequest } from './fuzz-requests.ts';
import type { FuzzRequest } from './fuzz-requests.ts';

/** Longer than this without an answer is a hang. */
const PATIENCE = 15_000;
const PAUSE = 30;
const GIVE_UP = 400;
/** Said before the answer to a client that asked whether to go on. */
const CONTINUE = /^HTTP\/1\.1 100 Continue\r\n\r\n/;

/** What a fuzz run met. */
export type FuzzFindings = {
  readonly statuses: Readonly<Record<string, number>>;
  readonly serverErrors: number;
  readonly hangs: number;
  /** Increments of the events that were answered as counted, by the plan itself. */
  readonly expected: number;
  readonly counted: number;
  readonly grownMegabytes: number;
};

/** Sends generated and bent requests to a real collector, and adds up what should have been counted. */
export async function fuzz(requests: number, seed: number, atOnce = 32): Promise<FuzzFindings> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const plans = readPlans();
  const [registered] = plans;
  if (!registered) throw new Error('there is a study plan');
  const store = await openBackgroundStore(folder);
  const settings = readSettings({ DATA_DIR: folder, SITE_DIR: makeSite(folder), RATE_LIMIT: '0' });
  const collector = createCollector({ settings, store, plans });
  await new Promise<void>((listening) => collector.server.listen(0, '127.0.0.1', listening));
  const { port } = collector.server.address() as AddressInfo;
  const judge = createJudge(plans);
  const stream = streamFrom(seed);
  const statuses: Record<string, number> = {};
  let [expected, left, hangs] = [0, requests, 0];
  const before = process.memoryUsage().rss;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const request = fuzzRequest(registered, stream);
      const answer = (await converse(port, request)).replace(CONTINUE, '');
      const status =
        answer === 'hang' ? 'hang' : (/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'closed');
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 'hang') hangs += 1;
      if (status !== '202' || answer.includes('x-plausible-dropped')) continue;
      expected += incrementsOf(request.body);
    }
  };
  const incrementsOf = (body: string): number => {
    const read = readPayload(body);
    const verdict = 'payload' in read ? judge(read.payload) : undefined;
    return verdict?.kind === 'counted' ? verdict.increments.length : 0;
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await collector.stop();
  const counted = readSqliteCounts(folder).reduce((sum, { n }) => sum + n, 0);
  rmSync(folder, { recursive: true });
  const serverErrors = Object.entries(statuses)
    .filter(([status]) => status.startsWith('5'))
    .reduce((sum, [, n]) => sum + n, 0);
  const grownMegabytes = (process.memoryUsage().rss - before) / 2 ** 20;
  return { statuses, serverErrors, hangs, expected, counted, grownMegabytes };
}

/** A site with a page, and a file too large for memory. */
function makeSite(folder: string): string {
  const site = join(folder, 'site');
  mkdirSync(join(site, 'page'), { recursive: true });
  for (const path of ['index.html', '404.html', 'page/index.html', '.env'])
    writeFileSync(join(site, path), `a page of ${path}`);
  writeFileSync(join(site, 'film.bin'), Buffer.alloc(2 ** 20 + 1));
  return site;
}

/** One request on a connection of its own: its answer, or nothing when it was closed without one. */
function converse(port: number, { bytes, manner }: FuzzRequest): Promise<string> {
  return new Promise((done) => {
    const socket = new Socket();
    let answer = '';
    const patience = setTimeout(() => {
      socket.destroy();
      done('hang');
    }, PATIENCE);
    const end = (): void => {
      clearTimeout(patience);
      done(answer);
    };
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', end);
    socket.connect(port, '127.0.0.1', () => {
      const half = Math.floor(bytes.length / 2);
      if (manner === 'whole') {
        socket.write(bytes);
        // Ending our side tells a server that waits for a longer body that no more will come.
        setTimeout(() => socket.end(), GIVE_UP);
        return;
      }
      socket.write(bytes.subarray(0, half));
      setTimeout(() => {
        if (manner === 'abandoned') socket.destroy();
        else socket.write(bytes.subarray(half));
      }, PAUSE);
      setTimeout(() => socket.end(), PAUSE + GIVE_UP);
    });
  });
}
