import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readPlans } from '../../analytics/plan/read.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const [registered] = readPlans();
if (!registered) throw new Error('there is a study plan');
const { plan, version } = registered;

const startOf = (extra: Record<string, string> = {}) =>
  composeProperties(
    { study: plan.id, version },
    { arm: 'control', pre_asked: 'no', first_time: 'first', from: 'elsewhere', ...extra },
  );

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/event`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (a browser)', ...headers },
  });

const event = (name: string, p: unknown): string => JSON.stringify({ n: name, u: '/', d: 'x', p });

let server: Server;
test.beforeEach(async () => {
  server = await startServer();
});
test.afterEach(() => server.close());

const REFUSED: readonly {
  what: string;
  body: string;
  status: number;
  names: RegExp;
  type?: string;
}[] = [
  {
    what: 'an unknown property',
    body: event('start', startOf({ mood: 'good' })),
    status: 400,
    names: /mood/,
  },
  {
    what: 'an unknown value',
    body: event('start', startOf({ arm: 'secret' })),
    status: 400,
    names: /arm/,
  },
  {
    what: 'another study',
    body: event('start', { ...startOf(), study: 'other' }),
    status: 400,
    names: /study/,
  },
  { what: 'broken JSON', body: '{"n":"start",', status: 400, names: /body/ },
  {
    what: 'a body of 20 kB',
    body: event('start', { x: 'y'.repeat(20_000) }),
    status: 413,
    names: /body/,
  },
  {
    what: 'another content type',
    body: '<a/>',
    status: 415,
    names: /content-type/i,
    type: 'text/xml',
  },
];

for (const { what, body, status, names, type } of REFUSED) {
  test(`${what} is refused by name, and counts nothing`, async () => {
    const response = await post(server.url, body, type ? { 'content-type': type } : {});
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(names);
    expect(server.counts()).toEqual([]);
  });
}

test('who is still sending a body that is too large gets its answer, and can go on', async () => {
  const { hostname, port } = new URL(server.url);
  const size = 2_000_000;
  const socket = connect(Number(port), hostname);
  let answers = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answers += text));
  socket.on('error', ({ message }) => (answers += message));
  const ask = (method: string, path: string, headers = ''): boolean =>
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  ask('POST', '/api/event', `Content-Type: text/plain\r\nContent-Length: ${size}\r\n`);
  await expect.poll(() => answers).toContain('413');
  socket.write('x'.repeat(size));
  ask('GET', '/', 'Connection: close\r\n');
  await expect.poll(() => answers).toContain('HTTP/1.1 200');
});

test('what other Plausible clients send is dropped with its reason', async () => {
  const response = await post(
    server.url,
    JSON.stringify({ n: 'engagement', u: '/', d: 'x', e: 3000 }),
  );
  expect(response.status).toBe(202);
  expect(response.headers.get('x-plausible-dropped')).toBe('1');
  expect(server.counts()).toEqual([]);
});

test('an acknowledged event survives SIGKILL and counts once, repeated or not', async () => {
  const body = event('start', startOf());
  expect((await post(server.url, body)).status).toBe(202);
  await server.kill();
  await server.restart();
  expect((await post(server.url, body)).status).toBe(202);
  const starts = server.counts().filter(({ table }) => table === 'allocated');
  expect(starts.map(({ n }) => n)).toEqual([1]);
});

test('a second start keeps the counts of the first', async () => {
  await post(server.url, event('start', startOf()));
  const before = server.counts();
  await server.restart();
  expect(server.counts()).toEqual(before);
  expect(before).not.toEqual([]);
});

test('a start whose output nobody reads serves all the same', async () => {
  await server.kill();
  const child = spawn(process.execPath, ['tools/start.ts', '--no-build'], {
    env: server.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  child.stderr.destroy();
  const health = () =>
    fetch(`${server.url}/healthz`).then(
      ({ status }) => status,
      () => child.exitCode,
    );
  await expect.poll(health).toBe(200);
  expect((await post(server.url, event('start', startOf()))).status).toBe(202);
  expect((await post(server.url, event('start', { odd: 'x' }))).status).toBe(400);
  expect(await health()).toBe(200);
  child.kill();
});

test.describe('what lies on disk after a visit', () => {
  const MARK = 'Zzyzx-Browser/77.7';
  test.use({
    userAgent: `Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 ${MARK}`,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.77', forwarded: 'for=203.0.113.77' },
  });

  test('holds no address, no user agent and no row per visit', async ({ page }) => {
    await page.goto(`${server.url}/zelftest/jouw-bon/`);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = readFileSync(join(server.dataDir, file)).toString('latin1');
      for (const trace of [MARK, 'Zzyzx', '203.0.113', '127.0.0.1', '::1', 'Mozilla', 'Android'])
        expect(bytes, `${file} holds ${trace}`).not.toContain(trace);
    }
    const counts = server.counts();
    const cells = new Set(counts.map(({ table, cell, period }) => `${table};${cell};${period}`));
    expect(cells.size).toBe(counts.length);
    expect(counts.every(({ n }) => n === 1)).toBe(true);
  });
});
