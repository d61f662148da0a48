import { CHECK_WORDS } from '../../src/self-check/words.ts';
import type { Browser } from '@playwright/test';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';
import { byTouch, walkStudy } from './walk.ts';

/** Every random number is odd: the coin falls on tails, a random answer goes. */
const TAILS = 7;
/** Every random number is even: heads, the true answer goes. */
const HEADS = 6;

/** All bytes that a visit sends, when the sensitive question gets the answer at a place. */
async function bytesSent(
  browser: Browser,
  { url, draw, answer }: { url: string; draw: number; answer: number },
): Promise<string[]> {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.addInitScript((number) => {
    crypto.getRandomValues = (target) => {
      if (ArrayBuffer.isView(target)) (target as unknown as Uint32Array).fill(number);
      return target;
    };
  }, draw);
  const sent: string[] = [];
  await page.goto(`${url}/zelftest/jouw-bon/`, { waitUntil: 'networkidle' });
  // From here on: what loads before the first screen can't depend on an answer, and comes in any order.
  page.on('request', (request) => {
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
  });
  const hand = byTouch(page);
  const sensitive = page.getByText(CHECK_WORDS.nl.coinWhy);
  await walkStudy({
    page,
    language: 'nl',
    hand: {
      ...hand,
      choose: async (place) => hand.choose((await sensitive.isVisible()) ? answer : place),
    },
  });
  await page.waitForLoadState('networkidle');
  await context.close();
  return sent;
}

test('the network sees nothing of a sensitive answer but the value after the coin', async ({
  browser,
}) => {
  const visit = async (draw: number, answer: number): Promise<string[]> => {
    // A server of its own, since the same numbers would make the second visit a repeat.
    const server = await startServer();
    const bytes = await bytesSent(browser, { url: server.url, draw, answer });
    await server.close();
    return bytes.map((line) => line.replaceAll(server.url, ''));
  };
  const [yes, no] = [await visit(TAILS, 0), await visit(TAILS, 1)];
  expect(yes.some((line) => line.includes('noised.own-use'))).toBe(true);
  expect(no).toEqual(yes);

  const [trulyYes, trulyNo] = [await visit(HEADS, 0), await visit(HEADS, 1)];
  expect(trulyNo).not.toEqual(trulyYes);
  const blank = (lines: string[]) =>
    lines.map((line) => line.replace(/(noised\.own-use[^:]*:\\?")(yes|no)/, '$1'));
  expect(blank(trulyNo)).toEqual(blank(trulyYes));
});
