import { deriveEvents } from '../../analytics/plan/tables.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import type { Stream } from '../../analytics/simulate/stream.ts';
import { ODD_PATHS, pageRequest, pick } from './fuzz-pages.ts';
import type { FuzzRequest } from './fuzz-pages.ts';

const hex = (stream: Stream, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(16 * stream.uniform()).toString(16)).join('');

const POISON = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  '\u0000',
  '\u202e',
  '💊'.repeat(20),
  'x'.repeat(400),
  '../../etc/passwd',
  '<script>',
  "'; DROP TABLE tally;--",
  '1e999',
  '-1',
  'NaN',
  'null',
];
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1e-320,
  9007199254740993,
  '',
  [],
  {},
  [[]],
  { a: { b: {} } },
];

/** An event that the plan knows, with values drawn from it. */
function knownEvent({ plan, version }: RegisteredPlan, stream: Stream): Record<string, unknown> {
  if (stream.happens(0.3))
    return {
      n: 'pageview',
      u: pick(stream, ['/', '/hulp/', 'https://x.y/a?utm_source=poster']),
      d: 'x',
      r: null,
    };
  const { name, context, increments } = pick(stream, deriveEvents(plan));
  const chosen = Object.fromEntries(context.map((each) => [each.name, pick(stream, each.values)]));
  const answers = increments
    .filter(({ when }) => !when || when.values.includes(chosen[when.name] ?? ''))
    .map(({ key, values }) => [key, pick(stream, values)]);
  const p = {
    study: plan.id,
    version,
    ...chosen,
    ...Object.fromEntries(answers),
    submission: hex(stream, 32),
  };
  return {
    n: name,
    u: '/zelftest/jouw-bon/',
    d: 'x',
    r: null,
    p: stream.happens(0.5) ? p : JSON.stringify(p),
  };
}

function mutateEvent(event: Record<string, unknown>, stream: Stream): unknown {
  const inside =
    typeof event.p === 'object' && event.p !== null && stream.happens(0.7)
      ? { ...event.p }
      : { ...event };
  const target = inside as Record<string, unknown>;
  const key = pick(stream, [...Object.keys(target), ...POISON]);
  const how = stream.uniform();
  if (how < 0.3)
    Object.defineProperty(target, key, { value: pick(stream, VALUES), enumerable: true });
  else if (how < 0.6)
    Object.defineProperty(target, key, { value: pick(stream, POISON), enumerable: true });
  else if (how < 0.8)
    return {
      ...event,
      p: Object.fromEntries(Object.entries(target).filter(([each]) => each !== key)),
    };
  else if (how < 0.9) return pick(stream, VALUES);
  return 'p' in target ? target : { ...event, p: target };
}

function mutateText(text: string, stream: Stream): Buffer {
  const bytes = Buffer.from(text);
  const how = stream.uniform();
  if (how < 0.25) return Buffer.from('['.repeat(4000) + text);
  if (how < 0.35) return Buffer.from(text + 'x'.repeat(Math.floor(12_000 * stream.uniform())));
  if (how < 0.5) return bytes.subarray(0, Math.floor(bytes.length * stream.uniform()));
  if (how < 0.6) return Buffer.from(text.replace(/"/g, () => (stream.happens(0.1) ? '' : '"')));
  const flipped = Buffer.from(bytes);
  for (let flips = 0; flips < 3; flips += 1)
    if (flipped.length > 0)
      flipped[Math.floor(flipped.length * stream.uniform())] = Math.floor(256 * stream.uniform());
  return flipped;
}

const TYPES = [
  'text/plain',
  'application/json',
  'text/plain;charset=UTF-8',
  'text/xml',
  'multipart/form-data',
  '',
  '\u00ff',
];
const METHODS = [
  'POST',
  'POST',
  'POST',
  'POST',
  'POST',
  'GET',
  'PUT',
  'OPTIONS',
  'DELETE',
  'HEAD',
  'BREW',
];
const PATHS = ['/api/event', '/api/event', '/api/event', ...ODD_PATHS];
const EXTRAS = [
  '',
  '',
  '',
  'X-Forwarded-For: 1.2.3.4, ::1\r\n',
  'Expect: 100-continue\r\n',
  'DNT: 1\r\n',
  'Sec-GPC: 1\r\n',
  `X-Long: ${'y'.repeat(3000)}\r\n`,
  'Content-Encoding: gzip\r\n',
  'Transfer-Encoding: identity\r\n',
];

/** One request: a known event, or something like it that was bent somewhere. */
export function fuzzRequest(registered: RegisteredPlan, stream: Stream): FuzzRequest {
  if (stream.happens(0.2)) return pageRequest(stream);
  const event = knownEvent(registered, stream);
  const bent = stream.happens(0.6);
  const text = JSON.stringify(bent && stream.happens(0.6) ? mutateEvent(event, stream) : event);
  const body = bent && stream.happens(0.5) ? mutateText(text, stream) : Buffer.from(text);
  const wild = stream.happens(0.3);
  const type = wild ? pick(stream, TYPES) : 'text/plain';
  const length =
    wild && stream.happens(0.15)
      ? pick(stream, ['-1', '0', '999999999999', 'abc', '5'])
      : String(body.length);
  const head = `${wild ? pick(stream, METHODS) : 'POST'} ${wild ? pick(stream, PATHS) : '/api/event'} HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n${type ? `Content-Type: ${type}\r\n` : ''}${wild ? pick(stream, EXTRAS) : ''}Content-Length: ${length}\r\nConnection: close\r\n\r\n`;
  const manner = stream.happens(0.02) ? 'abandoned' : stream.happens(0.02) ? 'halved' : 'whole';
  return {
    bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]),
    body: body.toString('utf8'),
    manner,
    unfinished: Number(length) > body.length,
    requests: 1,
  };
}
