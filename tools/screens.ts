import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './browser.ts';
import { complain } from './complain.ts';

/** Pages for the README, as a running server shows them: `node tools/screens.ts http://localhost:4321` */
const SCREENS = {
  home: '/',
  story: '/verhalen/afval-in-het-bos/',
  'self-check': '/zelftest/jouw-bon/',
  effect: '/effect/',
};
const FOLDER = 'docs/screens';
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

async function takeScreens(base = 'http://localhost:4321'): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox'],
  });
  for (const [name, path] of Object.entries(SCREENS)) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
        await page.goto(base + path, { waitUntil: 'networkidle' });
        const file = `${name}-${size}-${colorScheme}.jpg`;
        await page.screenshot({ path: join(FOLDER, file), type: 'jpeg', quality: 55 });
        await page.close();
      }
    }
  }
  await browser.close();
}

await takeScreens(process.argv[2]).catch(complain);
