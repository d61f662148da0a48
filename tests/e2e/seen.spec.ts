import { createServer, request } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import config from '../../playwright.config.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { expect, test } from './test.ts';

/** A page that asks the browser to prepare others before anybody wants them. */
const LAUNCHER = `<!doctype html><title>launcher</title>
<script type="speculationrules">{"prerender":[{"urls":["/hulp/"],"eagerness":"immediate"}]}</script>
<a href="/hulp/">hulp</a>`;

/** The launcher beside the product, under one name: only then a browser prepares its pages. */
async function besideLauncher({ url }: Server) {
  const asked: string[] = [];
  const { hostname, port } = new URL(url);
  const front = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (incoming.url === '/launcher') {
      outgoing.setHeader('content-type', 'text/html').end(LAUNCHER);
      return;
    }
    const { method, url: path, headers } = incoming;
    const inner = request({ hostname, port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(inner);
  });
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  const at = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return { front: front as HttpServer, asked, at };
}

const views = (server: Server, cell: string): number =>
  server
    .counts()
    .filter(({ table, cell: each }) => table === 'reach.page' && each === cell)
    .reduce((sum, { n }) => sum + n, 0);

test.use({ launchOptions: { ...config.use?.launchOptions } });

test('a prerendered page counts when it is shown, and not before', async ({ page, faults }) => {
  const own = await startServer();
  const { front, asked, at } = await besideLauncher(own);
  await page.goto(`${at}/launcher`);
  await expect
    .poll(() => asked.filter((each) => /assets\/.*\.js/.test(each)).length)
    .toBeGreaterThan(0);
  await page.waitForTimeout(1500);
  expect(asked).not.toContain('POST /api/event');
  expect(views(own, 'page=help')).toBe(0);
  const fetched = asked.filter((each) => each === 'GET /hulp/').length;
  await page.getByRole('link').click();
  await expect.poll(() => views(own, 'page=help')).toBe(1);
  expect(
    asked.filter((each) => each === 'GET /hulp/'),
    'it was the prepared page',
  ).toHaveLength(fetched);
  faults.length = 0;
  front.close();
  front.closeAllConnections();
  await own.close();
});

test('a page in a tab behind counts when somebody looks at it, once', async ({ page }) => {
  const own = await startServer();
  await page.addInitScript(() => {
    let seen = 'hidden';
    Object.defineProperty(document, 'visibilityState', { get: () => seen });
    addEventListener('come-forward', () => {
      seen = 'visible';
      document.dispatchEvent(new Event('visibilitychange'));
    });
  });
  await page.goto(`${own.url}/hulp/?ref=Poster`, { waitUntil: 'networkidle' });
  expect(own.counts()).toEqual([]);
  for (let time = 0; time < 2; time += 1)
    await page.evaluate(() => dispatchEvent(new Event('come-forward')));
  await expect.poll(() => views(own, 'page=help')).toBe(1);
  await page.waitForLoadState('networkidle');
  const channels = own.counts().filter(({ table }) => table === 'reach.channel');
  expect(channels.map(({ cell, n }) => [cell, n])).toEqual([['channel=posters', 1]]);
  await own.close();
});
