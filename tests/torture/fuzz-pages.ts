import type { Stream } from '../../analytics/simulate/stream.ts';

/** What is sent, and how: whole, in two parts with a pause, or only half. */
export type FuzzRequest = {
  readonly bytes: Buffer;
  readonly body: string;
  readonly manner: 'whole' | 'halved' | 'abandoned';
  /** Whether more was announced than is sent, so that a server may wait for it. */
  readonly unfinished: boolean;
  /** How many requests lie in the bytes, one after the other. */
  readonly requests: number;
};

/** Draws one of a list. */
export const pick = <T>(stream: Stream, list: readonly T[]): T => {
  const chosen = list[Math.floor(stream.uniform() * list.length)];
  if (chosen === undefined) throw new Error('a list to pick from has something in it');
  return chosen;
};

/** Addresses that ask for more than a page, or make no sense. */
export const ODD_PATHS = [
  '/api/event?x=1',
  '/API/EVENT',
  '/api//event',
  '/api/event/..%2f..',
  '/%',
  '/%00',
  '//',
  `/${'a'.repeat(3000)}`,
  '/metrics',
  '/healthz',
  '/readyz',
  '*',
];
const PAGES = ['/', '/page', '/page/', '/film.bin', '/nowhere', '/page/?a=1?b#c'];
/** Ways out of the folder of the site, and to what lies hidden in it. */
const ESCAPES = [
  '/.env',
  '/%2eenv',
  '/page/../.env',
  '/../outside.txt',
  '/../../outside.txt',
  '/..%2foutside.txt',
  '/%2e%2e/outside.txt',
  '/%252e%252e/outside.txt',
  '/..%5coutside.txt',
  '/..\\outside.txt',
  '/page/..;/..;/outside.txt',
  '/%c0%ae%c0%ae/outside.txt',
  '/up/outside.txt',
  '/link.txt',
  '/./.././outside.txt',
  '//../outside.txt',
  '/outside.txt%00.html',
  '/%2e%2e/tally.sqlite',
  '/up/tally.sqlite',
  '/film.bin/../../outside.txt',
];
/** Addresses with a scheme or a host, as a proxy would be asked. */
const ABSOLUTE = [
  '//other.example/page',
  'http://x/page/',
  'HTTPS://x:99999/page/',
  'http://user:word@x/',
  'http://',
  'http:///page/',
  'http://[::1/page/',
  'http://x/../outside.txt',
  'file:///etc/passwd',
  'http://x//other.example/page',
];
const HEADERS = [
  'Range',
  'If-None-Match',
  'If-Match',
  'If-Range',
  'If-Modified-Since',
  'If-Unmodified-Since',
  'Accept-Encoding',
];
const VALUES = [
  'bytes=5-2',
  'bytes=0-0',
  'bytes=-5',
  'bytes=5-',
  'bytes=-0',
  'bytes=-',
  'bytes=0-0,-1',
  'bytes=1048576-',
  'bytes=99999999999999999999-',
  'bytes=,',
  'bytes=0-0,5-2',
  `bytes=${'0-0,'.repeat(500)}1-1`,
  'rows=1-2',
  'bytes=0x1-0x2',
  '*',
  '"x", W/"y"',
  '"',
  'br;q=0',
  'gzip;q=x',
  `${'gzip;q=0,'.repeat(300)}br`,
  ',',
  '\u00ff',
  '-1',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Thu, 99 Foo 9999 99:99:99 GMT',
];
/** Heads that are no HTTP, or only just. */
const MALFORMED = [
  'GET  / HTTP/1.1\r\nHost: x\r\n',
  'GET x:443 HTTP/1.1\r\nHost: x\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n',
  'GET /\r\n',
  'get / HTTP/1.1\r\nHost: x\r\n',
  'GET / HTTP/1.1\nHost: x\n',
  'GET / HTTP/1.1\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n',
  'GET / HTTP/1.1\r\nHost : x\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nX: \u0000\r\n',
  'GET /a b HTTP/1.1\r\nHost: x\r\n',
  'GET /\u0000 HTTP/1.1\r\nHost: x\r\n',
  'GET / HTTP/1.0\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(2500)}`,
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001',
];
const MOST_PIPELINED = 12;

function head(stream: Stream, last: boolean): string {
  const headers = Array.from(
    { length: Math.floor(4 * stream.uniform()) },
    () => `${pick(stream, HEADERS)}: ${pick(stream, VALUES)}\r\n`,
  );
  const path = pick(stream, pick(stream, [PAGES, ESCAPES, ABSOLUTE, ODD_PATHS]));
  const method = pick(stream, ['GET', 'GET', 'GET', 'HEAD']);
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\n${headers.join('')}${last ? 'Connection: close\r\n' : ''}\r\n`;
}

/** A question for a page with conditions that make no sense, or many in a row, or no question at all. */
export function pageRequest(stream: Stream): FuzzRequest {
  const malformed = stream.happens(0.1) ? `${pick(stream, MALFORMED)}\r\n` : '';
  const requests = stream.happens(0.2) ? 1 + Math.ceil(MOST_PIPELINED * stream.uniform()) : 1;
  const heads = Array.from({ length: requests }, (_, n) => head(stream, n === requests - 1));
  return {
    bytes: Buffer.from(malformed || heads.join(''), 'latin1'),
    body: '',
    manner: stream.happens(0.05) ? 'abandoned' : stream.happens(0.05) ? 'halved' : 'whole',
    // What is no HTTP may look like the beginning of some.
    unfinished: malformed !== '',
    requests,
  };
}
