import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openBackgroundStore } from '../tally/background-store.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';
import { LARGE } from './site-folder.ts';

export const HOME = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'sha256-abc='"><p>${'home '.repeat(40)}`;
export const large = Buffer.alloc(LARGE + 5, 'film ');

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const site = join(folder, 'dist');
let collector: Collector;
export let port = 0;

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

/** A collector with a small site, for the tests of one file. */
export function withSite(): void {
  before(async () => {
    write('index.html', HOME);
    write('index.html.br', brotliCompressSync(HOME));
    write('index.html.gz', gzipSync(HOME));
    write('404.html', 'not here');
    write('hulp/index.html', 'help');
    write('ten.txt', '0123456789');
    write('empty.txt', '');
    write('film.bin', large);
    write('assets/a.js', 'a');
    write('.well-known/security.txt', 'Contact: x');
    write('.well-known/.secret', 'secret');
    write('.env', 'secret');
    write('.git/config', 'secret');
    writeFileSync(join(folder, 'outside.txt'), 'secret');
    symlinkSync(join(folder, 'outside.txt'), join(site, 'link.txt'));
    symlinkSync(folder, join(site, 'up'));
    const settings = readSettings({
      DATA_DIR: join(folder, 'data'),
      SITE_DIR: site,
      RATE_LIMIT: '0',
    });
    const store = await openBackgroundStore(settings.DATA_DIR);
    collector = createCollector({ settings, store, plans: [] });
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    port = (collector.server.address() as AddressInfo).port;
  });
  after(async () => {
    await collector.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Asks for a path as it stands, and gives the bytes as they travelled. */
export async function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const asked = request({ port, host: '127.0.0.1', path, method, headers }).end();
  const [response] = await once(asked, 'response');
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}

/** Puts a changed copy in the site's place, as publishing does. */
export function replaceSite(ten: string): void {
  const [fresh, old] = [join(folder, 'fresh'), join(folder, 'old')];
  cpSync(site, fresh, { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(fresh, 'ten.txt'), ten);
  renameSync(site, old);
  renameSync(fresh, site);
  rmSync(old, { recursive: true });
}

/** A site that was replaced is seen at the next look, some milliseconds after the last. */
export const settled = (): Promise<void> => new Promise((wait) => setTimeout(wait, 50));
