import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { STUDIES, frozenFile, readPlan, readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { openPostgresStore } from '../../analytics/tally/postgres-store.ts';
import { STORE_FILE, readSqliteCounts } from '../../analytics/tally/sqlite-store.ts';
import { pause, post, startCollector } from './load.ts';
import type { CollectorProcess } from './load.ts';

const VISITORS = 24;
const RETRY_AFTER = 50;
/** How often a visitor asks for the page again: after one event in so many. */
const RELOAD_AFTER = 20;
/** Between two steps so many more events are acknowledged. */
const LEAST_BETWEEN = 100;
const MOST_BETWEEN = 400;
/** A schema that no program here knows, as a release to come would leave it. */
const NEWER_SCHEMA = 99;

type ByVersion = Readonly<Record<string, number>>;

/** What came of two collectors that were upgraded and rolled back, one by one, under load. */
export type UpgradeFindings = {
  readonly acknowledged: ByVersion;
  readonly counted: ByVersion;
  readonly restarts: number;
  /** Answers that told a page to wait, since its plan or the store wasn't there yet. */
  readonly toldToWait: number;
};

/**
 * Does what docs/operating.md tells an operator to type, in its order: plans, collectors, site; and back:
 * site, collectors, plans. Meanwhile tabs of either version stay open. Every event that was acknowledged
 * must be counted exactly once, under its own version.
 *
 * @param rounds upgrades, each rolled back
 * @param database a PostgreSQL that both add up in; without it each has a store of its own
 */
export async function upgrade(
  rounds: number,
  seed: number,
  database?: string,
): Promise<UpgradeFindings> {
  const stream = streamFrom(seed);
  const scratch = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const plans = preparePlans(scratch);
  const hosts = [await startHost(scratch, 0, database), await startHost(scratch, 1, database)];
  const site = { version: plans.old };
  const visitors = sendVisits(hosts, site);
  const wait = (version?: string): Promise<void> =>
    visitors.more(LEAST_BETWEEN + (MOST_BETWEEN - LEAST_BETWEEN) * stream.uniform(), version);
  let restarts = 0;
  const oneByOne = async (work: (host: Host) => void | Promise<void>): Promise<void> => {
    for (const host of hosts) {
      await work(host);
      await wait();
    }
  };
  const restart = async ({ restart: begin }: Host): Promise<void> => {
    await begin();
    restarts += 1;
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      await wait();
      await oneByOne(({ studies }) => cpSync(plans.newFolder, studies, { recursive: true }));
      await oneByOne(restart);
      site.version = plans.new;
      await wait(plans.new);
      site.version = plans.old;
      await oneByOne(restart);
      // The plan of before takes its place again; the registered copy of the newer one stays.
      await oneByOne(({ studies }) => copyFileSync(plans.oldFile, join(studies, plans.name)));
    }
    await visitors.stop();
    for (const { collector } of hosts) await collector().end('SIGTERM');
    const counted = await countByVersion(hosts, database);
    return { ...visitors.found(), counted, restarts };
  } finally {
    for (const { collector } of hosts) await collector().end('SIGKILL');
    rmSync(scratch, { recursive: true });
  }
}

/** A next version of the plan, registered in a folder of its own. */
function preparePlans(scratch: string) {
  const [current] = readPlans();
  if (!current) throw new Error('there is a study plan');
  const { plan, file } = current;
  const newFolder = join(scratch, 'new-plans');
  const name = basename(file);
  cpSync(STUDIES, newFolder, { recursive: true });
  const text = readFileSync(file, 'utf8')
    .replace(`version: ${plan.version}`, `version: ${plan.version + 1}`)
    .replace(/minimumSeconds: \d+/, `minimumSeconds: ${plan.minimumSeconds + 1}`);
  writeFileSync(join(newFolder, name), text);
  writeFileSync(frozenFile(newFolder, plan.id, plan.version + 1), text);
  const next = readPlan(join(newFolder, name));
  return { name, oldFile: file, newFolder, old: current.version, new: next.version };
}

/** A machine with a collector, plans and data of its own. */
type Host = {
  readonly studies: string;
  readonly data: string;
  collector(): CollectorProcess;
  /** Stops and starts; the first time it leaves the store as the program of a later release would. */
  restart(): Promise<void>;
};

