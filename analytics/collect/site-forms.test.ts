import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { get, large, replaceSite, settled, withSite } from './site-fixture.ts';
import { LARGE } from './site-folder.ts';

withSite();

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
      assert.match(String(answer.headers['content-security-policy']), /sha256-abc=/);
    }
    for (const other of ['"x"', 'x', '', tag.slice(0, -2) + '"', tag.slice(1, -1)])
      assert.equal((await get('/', { 'if-none-match': other })).status, 200, other);
    assert.equal((await get('/nowhere', { 'if-none-match': '*' })).status, 404);
    assert.equal((await get('/', { 'if-match': '"x"' })).status, 412);
    assert.equal((await get('/', { 'if-match': `"x", ${tag}` })).status, 200);
  });

  it('is judged by what is in it: written anew it has the tag it had, a change gives another', async () => {
    const tag = (await get('/ten.txt')).headers.etag;
    replaceSite('0123456789');
    await settled();
    assert.equal((await get('/ten.txt')).headers.etag, tag);
    replaceSite('9876543210');
    await settled();
    const changed = await get('/ten.txt');
    assert.equal(changed.body.toString(), '9876543210');
    assert.notEqual(changed.headers.etag, tag);
  });
});
