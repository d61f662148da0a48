import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { byTouch, walkStudy } from '../../tests/e2e/walk.ts';
import { findChromium } from './browser.ts';
import { complain } from '../../analytics/cli/complain.ts';

/** Pages that show themselves as they open. */
const PAGES = {
  home: '/',
  story: '/verhalen/afval-in-het-bos/',
  'self-checks': '/zelftest/',
  'self-check': '/zelftest/jouw-bon/',
  effect: '/effect/invisible-bill/',
  'what-we-count': '/wat-we-tellen/',
  help: '/hulp/',
};
const WORDS = CHECK_WORDS.nl;
const FOLDER = 'docs/screens';
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

/** Takes the key screens, as a running server shows them: `node tools/test/screens.ts http://localhost:4321` */
async function takeScreens(base = 'http://localhost:4321'): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        hasTouch: true,
      });
      const page = await context.newPage();
      const take = (name: string) =>
        page.screenshot({
          path: join(FOLDER, `${name}-${size}-${colorScheme}.jpg`),
          type: 'jpeg',
          quality: 50,
        });
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(base + path, { waitUntil: 'networkidle' });
        await take(name);
      }
      await walkAndTake(page, base, take);
      await context.close();
    }
  }
  await browser.close();
}

async function walkAndTake(
  page: Page,
  base: string,
  take: (name: string) => Promise<unknown>,
): Promise<void> {
  let questions = 0;
  await page.goto(`${base}/zelftest/jouw-bon/`);
  await walkStudy({
    page,
    hand: byTouch(page),
    language: 'nl',
    onScreen: async (title) => {
      const isCoin = await page.getByText(WORDS.coinWhy).isVisible();
      if (isCoin) await take('coin');
      else if (title === 'end') await take('plan');
      else if (await page.locator('.self-check button.choice').first().isVisible()) {
        questions += 1;
        if (questions === 2) await take('question');
      }
    },
  });
}

await takeScreens(process.argv[2]).catch(complain);
