import { readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';

/** One server that DATABASE_URL names. */
export type DatabaseHost = Pick<
  ClientConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'application_name' | 'options'
>;

/** Hosts, database and parameters: what stands behind the `@` that ends the user's part. */
const PLACE =
  /^((?:\[[0-9a-f:.]+\]|[\w.%-]*)(?::\d+)?(?:,(?:\[[0-9a-f:.]+\]|[\w.%-]*)(?::\d+)?)*)(?:\/([^?/@]*))?(?:\?((?:[\w.]+=[^&]*(?:&[\w.]+=[^&]*)*&?)?))?$/i;

/**
 * Reads `postgres://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?sslmode=…`. Any character may stand in
 * the password as it is; `%` and two digits are decoded where that is possible.
 *
 * @throws Error that says what is expected, and never repeats what was given: it holds a password
 */
export function readDatabaseUrl(url: string): DatabaseHost[] {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(url) ?? [];
  const { user, place } = rest === undefined ? {} : split(rest);
  if (place === undefined)
    throw new Error(
      'DATABASE_URL: expected postgres://USER:PASSWORD@HOST:PORT/DATABASE (several hosts by comma)',
    );
  const [, hosts = '', database = '', query = ''] = place;
  const parameters = new URLSearchParams(query);
  const colon = user?.indexOf(':') ?? -1;
  const name = user === undefined ? undefined : decode(colon < 0 ? user : user.slice(0, colon));
  const password = user === undefined || colon < 0 ? undefined : decode(user.slice(colon + 1));
  const given = parameters.get('host') ?? hosts;
  const ports = parameters.get('port')?.split(',') ?? [];
  return given.split(',').map((each, index) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
    const portOf = port ?? ports[index] ?? ports[0];
    return {
      host: decode(host.replace(/^\[(.*)\]$/, '$1')) || undefined,
      port: portOf === undefined ? undefined : Number(portOf),
      user: name ?? parameters.get('user') ?? undefined,
      password: password ?? parameters.get('password') ?? undefined,
      database: decode(database) || undefined,
      ssl: readTls(parameters),
      application_name: parameters.get('application_name') ?? 'zonder-vraag',
      options: parameters.get('options') ?? undefined,
    };
  });
}

/** The user's part ends at the first `@` behind which nothing but a place stands. */
function split(rest: string): { user?: string; place?: RegExpExecArray } {
  const whole = PLACE.exec(rest);
  if (whole) return { place: whole };
  for (let at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@', at + 1)) {
    const place = PLACE.exec(rest.slice(at + 1));
    if (place) return { user: rest.slice(0, at), place };
  }
  return {};
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** TLS as PostgreSQL's own programs understand `sslmode`; the files are read for each connection. */
function readTls(parameters: URLSearchParams): ClientConfig['ssl'] {
  const mode = parameters.get('sslmode') ?? (parameters.get('ssl') === 'true' ? 'verify-full' : '');
  const file = (name: string) => {
    const path = parameters.get(name);
    return path === null || path === 'system' ? undefined : readFileSync(path, 'utf8');
  };
  const ca = file('sslrootcert');
  if (mode === 'disable' || (mode === '' && ca === undefined)) return undefined;
  if (mode === 'prefer' || mode === 'allow') return undefined;
  const files = { ca, cert: file('sslcert'), key: file('sslkey') };
  if (mode === 'no-verify' || (mode === 'require' && ca === undefined))
    return { ...files, rejectUnauthorized: false };
  return mode === 'verify-full' || mode === ''
    ? files
    : { ...files, checkServerIdentity: () => undefined };
}
