import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../tools/test/free-port.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';
import { identity, makePostgresFolder } from './postgres-instance.ts';

/** A PgBouncer in transaction mode: each transaction may get another of its few lines to the server. */
export type Pooler = { readonly url: string; close(): Promise<void> };

/** The program, installed as root on Debian where it is missing; nothing where that can't be. */
export function findPooler(): string | undefined {
  if (!findProgram(['pgbouncer'])) installPackages('pgbouncer');
  return findProgram(['pgbouncer']);
}

/** @param serverPort of a PostgreSQL on this machine, which trusts its user `tally` */
export async function startPooler(program: string, serverPort: number): Promise<Pooler> {
  const folder = makePostgresFolder();
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
postgres = host=127.0.0.1 port=${serverPort} user=tally
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
server_login_retry = 1
`,
  );
  const child = spawn(program, [file], { ...identity, cwd: folder, stdio: 'ignore' });
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error('PgBouncer did not start');
    await new Promise((wait) => setTimeout(wait, 50));
  }
  return {
    url: `postgres://tally@127.0.0.1:${port}/postgres`,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const line = connect(port, '127.0.0.1');
  const heard = await once(line, 'connect').then(
    () => true,
    () => false,
  );
  line.destroy();
  return heard;
}
