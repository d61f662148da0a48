import pg from 'pg';
import { z } from 'zod';
import { readDatabaseUrl } from './database-url.ts';
import type { DatabaseHost } from './database-url.ts';
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

/** A line to a host that takes writes, and where that stood; nothing of an engine that can't say. */
type Connected = { readonly client: pg.Client; readonly stood: Seen | undefined };

/** Opens a connection to the primary among the hosts of a DATABASE_URL. */
export function createPostgresConnection(url: string): PostgresConnection {
  let connected: Connected | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const drop = (): void => {
    // What broke isn't waited for: its line may be dead.
    void connected?.client.end().catch(() => undefined);
    connected = undefined;
  };
  const attempt = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    connected ??= await connect(url);
    const { client, stood } = connected;
    try {
      await client.query('BEGIN');
      // Within the transaction: a pooler between may give the next one another connection.
      await client.query(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT}`);
      await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT}`);
      const result = await work({
        query: client.query.bind(client) as pg.Client['query'],
        seen: async () => (stood ? whereStands(client) : { cluster: '', timeline: 0 }),
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // The connection's state is unknown, so it isn't used again; the database rolls back.
      drop();
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

/**
 * Asks all hosts at once. Of those that take writes it is the one on the highest timeline: another was
 * replaced, and doesn't know it.
 */
async function connect(url: string): Promise<Connected> {
  const answers = await Promise.all(readDatabaseUrl(url).map(ask));
  const found = answers.filter((answer) => typeof answer !== 'string');
  if (found.length === 0) throw new Error(`No database takes counts. ${answers.join('; ')}`);
  const primary = found.reduce((best, each) => (isAhead(each, best) ? each : best));
  for (const other of found) if (other !== primary) void other.client.end().catch(() => undefined);
  return primary;
}

const isAhead = ({ stood: one }: Connected, { stood: other }: Connected): boolean =>
  one !== undefined && one.cluster === other?.cluster && one.timeline > other.timeline;

/** A line to a host that takes writes, or why there is none. */
async function ask(host: DatabaseHost): Promise<Connected | string> {
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
    return { client, stood: await whereStands(client).catch(() => undefined) };
  } catch (error) {
    void client.end().catch(() => undefined);
    return `${host.host ?? 'localhost'}: ${describe(error)}`;
  }
}

const whereStands = async (client: pg.Client): Promise<Seen> =>
  seenSchema.parse((await client.query(SEEN)).rows[0]);

/** Some errors of connecting have an empty message and say all in their code. */
const describe = (error: unknown): string =>
  error instanceof Error
    ? error.message || ('code' in error ? String(error.code) : error.name)
    : String(error);
