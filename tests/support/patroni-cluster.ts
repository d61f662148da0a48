import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../tools/test/free-port.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';
import { findPrograms, giveToServer, makePostgresFolder } from './postgres-instance.ts';
import { end, killPostgres, start } from './server-program.ts';

const SHIPPED = 'deploy/postgres';
const PROGRAMS = { patroni: 'patroni', etcd: 'etcd-server', haproxy: 'haproxy' } as const;
const MACHINES = ['one', 'two', 'three'] as const;
const READY_TIMEOUT = 180_000;

/** Three machines, as the shipped files set them up, each with etcd and a PostgreSQL that Patroni leads. */
export type PatroniCluster = {
  /** Leads through HAProxy to the primary of this moment. */
  readonly url: string;
  /** Asks the primary of this moment; waits for one. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Waits until the primary takes what is written, which takes a standby; resolves to its name. */
  untilWritable(): Promise<string>;
  /** The machine falls, with all that runs on it but etcd. */
  kill(machine: string): Promise<void>;
  /** The machine comes back with what was on its disk. */
  restart(machine: string): void;
  close(): Promise<void>;
};

/** What of the packages this machine lacks, after trying to install them. */
export function missingForFailover(): readonly string[] {
  const missing = () =>
    Object.entries(PROGRAMS).flatMap(([program, name]) => (findProgram([program]) ? [] : [name]));
  if (missing().length > 0) installPackages(...missing());
  return missing();
}

type Ports = {
  readonly peer: number;
  readonly client: number;
  readonly rest: number;
  readonly postgres: number;
};

/** The shipped text with the places of one machine in it; each must be there to be replaced. */
function adapt(file: string, places: readonly (readonly [string, string])[]): string {
  return places.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`"${from}" is not in ${file} any more`);
      return text.replaceAll(from, to);
    },
    readFileSync(join(SHIPPED, file), 'utf8').replaceAll(/^#.*\n/gm, ''),
  );
}

const readEnvironment = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** Starts the cluster of `deploy/postgres` on one machine, with ports instead of addresses. */
export async function startPatroniCluster(): Promise<PatroniCluster> {
  const folder = makePostgresFolder();
  const ports = new Map<string, Ports>();
  for (const machine of MACHINES)
    ports.set(machine, {
      peer: await freePort(),
      client: await freePort(),
      rest: await freePort(),
      postgres: await freePort(),
    });
  const entrance = await freePort();
  /** Every address of the shipped files, as it is here. */
  const places = (kinds: Readonly<Record<string, keyof Ports>>) =>
    MACHINES.flatMap((machine, n) =>
      Object.entries(kinds).map(
        ([port, kind]) =>
          [`10.0.0.${n + 1}:${port}`, `127.0.0.1:${ports.get(machine)?.[kind]}`] as const,
      ),
    );
  const own = (file: string, machine: string, kinds: Readonly<Record<string, keyof Ports>>) => {
    const n = MACHINES.findIndex((each) => each === machine);
    const names = readFileSync(join(SHIPPED, file), 'utf8');
    // What stands for the first machine stands for this one; lists of all three stay lists of all three.
    const mine = names.replaceAll(/^(?!.*10\.0\.0\.2)(.*)10\.0\.0\.1/gm, `$110.0.0.${n + 1}`);
    let text = mine.replaceAll(/^#.*\n/gm, '').replaceAll('NAME=one', `NAME=${machine}`);
    for (const [from, to] of places(kinds)) text = text.replaceAll(from, to);
    return readEnvironment(text);
  };
  prepareFiles(folder);
  writeFileSync(
    join(folder, 'haproxy.cfg'),
    MACHINES.reduce(
      (text, machine) => text.replace('check port 8008', `check port ${ports.get(machine)?.rest}`),
      adapt('haproxy.cfg', [
        ...places({ 5432: 'postgres' }),
        ['127.0.0.1:5000', `127.0.0.1:${entrance}`],
      ]),
    ),
  );
  const dataOf = (machine: string): string => join(folder, machine);
  const etcds = MACHINES.map((machine) =>
    start(folder, 'etcd', [], {
      ...own('etcd.env', machine, { 2380: 'peer', 2379: 'client' }),
      ETCD_DATA_DIR: join(folder, `etcd-${machine}`),
      ETCD_UNSUPPORTED_ARCH: process.arch,
      NAME: `etcd-${machine}`,
    }),
  );
  const patronis = new Map<string, ChildProcess>();
  const restart = (machine: string): void => {
    const child = start(folder, 'patroni', [join(folder, 'config.yml')], {
      ...own('machine.env', machine, { 2379: 'client', 8008: 'rest', 5432: 'postgres' }),
      PATRONI_POSTGRESQL_DATA_DIR: dataOf(machine),
      PATRONI_POSTGRESQL_BIN_DIR: findPrograms(),
      NAME: `patroni-${machine}`,
    });
    patronis.set(machine, child);
  };
  for (const machine of MACHINES) restart(machine);
  const haproxy = start(folder, 'haproxy', ['-f', join(folder, 'haproxy.cfg')]);
  const password = own('machine.env', 'one', {}).TALLY_PASSWORD ?? '';
  const url = `postgres://tally:${password}@127.0.0.1:${entrance}/tally?sslmode=require`;
  const askOnce = (sql: string) => ask(url.replace(/\?.*/, ''), sql);
  const kill = async (machine: string): Promise<void> => {
    const child = patronis.get(machine);
    if (child) await end(child, 'SIGKILL');
    killPostgres(dataOf(machine));
  };
  return {
    url,
    query: (sql) => again(() => askOnce(sql)),
    kill,
    restart,
    async untilWritable() {
      const deadline = Date.now() + READY_TIMEOUT;
      for (;;) {
        try {
          await askOnce('CREATE TABLE IF NOT EXISTS probe (n int)').catch(() => undefined);
          const [row] = await askOnce(
            'INSERT INTO probe VALUES (1) RETURNING inet_server_port() AS port',
          );
          for (const [machine, { postgres }] of ports) if (postgres === row?.port) return machine;
        } catch (error) {
          if (Date.now() > deadline)
            throw new Error(`no primary took what was written: ${String(error)}; see ${folder}`);
        }
        await new Promise((wait) => setTimeout(wait, 100));
      }
    },
    async close() {
      await end(haproxy, 'SIGKILL');
      for (const machine of MACHINES) await kill(machine);
      await Promise.all(etcds.map((etcd) => end(etcd, 'SIGKILL')));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The files that are the same on each machine, with a certificate. */
function prepareFiles(folder: string): void {
  const config = adapt('patroni.yml', [
    ['/etc/patroni', folder],
    ['/var/run/postgresql', folder],
    // Processes are killed here, not machines: what was written is there without a sync.
    ['    password_encryption:', '    fsync: "off"\n    password_encryption:'],
    ['    - data-checksums', '    - data-checksums\n    - no-sync'],
    ['10.0.0.0/24', '127.0.0.0/8'],
  ]);
  writeFileSync(join(folder, 'config.yml'), config);
  const script = join(folder, 'make-database.sh');
  copyFileSync(join(SHIPPED, 'make-database.sh'), script);
  chmodSync(script, 0o755);
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.pem')];
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 -subj /CN=tally';
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  chmodSync(key, 0o600);
  for (const path of [key, certificate]) giveToServer(path);
}

/** A machine that has just become primary may need a moment more. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + READY_TIMEOUT;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((wait) => setTimeout(wait, 500));
    }
  }
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: url,
    ssl: { rejectUnauthorized: false },
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
