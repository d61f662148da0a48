import assert from 'node:assert/strict';
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
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openBackgroundStore } from '../tally/background-store.ts';
import { LOCKED_HEADERS } from './security-headers.ts';
import { createCollector } from './server.ts';
import type { Collector } from './server.ts';
import { readSettings } from './settings.ts';
import { LARGE } from './site-folder.ts';

const HOME = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'sha256-abc='"><p>${'home '.repeat(40)}`;
const large = Buffer.alloc(LARGE + 5, 'film ');

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const site = join(folder, 'dist');
let collector: Collector;
let port = 0;

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

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

async function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const asked = request({ port, host: '127.0.0.1', path, method, headers }).end();
  const [response] = await once(asked, 'response');
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}

describe('a range', () => {
  const RANGES: readonly [string, number, string, string?][] = [
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=-5', 206, '56789', 'bytes 5-9/10'],
    ['bytes=5-', 206, '56789', 'bytes 5-9/10'],
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=8-99999999999999999999', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['Bytes=9-9', 206, '9', 'bytes 9-9/10'],
    ['bytes=5-2', 416, '', 'bytes */10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=99-100', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ...[
      'bytes=',
      'bytes=-',
      'bytes=a-b',
      'bytes=--5',
      'bytes 0-5',
      'items=0-5',
      '0-5',
      'bytes=1.5-2',
      'bytes=0x1-2',
      'bytes=0-0,2-3',
      'bytes=5-2,0-1',
      'bytes=1e0-2',
    ].map((each): [string, number, string] => [each, 200, '0123456789']),
  ];
  for (const [range, status, body, contentRange] of RANGES) {
    it(`"${range}" is answered with ${status}, and serving goes on`, async () => {
      const answer = await get('/ten.txt', { range });
      assert.deepEqual([answer.status, answer.body.toString()], [status, body]);
      assert.equal(answer.headers['content-range'], contentRange);
      assert.equal(answer.headers['content-length'], String(body.length));
      assert.equal((await get('/')).status, 200);
    });
  }

  it('is for GET alone, and of no use for what is not there or has nothing in it', async () => {
    const range = 'bytes=0-0';
    assert.equal((await get('/ten.txt', { range }, 'HEAD')).status, 200);
    assert.equal((await get('/nowhere', { range })).status, 404);
    assert.equal((await get('/empty.txt', { range })).status, 200);
  });

  it('holds for a large file, which is read from disk', async () => {
    const whole = await get('/film.bin');
    assert.ok(whole.body.equals(large));
    const part = await get('/film.bin', { range: `bytes=${LARGE}-` });
    assert.deepEqual([part.status, part.body.toString()], [206, large.subarray(LARGE).toString()]);
    assert.equal((await get('/film.bin', { range: 'bytes=5-2' })).status, 416);
  });

  it('goes on with the same file only', async () => {
    const range = 'bytes=0-0';
    const tag = (await get('/ten.txt')).headers.etag ?? '';
    assert.equal((await get('/ten.txt', { range, 'if-range': tag })).status, 206);
    for (const other of ['"other"', `W/${tag}`, new Date().toUTCString()])
      assert.equal((await get('/ten.txt', { range, 'if-range': other })).status, 200, other);
  });
});

describe('an encoding', () => {
  const TAKEN: readonly [string, string | undefined][] = [
    ['br', 'br'],
    ['gzip, br', 'br'],
    ['BR', 'br'],
    ['*', 'br'],
    ['x-gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0', undefined],
    ['br; q=0.000', undefined],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', undefined],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0.5, identity', undefined],
    ['identity;q=0', undefined],
    ['brotli', undefined],
    ['br;q=x', undefined],
    ['', undefined],
    [';,;q', undefined],
  ];
  for (const [accepted, encoding] of TAKEN) {
    it(`for "${accepted}" is ${encoding ?? 'none'}`, async () => {
      for (const path of ['/', '/index.html'])
        assert.equal(
          (await get(path, { 'accept-encoding': accepted })).headers['content-encoding'],
          encoding,
        );
    });
  }
});

describe('who has a file already', () => {
  it('is told so, by any list that holds its tag', async () => {
    const tag = (await get('/')).headers.etag ?? '';
    assert.match(tag, /^"[\w-]+"$/);
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, `"a,b" ,W/${tag},"c"`, '*']) {
      const answer = await get('/', {
        'if-none-match': known,
        'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
      });
      assert.deepEqual(
        [answer.status, answer.headers.etag, answer.body.length],
        [304, tag, 0],
        known,
      );
      assert.match(answer.headers['content-security-policy'] ?? '', /sha256-abc=/);
    }
    for (const other of ['"x"', 'x', '', tag.slice(0, -2) + '"', tag.slice(1, -1)])
      assert.equal((await get('/', { 'if-none-match': other })).status, 200, other);
    assert.equal((await get('/nowhere', { 'if-none-match': '*' })).status, 404);
    assert.equal((await get('/', { 'if-match': '"x"' })).status, 412);
    assert.equal((await get('/', { 'if-match': `"x", ${tag}` })).status, 200);
  });

  it('is judged by what is in it: written anew it has the tag it had, a change gives another', async () => {
    const tag = (await get('/ten.txt')).headers.etag;
    replaceSite(() => write('ten.txt', '0123456789'));
    assert.equal((await get('/ten.txt')).headers.etag, tag);
    replaceSite(() => write('ten.txt', '9876543210'));
    const changed = await get('/ten.txt');
    assert.equal(changed.body.toString(), '9876543210');
    assert.notEqual(changed.headers.etag, tag);
  });
});

