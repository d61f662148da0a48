import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import sirv from 'sirv';
import playwright from '../../playwright.config.ts';
import { findChromium } from '../../tools/test/browser.ts';
import { findProgram, installPackages } from '../../tools/test/system-package.ts';
import { startServer } from '../e2e/server.ts';

/** As it stands in docs/government.md. */
const WORDS = [
  '--mirror',
  '--page-requisites',
  '--warc-file=zonder-vraag',
  '--execute',
  'robots=off',
];

/** The home page leads to all but the two pages that a calendar leads to. */
const START = ['/', '/vervolg/', '/en/follow-up/'];

describe('a mirror made by wget', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  let home = '';
  let replay: Server;
  let browser: Browser;
  before(async () => {
    if (!findProgram(['wget'])) installPackages('wget');
    const server = await startServer();
    const addresses = START.map((path) => `${server.url}${path}`);
    const mirrored = spawnSync('wget', ['--no-verbose', ...WORDS, ...addresses], {
      cwd: folder,
      encoding: 'utf8',
    });
    await server.close();
    assert.equal(mirrored.status, 0, mirrored.stderr);
    home = join(folder, new URL(server.url).host);
    replay = createServer(sirv(home)).listen(0, '127.0.0.1');
    await once(replay, 'listening');
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: playwright.use?.launchOptions?.args ?? [],
    });
  });
  after(async () => {
    await browser.close();
    replay.close();
    replay.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds every page of the site, whole and styled, on another web server', async () => {
    const site = process.env.SITE_DIR ?? 'dist';
    const pagesOf = (place: string): string[] =>
      readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('index.html'))
        .sort();
    const pages = pagesOf(home);
    assert.deepEqual(pages, pagesOf(site));
    const { port } = replay.address() as AddressInfo;
    const page = await browser.newPage();
    const faults: string[] = [];
    // An archive counts nothing, and wget doesn't follow what only a script asks for: a page is whole without.
    const LEFT_OUT = /\/api\/event$|\/assets\/[^/]+\.js(?:\?.*)?$/;
    page.on('response', (response) => {
      if (response.status() >= 400 && !LEFT_OUT.test(response.url())) faults.push(response.url());
    });
    page.on('console', (message) => {
      if (/security policy/i.test(message.text())) faults.push(message.text());
    });
    for (const name of pages) {
      await page.goto(`http://127.0.0.1:${port}/${name.replace(/index\.html$/, '')}`);
      const look = await page.evaluate(() => ({
        font: getComputedStyle(document.querySelector('h1') ?? document.body).fontFamily,
        rules: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
        broken: [...document.images].filter((image) => image.complete && image.naturalWidth === 0)
          .length,
      }));
      assert.match(look.font, /Archivo/, name);
      assert.ok(look.rules > 50, name);
      assert.equal(look.broken, 0, name);
    }
    assert.deepEqual(faults, []);
    assert.ok(statSync(join(folder, 'zonder-vraag.warc.gz')).size > 0);
  });
});
