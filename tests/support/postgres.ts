import { rmSync } from 'node:fs';
import { createInstance, makePostgresFolder, runProgram } from './postgres-instance.ts';

/** A PostgreSQL server of a test's own. */
export type PostgresServer = {
  readonly url: string;
  /** Stops it as a power cut would, and starts it again on the same files. */
  crash(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

/** Makes the files of an empty database, whose owner is `tally` and asks for no password. */
export function initialise(data: string, folder: string): void {
  const words = ['-D', data, '-U', 'tally', '-A', 'trust', '--no-sync', '-E', 'UTF8'];
  runProgram('initdb', words, folder);
}

/** Starts a server with an empty database on a port and a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = makePostgresFolder();
  const instance = await createInstance(folder, 'data');
  initialise(instance.data, folder);
  await instance.start();
  return {
    url: `postgres://tally@127.0.0.1:${instance.port}/postgres`,
    start: () => instance.start(),
    // SIGQUIT is PostgreSQL's immediate stop: nothing is written any more, and it recovers when it starts.
    crash: () => instance.end('SIGQUIT'),
    async close() {
      await instance.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