/** Puts a changed copy in the site's place, as publishing does. */
function replaceSite(change: () => unknown): void {
  const [kept, old] = [join(folder, 'kept'), join(folder, 'old')];
  cpSync(site, kept, { recursive: true });
  renameSync(site, old);
  renameSync(kept, site);
  change();
  rmSync(old, { recursive: true });
}

describe('an address', () => {
  it('may stand in its absolute form', async () => {
    for (const path of [
      'http://any.example/ten.txt',
      'HTTPS://any.example:1/ten.txt?x',
      'http://any.example/healthz',
    ])
      assert.equal((await get(path)).status, 200, path);
    assert.equal((await get('http://any.example')).body.toString(), HOME);
    const bare = await get('http://other.example/hulp?a=1?b');
    assert.deepEqual([bare.status, bare.headers.location], [308, '/hulp/?a=1?b']);
  });

  it('leads to no other host', async () => {
    for (const path of [
      '//other.example/hulp',
      '//hulp',
      '/\\other.example/hulp',
      '/%2e%2e/hulp',
      '/%2Fhulp',
      '//',
      'http://other.example//hulp',
    ])
      assert.equal((await get(path)).headers.location, undefined, path);
  });

  it('shows nothing that begins with a dot, is linked, or lies elsewhere', async () => {
    assert.equal((await get('/.well-known/security.txt')).status, 200);
    for (const path of [
      '/.env',
      '/%2eenv',
      '/.git/config',
      '/.well-known/.secret',
      '/link.txt',
      '/up/outside.txt',
      '/up/',
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/index.html.br',
      '/index.html%00',
      '/%',
      '/%ff',
      '/__proto__',
      '/constructor',
      '*',
    ])
      assert.deepEqual(
        [(await get(path)).status, (await get(path)).body.includes('secret')],
        [404, false],
        path,
      );
  });

  it('is answered with every lock, whatever the answer', async () => {
    const answers = {
      200: [
        await get('/ten.txt'),
        await get('/healthz'),
        await get('/readyz'),
        await get('/metrics'),
      ],
      206: [await get('/ten.txt', { range: 'bytes=0-0' })],
      308: [await get('/hulp')],
      400: [
        await get('/api/event', { 'content-type': 'text/plain', 'content-length': '0' }, 'POST'),
      ],
      404: [await get('/nowhere')],
      405: [await get('/', {}, 'POST'), await get('/api/event')],
      415: [await get('/api/event', {}, 'POST')],
      416: [await get('/ten.txt', { range: 'bytes=5-2' })],
    };
    const { 'content-security-policy': locked, ...others } = LOCKED_HEADERS;
    for (const [status, list] of Object.entries(answers))
      for (const { status: found, headers } of list) {
        assert.equal(found, Number(status));
        assert.deepEqual({ ...headers, ...others }, headers, status);
        assert.match(headers['content-security-policy'] ?? '', /default-src/);
      }
    assert.equal((await get('/ten.txt')).headers['content-security-policy'], locked);
    assert.match(
      (await get('/')).headers['content-security-policy'] ?? '',
      /^default-src 'self'; script-src 'sha256-abc='; frame-ancestors/,
    );
  });
});

describe('who asks much', () => {
  it('finds a site all the time while it is replaced', async () => {
    const statuses = new Set<number>();
    let going = true;
    const read = async (): Promise<void> => {
      while (going)
        for (const path of ['/', '/hulp/', '/film.bin', '/404.html'])
          statuses.add((await get(path)).status);
    };
    const readers = Array.from({ length: 5 }, read);
    for (let n = 0; n < 40; n += 1) {
      replaceSite(() => undefined);
      await new Promise((wait) => setTimeout(wait, 10));
    }
    going = false;
    await Promise.all(readers);
    assert.deepEqual([...statuses], [200]);
  });

  it('without reading gets no descriptors and little memory', async () => {
    const before = process.memoryUsage().rss;
    const sockets = await Promise.all(
      ['/', '/film.bin', '/nowhere'].map(async (path) => {
        const socket = connect(port, '127.0.0.1').pause();
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(21_000));
        return socket;
      }),
    );
    for (let n = 0; n < 20; n += 1) {
      await new Promise((wait) => setTimeout(wait, 20));
      assert.equal((await get('/hulp/')).status, 200);
    }
    assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
    const open = /^process_open_fds (\d+)$/m.exec((await get('/metrics')).body.toString())?.[1];
    assert.ok(Number(open ?? 0) < 200, open);
    for (const socket of sockets) socket.destroy();
  });
});
