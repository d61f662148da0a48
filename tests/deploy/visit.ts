import assert from 'node:assert/strict';
import { chromium } from '@playwright/test';
import playwright from '../../playwright.config.ts';
import { findChromium } from '../../tools/test/browser.ts';
import { byMouse, walkStudy } from '../e2e/walk.ts';

const { userAgent, viewport, launchOptions } = playwright.use ?? {};
const STUDY = '/zelftest/jouw-bon/';

/**
 * One whole visit in a browser: the home page, then the self-check that carries the study, from its first
 * screen to what is sent. Nothing may fail on the way, and nothing may be said on the console.
 */
export async function visit(origin: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP example.nl 127.0.0.1'],
  });
  try {
    const context = await browser.newContext({
      ...(userAgent ? { userAgent } : {}),
      ...(viewport ? { viewport } : {}),
      ignoreHTTPSErrors: true,
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
    const font = await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily);
    assert.match(font, /Archivo/);
    await page.goto(`${origin}${STUDY}`);
    await walkStudy({ page, hand: byMouse(page), language: 'nl' });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
}
