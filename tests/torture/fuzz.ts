import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
import type { FuzzRequest } from './fuzz-pages.ts';

/** So long without an answer, while others got theirs, is a hang; in milliseconds. */
const PATIENCE = 15_000;
const OTHERS = 500;
/** A machine so slow that few get an answer is waited for, but not for ever. */
const MOST_PATIENCES = 10;
const PAUSE = 30;
const GIVE_UP = 400;
/** Said before the answer to a client that asked whether to go on. */
const CONTINUE = /^HTTP\/1\.1 100 Continue\r\n\r\n/;
/** A server that can't read what it is sent may leave what follows unanswered. */
const REFUSED = /^HTTP\/1\.1 (400|408|413|431)/m;
const SECRET = 'nobody may read this';
/** What a file holds that is no page: a hidden one, one outside, the store, one of the system. */
const LEAK = new RegExp(`${SECRET}|SQLite format 3|root:x:0`);

/** What a fuzz run met. */
export type FuzzFindings = {
  readonly statuses: Readonly<Record<string, number>>;
  readonly serverErrors: number;
  readonly hangs: number;
  /** Whole requests to which fewer answers came than there were questions in them. */
  readonly unanswered: number;
  /** Answers that hold what is no page. */
  readonly leaks: number;
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
  let [expected, left, hangs, unanswered, leaks, answered] = [0, requests, 0, 0, 0, 0];
  const before = process.memoryUsage().rss;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const request = fuzzRequest(registered, stream);
      const answer = (await converse(port, request, () => answered)).replace(CONTINUE, '');
      answered += 1;
      const status = statusOf(answer);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 'hang') hangs += 1;
      else if (cutShort(request, answer)) unanswered += 1;
      if (LEAK.test(answer)) leaks += 1;
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
  return { statuses, serverErrors, hangs, unanswered, leaks, expected, counted, grownMegabytes };
}

/** A site with a page, a file too large for memory, and things beside it that are nobody's. */
function makeSite(folder: string): string {
  const site = join(folder, 'site');
  mkdirSync(join(site, 'page'), { recursive: true });
  for (const path of ['index.html', '404.html', 'page/index.html'])
    writeFileSync(join(site, path), `a page of ${path}`);
  writeFileSync(join(site, 'film.bin'), Buffer.alloc(2 ** 20 + 1));
  for (const path of [join(site, '.env'), join(folder, 'outside.txt')]) writeFileSync(path, SECRET);
  symlinkSync(join(folder, 'outside.txt'), join(site, 'link.txt'));
  symlinkSync(folder, join(site, 'up'));
  return site;
}

/** Whether a request that was sent whole got fewer answers than it asked for. */
function cutShort({ manner, unfinished, requests }: FuzzRequest, answer: string): boolean {
  if (manner === 'abandoned' || unfinished || REFUSED.test(answer)) return false;
  return (answer.match(/HTTP\/1\.1 \d{3}/g) ?? []).length < requests;
}

/** What became of a request; a flipped sign may have made a version that is still to come. */
function statusOf(answer: string): string {
  if (answer === 'hang') return 'hang';
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'closed';
  return status === '503' && answer.includes('x-reason: version') ? 'not yet' : status;
}

/**
 * What is sent on a connection of its own: its answer, or nothing when it was closed without one. Our
 * side ends first only where a server may wait for more: an end may cost an answer on its way.
 */
function converse(
  port: number,
  { bytes, manner, unfinished }: FuzzRequest,
  answered: () => number,
): Promise<string> {
  return new Promise((done) => {
    const socket = new Socket();
    let answer = '';
    let patience: NodeJS.Timeout;
    const wait = (left: number, before: number): void => {
      patience = setTimeout(() => {
        if (left > 1 && answered() - before < OTHERS) {
          wait(left - 1, before);
          return;
        }
        answer = 'hang';
        socket.destroy();
      }, PATIENCE);
    };
    wait(MOST_PATIENCES, answered());
    const giveUp = (): void => {
      if (unfinished) setTimeout(() => socket.end(), GIVE_UP);
    };
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      done(answer);
    });
    socket.connect(port, '127.0.0.1', () => {
      if (manner === 'whole') {
        socket.write(bytes, giveUp);
        return;
      }
      const half = Math.floor(bytes.length / 2);
      socket.write(bytes.subarray(0, half));
      setTimeout(() => {
        if (manner === 'abandoned') socket.destroy();
        else socket.write(bytes.subarray(half), giveUp);
      }, PAUSE);
    });
  });
}