async function startHost(scratch: string, number: number, database?: string): Promise<Host> {
  const [studies, data] = [join(scratch, `plans-${number}`), join(scratch, `data-${number}`)];
  cpSync(STUDIES, studies, { recursive: true });
  const settings = {
    STUDIES_DIR: studies,
    ...(database === undefined ? {} : { DATABASE_URL: database, FLUSH_SECONDS: '1' }),
  };
  let collector = await startCollector(data, settings);
  const { port } = collector;
  let further = false;
  return {
    studies,
    data,
    collector: () => collector,
    async restart() {
      await collector.end('SIGTERM');
      if (!further) await bringFurther(data, database);
      further = true;
      collector = await startCollector(data, { ...settings, port });
    },
  };
}

async function bringFurther(data: string, database?: string): Promise<void> {
  const store = new DatabaseSync(join(data, STORE_FILE));
  store.exec(`CREATE TABLE later (a TEXT); PRAGMA user_version = ${NEWER_SCHEMA}`);
  store.close();
  if (database === undefined) return;
  const admin = new pg.Client({ connectionString: database });
  await admin.connect();
  await admin.query(`ALTER TABLE tally ADD COLUMN IF NOT EXISTS later TEXT;
    INSERT INTO store_schema (version) VALUES (${NEWER_SCHEMA}) ON CONFLICT DO NOTHING`);
  await admin.end();
}

/**
 * Visitors who start a self-check again and again: some never ask for the page anew, some keep the
 * newest they ever had, and most ask for it now and then.
 */
function sendVisits(hosts: readonly Host[], site: { readonly version: string }) {
  const { plan } = readPlans()[0] ?? {};
  if (!plan) throw new Error('there is a study plan');
  const acknowledged: Record<string, number> = {};
  let [going, toldToWait] = [true, 0];
  const context = { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere' };
  const start = async (version: string): Promise<void> => {
    const p = composeProperties({ study: plan.id, version }, context);
    const body = JSON.stringify({ n: 'start', u: '/', d: 'x', p });
    // By the number of the delivery, as the proxy does: a repeat goes to the collector that knows it.
    const host = hosts[Number.parseInt(p.submission?.slice(0, 2) ?? '', 16) % hosts.length];
    for (;;) {
      const status = await post(host?.collector().port ?? 0, body);
      if (status === 202) break;
      if (status === 503) toldToWait += 1;
      else if (status !== 0) throw new Error(`expected 202 or a wait, found ${status}`);
      await pause(RETRY_AFTER);
    }
    acknowledged[version] = (acknowledged[version] ?? 0) + 1;
  };
  const visit = async (_: unknown, number: number): Promise<void> => {
    let page = site.version;
    for (let sent = 1; going; sent += 1) {
      await start(page);
      const reloads = number % 4 === 0 ? false : sent % RELOAD_AFTER === 0;
      if (reloads && (number % 4 !== 1 || site.version > page)) page = site.version;
    }
  };
  const visits = Promise.all(Array.from({ length: VISITORS }, visit));
  const sent = (version?: string): number =>
    version === undefined
      ? Object.values(acknowledged).reduce((sum, n) => sum + n, 0)
      : (acknowledged[version] ?? 0);
  return {
    found: () => ({ acknowledged, toldToWait }),
    /** Waits until so many more were acknowledged, of one version or of any. */
    async more(events: number, version?: string): Promise<void> {
      const enough = sent(version) + events;
      while (sent(version) < enough) await Promise.race([pause(RETRY_AFTER), visits]);
    },
    async stop(): Promise<void> {
      going = false;
      await visits;
    },
  };
}

async function countByVersion(hosts: readonly Host[], database?: string): Promise<ByVersion> {
  const shared = database === undefined ? undefined : openPostgresStore(database);
  const counts = [
    ...((await shared?.counts()) ?? []),
    ...hosts.flatMap(({ data }) => readSqliteCounts(data)),
  ];
  await shared?.close();
  const counted: Record<string, number> = {};
  for (const { table, version, n } of counts)
    if (table === 'allocated') counted[version] = (counted[version] ?? 0) + n;
  return counted;
}
