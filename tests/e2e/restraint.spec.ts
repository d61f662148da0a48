import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { SENT_WORDS } from '../../src/measure/sent-words.ts';
import { DRAWS, foretell } from './draw.ts';
import { expectNothingLeft } from './nothing-left.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const words = CHECK_WORDS.nl;
const CHECK = '/zelftest/jouw-bon/';

const totalOf = (server: Server, table: string): number =>
  server
    .counts()
    .filter((count) => count.table === table)
    .reduce((sum, { n }) => sum + n, 0);

/** Connections that were cut on purpose stand on the console. */
function forgive(faults: string[], cut: string): void {
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes(cut)));
}

for (const draw of DRAWS) {
  test(`draw ${draw}: no arm stands in an address, a title or a referrer, and nothing is left on the device`, async ({
    page,
    site,
  }) => {
    const told: string[] = [];
    page.on('framenavigated', (frame) => told.push(frame.url()));
    page.on('request', (request) => {
      told.push(request.url(), request.headers().referer ?? '');
    });
    await foretell(page, draw);
    await page.goto(CHECK);
    const onScreen = async (): Promise<void> => {
      told.push(page.url(), await page.title());
    };
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl', onScreen });
    await page.getByRole('link', { name: words.helpLink }).click();
    await page.waitForURL('**/hulp/');
    told.push(await page.evaluate(() => document.referrer));
    await expectNothingLeft(page);
    expect(told).toContain(`${site.url}${CHECK}`);
    for (const each of told) expect(each).not.toMatch(/control|bill|dialog|neutra|gesprek|[?#]/i);
  });
}

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
    await expect(page.locator('.plan .receipt').first()).toBeVisible();
    expect(sent).toEqual([]);
    await expectNothingLeft(page);
  });
}

test('two clicks of one task draw, plan, answer and send once; a lost connection is tried again and counted once', async ({
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
      // Each answer twice in one task, as a second click before the page could change.
      choose: (place) =>
        page
          .locator('.self-check button.choice')
          .nth(place)
          .evaluate((button: HTMLElement) => {
            button.click();
            button.click();
          }),
      press: (target) =>
        target.evaluate((button: HTMLElement) => {
          button.click();
          button.click();
        }),
    },
  });
  await expect(page.getByRole('status').first()).toHaveText(words.resultCounted, {
    timeout: 20_000,
  });
  expect(lost).toBe(2);
  expect(totalOf(own, 'allocated')).toBe(1);
  expect(totalOf(own, 'action.plan')).toBe(1);
  expect(totalOf(own, 'finished')).toBe(1);
  await own.close();
  forgive(faults, 'ERR_CONNECTION_RESET');
});

test('without a connection the answers wait for it, and are counted once', async ({
  page,
  faults,
}) => {
  const own = await startServer();
  await page.goto(`${own.url}${CHECK}`);
  const hand = byKeyboard(page);
  await walkStudy({
    page,
    language: 'nl',
    hand: {
      ...hand,
      press: async (target) => {
        const sends = (await target.textContent()) === words.reviewSend;
        if (sends) await page.context().setOffline(true);
        await hand.press(target);
      },
    },
  });
  const status = page.getByRole('status').first();
  await expect(status).toHaveText(words.resultSending);
  expect(totalOf(own, 'finished')).toBe(0);
  await page.context().setOffline(false);
  await expect(status).toHaveText(words.resultCounted, { timeout: 20_000 });
  expect(totalOf(own, 'allocated')).toBe(1);
  expect(totalOf(own, 'finished')).toBe(1);
  await own.close();
  forgive(faults, 'ERR_INTERNET_DISCONNECTED');
});

test('who takes the check meets the message by the draw alone, and the sources afterwards', async ({
  page,
}) => {
  const [control] = DRAWS;
  await foretell(page, control);
  await page.goto(CHECK);
  const facts = page.getByText('zonder vraag is er geen aanbod');
  await walkStudy({
    page,
    hand: byKeyboard(page),
    language: 'nl',
    onScreen: async (title) => {
      const visible = await facts.evaluateAll((all) =>
        all.some((each) => each.checkVisibility({ visibilityProperty: true })),
      );
      expect(visible, title).toBe(title === 'end');
    },
  });
  await expect(page.locator('.sources li').first()).toBeVisible();
  await page.goto('/zelftest/wat-weet-jij/');
  await page.getByRole('button', { name: words.adult }).click();
  await expect(page.locator('.sources li').first()).toBeHidden();
  await page.locator('button.choice').first().click();
  await page.locator('.self-check .notice .note a').click();
  await expect(page.locator('.sources li:target')).toBeInViewport();
});

for (const path of ['/onder-18/', '/en/under-18/']) {
  test(`${path} measures nothing, and says so`, async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(sent).toEqual([]);
    const language = path.startsWith('/en/') ? 'en' : 'nl';
    await expect(page.locator('[data-sent-list]')).toHaveText(
      SENT_WORDS[language].reasons.unmeasured,
    );
  });
}
