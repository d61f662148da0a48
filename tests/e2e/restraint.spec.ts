import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/i18n/self-check.ts';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const words = CHECK_WORDS.nl;
const CHECK = '/zelftest/jouw-bon/';

const stored = (page: Page): Promise<unknown> =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    state: history.state as unknown,
  }));

test('nothing is ever stored on the device, and no arm stands in an address or title', async ({
  page,
  site,
}) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.goto(CHECK);
  await walkStudy({
    page,
    hand: byKeyboard(page),
    language: 'nl',
    onScreen: async () => {
      addresses.push(page.url(), await page.title());
    },
  });
  expect(await stored(page)).toEqual({
    cookies: '',
    local: 0,
    session: 0,
    databases: 0,
    caches: 0,
    state: null,
  });
  expect(await page.context().cookies()).toEqual([]);
  for (const address of addresses) expect(address).not.toMatch(/control|society|#|\?/);
  expect(addresses).toContain(`${site.url}${CHECK}`);
});

for (const [signal, script] of [
  ['Do Not Track', "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })"],
  [
    'Global Privacy Control',
    "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })",
  ],
] as const) {
  test(`with ${signal} nothing is sent, and everything works`, async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.addInitScript(script);
    await page.goto(CHECK);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    await expect(page.getByRole('status').first()).toHaveText(words.resultSilent);
    await expect(page.locator('.plan .receipt')).toBeVisible();
    expect(sent).toEqual([]);
  });
}

test('a double click draws once; a lost connection is tried again and counted once', async ({
  page,
  faults,
}) => {
  const own = await startServer();
  let lost = 0;
  await page.route('**/api/event', async (route) => {
    const isFinish = (route.request().postData() ?? '').includes('"finish"');
    if (!isFinish || lost >= 2) return route.continue();
    lost += 1;
    // Once it never arrives; once it arrives and the answer is lost.
    if (lost === 2) await route.fetch();
    return route.abort('connectionreset');
  });
  await page.goto(`${own.url}${CHECK}`);
  const hand = byKeyboard(page);
  await walkStudy({
    page,
    language: 'nl',
    hand: {
      ...hand,
      press: async (target) => {
        if ((await target.textContent()) === words.draw) await target.dblclick();
        else await hand.press(target);
      },
    },
  });
  await expect(page.getByRole('status').first()).toHaveText(words.resultCounted, {
    timeout: 20_000,
  });
  expect(lost).toBe(2);
  const total = (table: string): number =>
    own
      .counts()
      .filter((count) => count.table === table)
      .reduce((sum, { n }) => sum + n, 0);
  expect(total('allocated')).toBe(1);
  expect(total('finished')).toBe(1);
  await own.close();
  // The connections that were cut on purpose stand on the console.
  faults.splice(
    0,
    faults.length,
    ...faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET')),
  );
});

test("coming back from the browser's page cache draws and counts nothing anew", async ({
  page,
}) => {
  const own = await startServer();
  await page.goto(`${own.url}${CHECK}`);
  await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
  const before = own.counts().filter(({ table }) => !table.startsWith('reach.'));
  await page.goto(`${own.url}/hulp/`);
  await page.goBack();
  await page.waitForLoadState('networkidle');
  expect(own.counts().filter(({ table }) => !table.startsWith('reach.'))).toEqual(before);
  await own.close();
});

test('the texts of all arms differ by less than a tenth in words, and take the same room', async ({
  page,
}) => {
  const heights = new Set<number>();
  for (let draw = 0; draw < 3; draw += 1) {
    await page.addInitScript((number) => {
      crypto.getRandomValues = (target) => {
        if (ArrayBuffer.isView(target)) (target as unknown as Uint32Array).fill(number);
        return target;
      };
    }, draw + 9000);
    await page.goto(CHECK);
    await page.getByRole('button', { name: words.adult }).click();
    await page.locator('label.choice').first().click();
    await page.getByRole('button', { name: words.draw, exact: true }).click();
    await expect(page.getByText(words.messageTitle)).toBeVisible();
    const messages = page.locator('.messages > div');
    heights.add(Math.round((await page.locator('.messages').boundingBox())?.height ?? 0));
    const lengths = await messages.evaluateAll((all) =>
      all.map((each) => (each.textContent ?? '').split(/\s+/).length),
    );
    expect(lengths).toHaveLength(3);
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.1);
  }
  expect(heights.size).toBe(1);
});
