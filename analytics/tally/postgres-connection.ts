import pg from 'pg';
import { z } from 'zod';
import { readDatabaseUrl } from './database-url.ts';
import type { Seen } from './spool.ts';

/** A transaction under way. */
export type Transaction = Pick<pg.Client, 'query'> & {
  /** Where the database stands; empty and 0 of an engine that can't say. */
  seen(): Promise<Seen>;
};

/** One connection that is made when it is needed, and made anew when it broke. */
export type PostgresConnection = {
  inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Milliseconds; the server gives up before the client does, so that nothing piles up there. */
const CONNECT_TIMEOUT = 5000;
const QUERY_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 8000;
const LOCK_TIMEOUT = 5000;
const CLOSE_TIMEOUT = 1000;

const SEEN = `
  SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
         ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int AS timeline`;
const seenSchema = z.object({ cluster: z.string(), timeline: z.int() });

/** A line to one of the hosts, by its place in the list. */
type Connected = { readonly client: pg.Client; readonly tells: boolean; readonly place: number };

/**
 * Opens a connection to a host of a DATABASE_URL that can be written to. After a failure the next host
 * is asked first: the one that failed may think it is the primary still.
 */
export function createPostgresConnection(url: string): PostgresConnection {
  let connected: Connected | undefined;
  let first = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const drop = ({ client, place }: Connected): void => {
    // What broke isn't waited for: its line may be dead.
    void client.end().catch(() => undefined);
    connected = undefined;
    first = place + 1;
  };
  const attempt = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const current = (connected ??= await connect(url, first));
    const { client, tells } = current;
    try {
      await client.query('BEGIN');
      // Within the transaction: a pooler between may give the next one another connection.
      await client.query(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT}`);
      await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT}`);
      const result = await work({
        query: client.query.bind(client) as pg.Client['query'],
        seen: async () =>
          tells
            ? seenSchema.parse((await client.query(SEEN)).rows[0])
            : { cluster: '', timeline: 0 },
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // The connection's state is unknown, so it isn't used again; the database rolls back.
      drop(current);
      throw error;
    }
  };
  return {
    inTransaction(work) {
      const done = queue.then(() => attempt(work));
      queue = done.catch(() => undefined);
      return done;
    },
    async close() {
      await queue;
      const ending = connected?.client.end().catch(() => undefined);
      connected = undefined;
      await Promise.race([ending, new Promise((late) => setTimeout(late, CLOSE_TIMEOUT).unref())]);
    },
  };
}

/** Tries the hosts in turn, from one of them on; the first that takes writes is it. */
async function connect(url: string, from: number): Promise<Connected> {
  const faults: string[] = [];
  const hosts = readDatabaseUrl(url).map((host, place) => ({ host, place }));
  const start = from % hosts.length;
  for (const { host, place } of [...hosts.slice(start), ...hosts.slice(0, start)]) {
    const client = new pg.Client({
      ...host,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: QUERY_TIMEOUT,
    });
    // Without a listener a line that breaks, at rest or in use, would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('SHOW transaction_read_only');
      const [mode] = z.array(z.object({ transaction_read_only: z.string() })).parse(rows);
      if (mode?.transaction_read_only === 'on')
        throw new Error('it is a standby: it takes no counts');
      return { client, place, tells: await works(client, SEEN) };
    } catch (error) {
      void client.end().catch(() => undefined);
      faults.push(`${host.host ?? 'localhost'}: ${describe(error)}`);
    }
  }
  throw new Error(`No database takes counts. ${faults.join('; ')}`);
}

/** Some errors of connecting have an empty message and say all in their code. */
const describe = (error: unknown): string =>
  error instanceof Error
    ? error.message || ('code' in error ? String(error.code) : error.name)
    : String(error);

async function works(client: pg.Client, sql: string): Promise<boolean> {
  try {
    await client.query(sql);
    return true;
  } catch {
    return false;
  }
}
