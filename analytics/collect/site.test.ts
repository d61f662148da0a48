import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { LOCKED_HEADERS } from './security-headers.ts';
import { HOME, get, port, replaceSite, withSite } from './site-fixture.ts';

withSite();

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
        assert.match(String(headers['content-security-policy']), /default-src/);
      }
    assert.equal((await get('/ten.txt')).headers['content-security-policy'], locked);
    assert.match(
      String((await get('/')).headers['content-security-policy']),
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
      replaceSite('0123456789');
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
