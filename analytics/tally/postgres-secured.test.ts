import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import pg from 'pg';
import {
  createInstance,
  giveToServer,
  makePostgresFolder,
} from '../../tests/support/postgres-instance.ts';
import type { PostgresInstance } from '../../tests/support/postgres-instance.ts';
import { initialise } from '../../tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';

/** Nobody comes in over the network without TLS and a password. */
const RULES = 'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n';
const PASSWORD = 'a#b/c@d?e%f g:h';

describe('a database that asks for TLS and a password', () => {
  const folder = makePostgresFolder();
  const [own, other] = [join(folder, 'own'), join(folder, 'other')];
  let instance: PostgresInstance;
  let admin: pg.Client;
  let shared: SharedStore;
  const open = (user: string, parameters: string): SharedStore => {
    const place = `localhost:${instance.port}/postgres?${parameters}`;
    return (shared = openPostgresStore(`postgres://${user}@${place}`));
  };
  const certify = (name: string): void => {
    const words =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    execFileSync('openssl', [...words.split(' '), ...files], { stdio: 'ignore' });
    for (const ending of ['key', 'pem']) giveToServer(`${name}.${ending}`);
  };
  before(async () => {
    certify(own);
    certify(other);
    instance = await createInstance(folder, 'data', [
      'ssl=on',
      `ssl_cert_file=${own}.pem`,
      `ssl_key_file=${own}.key`,
    ]);
    initialise(instance.data, folder);
    writeFileSync(join(instance.data, 'pg_hba.conf'), RULES);
    await instance.start();
    admin = new pg.Client({
      host: folder,
      port: instance.port,
      user: 'tally',
      database: 'postgres',
    });
    await admin.connect();
    await admin.query(
      `CREATE ROLE counter LOGIN PASSWORD '${PASSWORD}'; GRANT CREATE ON SCHEMA public TO counter`,
    );
  });
  afterEach(() => shared.close());
  after(async () => {
    await admin.end();
    await instance.end('SIGINT');
    rmSync(folder, { recursive: true });
  });

  it('is believed by its authority, and refused with another or without TLS', async () => {
    const user = `counter:${PASSWORD}`;
    assert.deepEqual(await open(user, `sslmode=verify-full&sslrootcert=${own}.pem`).counts(), []);
    for (const [parameters, why] of [
      [`sslmode=verify-full&sslrootcert=${other}.pem`, /self-signed|unable to verify/],
      [`sslmode=verify-ca&sslrootcert=${other}.pem`, /self-signed|unable to verify/],
      ['sslmode=disable', /no encryption/],
    ] as const) {
      await shared.close();
      await assert.rejects(open(user, parameters).counts(), why, parameters);
    }
    await shared.close();
    assert.deepEqual(await open(user, 'sslmode=require').counts(), []);
  });

  it('takes a password that was changed while the collector runs, from PGPASSFILE', async () => {
    const file = join(folder, 'passwords');
    const write = (password: string): void =>
      writeFileSync(file, `localhost:*:*:counter:${password}\n`, { mode: 0o600 });
    write('first');
    process.env.PGPASSFILE = file;
    await admin.query("ALTER ROLE counter PASSWORD 'first'");
    open('counter', 'sslmode=require');
    assert.deepEqual(await shared.counts(), []);
    await admin.query(`ALTER ROLE counter PASSWORD 'second';
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'counter'`);
    await assert.rejects(shared.counts().then(() => shared.counts()));
    write('second');
    assert.deepEqual(await shared.counts(), []);
    delete process.env.PGPASSFILE;
  });
});
