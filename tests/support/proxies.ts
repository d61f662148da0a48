import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/test/free-port.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';

export type ProxyName = 'nginx' | 'Caddy';
/** Who serves the site: the collectors, or the proxy itself from the built folder. */
export type Variant = 'from-collector' | 'from-folder';

/** A real proxy that runs with the shipped files, in front of collectors on these ports. */
export type Proxy = {
  readonly port: number;
  readonly plainPort: number;
  readonly certificate: string;
  /** All that it wrote, and said, so far. */
  logs(): string;
  close(): Promise<void>;
};

type Settings = {
  readonly variant: Variant;
  readonly site: string;
  readonly collectors: readonly number[];
  /** The network of another proxy in front, whose word is taken. */
  readonly secondHop?: string;
};

/** Where one proxy has its files, and where it listens. */
type Place = { readonly folder: string; readonly port: number; readonly plainPort: number };

const PROGRAMS = ['nginx', 'caddy', 'openssl'] as const;

/** Sees to it that the proxies are there, so that tests beside each other needn't install them. */
export function prepareProxies(): void {
  const missing = () => PROGRAMS.filter((name) => !findProgram([name]));
  if (missing().length > 0) installPackages(...missing());
  if (missing().length > 0)
    throw new Error(
      `No ${missing().join(', ')} to test the proxy files with: install what is missing (on Debian: apt-get install ${missing().join(' ')}).`,
    );
}

/** Replaces what is of a place: its names of files, its ports. Each must be there to be replaced. */
function adapt(text: string, replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`"${from}" is not in the shipped file any more`);
    return result.replaceAll(from, to);
  }, text);
}

/** Where the shipped file names a collector: for pages, and for events. */
const COLLECTOR_LINES = [
  'server 127.0.0.1:4321 max_fails=3 fail_timeout=10s;',
  'server 127.0.0.1:4321 max_fails=0;',
];

/** The shipped nginx.conf, with the shipped site in it. */
function prepareNginx({ folder, port, plainPort }: Place, settings: Settings): string[] {
  const { variant, collectors } = settings;
  cpSync('deploy/nginx', join(folder, 'zonder-vraag'), { recursive: true });
  const edit = (file: string, replacements: readonly (readonly [string, string])[]): void => {
    const path = join(folder, 'zonder-vraag', file);
    writeFileSync(path, adapt(readFileSync(path, 'utf8'), replacements));
  };
  edit('zonder-vraag.conf', [
    ...COLLECTOR_LINES.map((line): readonly [string, string] => [
      line,
      collectors.map((each) => line.replace('4321', String(each))).join('\n'),
    ]),
    // Not every machine that tests speaks IPv6.
    ['listen [::]:80 backlog=4096;', ''],
    ['listen [::]:443 ssl http2 backlog=4096;', ''],
    ['listen 80 backlog=4096;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ssl http2 backlog=4096;', `listen 127.0.0.1:${port} ssl http2;`],
    ['/etc/ssl/example.nl', join(folder, 'example.nl')],
    ['/var/log/nginx', join(folder, 'logs')],
    ['include zonder-vraag/from-collector.conf;', `include zonder-vraag/${variant}.conf;`],
  ]);
  if (settings.secondHop) edit('second-hop.conf', secondHopOfNginx(settings.secondHop));
  edit('from-folder.conf', [['/srv/zonder-vraag/dist', join(folder, 'dist')]]);
  const main = adapt(readFileSync('deploy/nginx/nginx.conf', 'utf8'), [
    ['/run/nginx.pid', join(folder, 'nginx.pid')],
    ['/etc/nginx/sites-enabled/*', join(folder, 'zonder-vraag/zonder-vraag.conf')],
  ]);
  writeFileSync(join(folder, 'nginx.conf'), main);
  const startLog = join(folder, 'logs/start.log');
  return ['-c', join(folder, 'nginx.conf'), '-e', startLog, '-g', 'daemon off;'];
}

/** What an operator does to second-hop.conf: the lines come to hold, with a network of one's own. */
const secondHopOfNginx = (network: string): (readonly [string, string])[] => [
  ['# set_real_ip_from 192.0.2.0/24;', `set_real_ip_from ${network};`],
  ['# real_ip_header', 'real_ip_header'],
  ['# real_ip_recursive', 'real_ip_recursive'],
];

/** What an operator does to the Caddyfile. */
const secondHopOfCaddy = (network: string): (readonly [string, string])[] => [
  ['header_up X-Forwarded-For {remote_host}', ''],
  ['# trusted_proxies 192.0.2.0/24 2001:db8::/32', `trusted_proxies ${network}`],
];

function prepareCaddy({ folder, port, plainPort }: Place, settings: Settings): string[] {
  cpSync('deploy/caddy', folder, { recursive: true });
  const file = join(folder, 'Caddyfile');
  const { variant, collectors } = settings;
  const certificate = `tls ${folder}/example.nl.pem ${folder}/example.nl.key`;
  const text = adapt(readFileSync(file, 'utf8'), [
    ['\n{\n', `\n{\nadmin off\nhttp_port ${plainPort}\nhttps_port ${port}\n`],
    ['http://example.nl {', `http://example.nl:${plainPort} {`],
    ['127.0.0.1:4321', collectors.map((each) => `127.0.0.1:${each}`).join(' ')],
    ['\nexample.nl {\n', `\nexample.nl {\n${certificate}\n`],
    ['/srv/zonder-vraag/dist', join(folder, 'dist')],
    ['\timport from-collector\n', `\timport ${variant}\n`],
    ...(settings.secondHop ? secondHopOfCaddy(settings.secondHop) : []),
  ]);
  writeFileSync(file, text);
  return ['run', '--config', file, '--adapter', 'caddyfile'];
}

function makeCertificate(folder: string): string {
  const [key, certificate] = [join(folder, 'example.nl.key'), join(folder, 'example.nl.pem')];
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 -subj /CN=example.nl -addext subjectAltName=DNS:example.nl';
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return readFileSync(certificate, 'utf8');
}

async function untilListening(port: number, check: () => void): Promise<void> {
  for (;;) {
    check();
    const socket = connect(port, '127.0.0.1');
    const heard = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (heard) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** Starts a proxy as an operator would, with ports and a folder of its own. */
export async function startProxy(name: ProxyName, settings: Settings): Promise<Proxy> {
  prepareProxies();
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  // nginx reads as another user.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'logs'));
  cpSync(settings.site, join(folder, 'dist'), { recursive: true });
  const certificate = makeCertificate(folder);
  const place = { folder, port: await freePort(), plainPort: await freePort() };
  const words = (name === 'nginx' ? prepareNginx : prepareCaddy)(place, settings);
  const log = openSync(join(folder, 'logs/said.log'), 'a');
  const program = findProgram([name.toLowerCase()]);
  if (!program) throw new Error(`${name} is not there`);
  const child = spawn(program, words, {
    stdio: ['ignore', log, log],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const logs = (): string =>
    readdirSync(join(folder, 'logs'))
      .map((file) => readFileSync(join(folder, 'logs', file), 'utf8'))
      .join('\n');
  await untilListening(place.port, () => {
    if (child.exitCode !== null) throw new Error(`${name} did not start:\n${logs()}`);
  });
  return {
    ...place,
    certificate,
    logs,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
