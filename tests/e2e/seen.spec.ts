import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../../playwright.config.ts';
import { freePort } from '../../tools/test/free-port.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { expect, test } from './test.ts';

/** A page that asks the browser to prepare others before anybody wants them. */
const LAUNCHER = `<!doctype html><title>launcher</title><link rel="icon" href="data:,">
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

/** A browser as a visitor has it: under the test library's own connection none prepares a page. */
async function plainBrowser(address: string) {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const port = await freePort();
  const { userAgent, launchOptions } = config.use ?? {};
  const child = spawn(
    process.env.CHROMIUM ?? chromium.executablePath(),
    [
      ...(launchOptions?.args ?? []),
      '--headless=new',
      `--user-agent=${userAgent}`,
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      address,
    ],
    // A group of its own: Debian starts the browser by a script, which would end without it.
    { stdio: 'ignore', detached: true },
  );
  const targets = async (): Promise<
    { type: string; url: string; webSocketDebuggerUrl: string }[]
  > => (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  return {
    /** Runs a script in the page that is shown. */
    async run(expression: string): Promise<void> {
      const shown = (await targets()).find(({ type, url }) => type === 'page' && url === address);
      if (!shown) throw new Error('the browser shows another page');
      const socket = new WebSocket(shown.webSocketDebuggerUrl);
      await once(socket, 'open');
      const params = { expression, userGesture: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
      await once(socket, 'message');
      socket.close();
    },
    async close(): Promise<void> {
      const ended = once(child, 'exit');
      if (child.pid !== undefined) process.kill(-child.pid);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

test('a prerendered page counts when it is shown, and not before', async () => {
  test.slow();
  const own = await startServer();
  const { front, asked, at } = await besideLauncher(own);
  const browser = await plainBrowser(`${at}/launcher`);
  try {
    const scripts = () => asked.filter((each) => /assets\/.*\.js/.test(each)).length;
    await expect.poll(scripts, { timeout: 40_000 }).toBeGreaterThan(0);
    // Whatever the prepared page wanted to send would have left by now.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(asked).not.toContain('POST /api/event');
    await browser.run('document.querySelector("a").click()');
    await expect.poll(() => views(own, 'page=help'), { timeout: 40_000 }).toBe(1);
    const fetched = asked.filter((each) => each === 'GET /hulp/');
    expect(fetched, 'it was the prepared page that was shown').toHaveLength(1);
  } finally {
    await browser.close();
    front.close();
    front.closeAllConnections();
    await own.close();
  }
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
