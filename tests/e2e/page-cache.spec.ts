import config from '../../playwright.config.ts';
import { findWholeChromium } from '../../tools/test/browser.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { raisedBy, stored } from './increments.ts';
import { startServer } from './server.ts';
import { expect, readPanel, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

/** Tests switch the page cache off; visitors have it on. */
test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    executablePath: await findWholeChromium(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

test("coming back out of the browser's page cache draws and counts nothing anew", async ({
  page,
}) => {
  const own = await startServer();
  const studied = (): [string, number][] =>
    Object.entries(stored(own.counts())).filter(([cell]) => !/^reach\./.test(cell));
  await page.goto(`${own.url}/zelftest/jouw-bon/`);
  await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
  const status = page.getByRole('status').first();
  await expect(status).toHaveText(CHECK_WORDS.nl.resultCounted);
  const [panel, before] = [await readPanel(page), studied()];
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.cached = String(persisted);
    });
    location.assign('/hulp/');
  });
  await page.waitForURL('**/hulp/');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => history.back());
  await expect(page.locator('html')).toHaveAttribute('data-cached', 'true');
  // The same page as it was left, its events and no others, and each counted once.
  await expect(status).toHaveText(CHECK_WORDS.nl.resultCounted);
  expect(await readPanel(page)).toEqual(panel);
  expect(studied()).toEqual(before);
  expect(stored(own.counts())).toMatchObject(raisedBy(panel.slice(1)));
  await own.close();
});
