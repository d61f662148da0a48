import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { raisedBy, stored } from './increments.ts';
import type { Server } from './server.ts';
import { startServer } from './server.ts';
import { expect, readPanel, test } from './test.ts';
import { byKeyboard, byTouch, walkStudy } from './walk.ts';

test.describe('one visit, one set of increments', () => {
  let own: Server;
  test.beforeEach(async () => {
    own = await startServer();
  });
  test.afterEach(() => own.close());

  test('Dutch, on a phone, by keyboard alone', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/event')) requests.push(request.postData() ?? '');
    });
    await page.goto(`${own.url}/zelftest/jouw-bon/`);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    await expect(page.getByRole('status').first()).toHaveText(CHECK_WORDS.nl.resultCounted);
    const panel = await readPanel(page);
    expect(panel.map(({ name }) => name)).toEqual(['pageview', 'start', 'action', 'finish']);
    expect(requests).toHaveLength(panel.length);
    expect(stored(own.counts())).toEqual(raisedBy(panel));
  });

  test.describe('by touch', () => {
    test.use({ hasTouch: true, isMobile: true });
    test('English', async ({ page }) => {
      await page.goto(`${own.url}/en/self-check/your-bill/`);
      await walkStudy({ page, hand: byTouch(page), language: 'en', answer: 2 });
      await expect(page.getByRole('status').first()).toHaveText(CHECK_WORDS.en.resultCounted);
      expect(stored(own.counts())).toEqual(raisedBy(await readPanel(page)));
    });
  });
});
