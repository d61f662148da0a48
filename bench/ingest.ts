import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EVENT, PROPERTY } from '../analytics/plan/names.ts';
import { deriveEvents } from '../analytics/plan/tables.ts';
import { readPlans } from '../analytics/plan/read.ts';
import { composeProperties } from '../analytics/protocol/compose.ts';
import { median } from './findings.ts';
import type { Findings } from './findings.ts';
import { load, requestBytes } from './load.ts';
import type { Load } from './load.ts';
import { onCore, stayOnCore } from './cores.ts';

const SERVER_CORE = 0;
const LOAD_CORE = 1;
/** Seconds of a round, and of the load before the first, in which a server's code is compiled. */
const SECONDS = 1;
const WARM_UP = 3;
const ROUNDS = 9;
const CONNECTIONS = [64, 256] as const;
const SERVERS = ['bare', 'json', 'collector'] as const;

/** Bodies like a browser's: a pageview, and a whole submission with a number of its own each time. */
function bodies() {
  const [registered] = readPlans();
  if (!registered) throw new Error('there is a study plan');
  const { plan, version } = registered;
  const finish = deriveEvents(plan).find(({ name }) => name === EVENT.finish);
  if (!finish) throw new Error('a plan has a finish event');
  const context = Object.fromEntries(
    finish.context.map(({ name, values }) => [name, values[0] ?? '']),
  );
  const asked = { ...context, [PROPERTY.preAsked]: 'yes' };
  const answers = Object.fromEntries(
    finish.increments
      .filter(({ when }) => !when || when.values.includes('yes'))
      .map(({ key, values }) => [key, values[0] ?? '']),
  );
  const event = (n: string, p?: unknown): Buffer =>
    requestBytes(
      JSON.stringify({ n, u: 'http://localhost/zelftest/jouw-bon/', d: 'localhost', r: null, p }),
    );
  const pageview = event(EVENT.pageview);
  const properties = composeProperties({ study: plan.id, version }, asked, answers);
  const submission = event(EVENT.finish, JSON.stringify(properties));
  const place = submission.indexOf(properties[PROPERTY.submission] ?? '');
  let number = 0;
  return {
    pageview: () => pageview,
    // Only the number differs, and is written in place: the load must cost less than the server.
    submission: () => {
      number += 1;
      const bytes = Buffer.from(submission);
      bytes.write(number.toString(16).padStart(32, '0'), place, 'latin1');
      return bytes;
    },
  };
}

type Result = Load & { readonly ratioToBare: number };
type Running = { readonly name: string; readonly port: number; stop(): Promise<void> };

async function startServer(name: string): Promise<Running> {
  const [command = '', ...words] = onCore(SERVER_CORE, [
    process.execPath,
    'bench/servers.ts',
    name,
  ]);
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    name,
    port: Number(said.toString()),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Loads the servers in turn, so that a change of the machine's speed meets each of them alike. */
async function takeTurns(
  servers: readonly Running[],
  connections: number,
  next: () => Buffer,
): Promise<ReadonlyMap<string, Result>> {
  const rounds = new Map<string, Load[]>(servers.map(({ name }) => [name, []]));
  for (const { port } of servers) await load(port, { connections, seconds: WARM_UP, next });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, port } of servers)
      rounds.get(name)?.push(await load(port, { connections, seconds: SECONDS, next }));
  }
  const bare = rounds.get('bare') ?? [];
  return new Map(Array.from(rounds, ([name, each]) => [name, middle(each, bare)]));
}

/** The middle of several rounds, figure by figure. */
function middle(rounds: readonly Load[], bare: readonly Load[]): Result {
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
    // Round by round, since the machine's speed drifts from one to the next.
    ratioToBare: median(
      rounds.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN)),
    ),
  };
}

/** Events a second of the collector with durable commits, beside servers that do less. */
export async function ingest(): Promise<Findings> {
  const pinned = stayOnCore(LOAD_CORE);
  const found: { kind: string; connections: number; server: string; result: Result }[] = [];
  const servers = await Promise.all(SERVERS.map(startServer));
  for (const [kind, next] of Object.entries(bodies())) {
    for (const connections of CONNECTIONS) {
      const results = await takeTurns(servers, connections, next);
      for (const [server, result] of results) found.push({ kind, connections, server, result });
    }
  }
  for (const server of servers) await server.stop();
  const appended = Number(
    execFileSync(
      process.execPath,
      ['bench/servers.ts', 'append', 'x'.repeat(400), String(SECONDS)],
      { encoding: 'utf8' },
    ),
  );
  return {
    columns: ['event, connections, server', 'events/s', 'p50 ms', 'p99 ms', 'of bare'],
    rows: found.map((each) => [
      `${each.kind}, ${each.connections}, ${each.server}`,
      each.result.perSecond.toFixed(0),
      each.result.p50.toFixed(2),
      each.result.p99.toFixed(2),
      each.result.ratioToBare.toFixed(2),
    ]),
    notes: [
      pinned ? 'server and load: a core each' : 'server and load: not kept to a core each',
      `append + fdatasync, one event a sync: ${appended.toFixed(0)} events/s`,
    ],
    json: {
      benchmark: 'ingest',
      pinned,
      appendFdatasyncPerSecond: appended,
      results: found.map((each) => ({
        ...each,
        ...each.result,
        result: undefined,
      })),
    },
  };
}
