import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { expect, test } from './test.ts';
import { byMouse, walkStudy } from './walk.ts';

/** Chromium 92 (July 2021) out of the package that carries it for cloud functions; no dependency. */
const PACKAGE = 'chrome-aws-lambda@10.1.0';
const FOLDER = join(tmpdir(), 'zonder-vraag-chromium-92');

function oldChromium(): string {
  const program = join(FOLDER, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(FOLDER, { recursive: true });
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: FOLDER });
  execFileSync('tar', ['xzf', 'chrome-aws-lambda-10.1.0.tgz'], { cwd: FOLDER });
  writeFileSync(
    program,
    brotliDecompressSync(readFileSync(join(FOLDER, 'package/bin/chromium.br'))),
  );
  chmodSync(program, 0o755);
  return program;
}

/** What Playwright itself asks of a page and this browser hasn't yet, in each of its worlds. */
async function lendVisibility(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.executionContextCreated', ({ context: { id: contextId } }) => {
    const expression =
      "Element.prototype.checkVisibility ??= function () { return this.getClientRects().length > 0 && getComputedStyle(this).visibility === 'visible'; };";
    // A world that has gone meanwhile needs it no more.
    void session.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  });
  await session.send('Runtime.enable');
}

test('in a browser of five years old the check runs, and no message shows beforehand', async ({
  site,
}) => {
  test.setTimeout(240_000);
  const words = CHECK_WORDS.nl;
  const browser = await chromium.launch({
    executablePath: oldChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await lendVisibility(page);
  await page.goto(`${site.url}/zelftest/jouw-bon/`);
  expect(browser.version()).toMatch(/^92\./);
  expect(await page.evaluate(() => CSS.supports('selector(:has(a))'))).toBe(false);
  const key = page.getByRole('heading', { name: words.paperKey, exact: true });
  await walkStudy({
    page,
    hand: byMouse(page),
    language: 'nl',
    onScreen: async (title) => {
      if (title === 'end' || title === words.messageTitle) return;
      for (const hidden of [page.locator('.paper-form'), page.locator('.sources li').first()])
        await expect(hidden, title).toBeHidden();
    },
  });
  await expect(page.getByText(words.otherTexts)).toBeVisible();
  await expect(key).toHaveCount(1);
  await byMouse(page).turn();
  await expect(page.locator('.plan .turning__sheet--back')).toBeVisible();
  await browser.close();
});
