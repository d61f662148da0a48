import type { Page, Route } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { expect, test } from './test.ts';
import { byMouse, walkStudy } from './walk.ts';

const words = CHECK_WORDS.nl;
const CHECK = '/zelftest/jouw-bon/';

let own: Server;
test.beforeEach(async () => {
  own = await startServer();
});
test.afterEach(async ({ faults }) => {
  // What a test refuses or cuts on purpose stands on the console.
  faults.length = 0;
  await own.close();
});

const nameOf = (route: Route): string =>
  /"(start|action|finish|calendar|pageview)"/.exec(route.request().postData() ?? '')?.[1] ?? '';

type Sent = { readonly name: string; readonly screen: string };

/** Answers events as told, and notes each with the screen it left from. */
async function intercept(
  page: Page,
  answer: (name: string, time: number, route: Route) => unknown,
) {
  const sent: Sent[] = [];
  await page.route('**/api/event', async (route) => {
    const name = nameOf(route);
    const screen = await page
      .locator('.self-check h2')
      .first()
      .textContent({ timeout: 1000 })
      .catch(() => '');
    sent.push({ name, screen: screen ?? '' });
    const time = sent.filter((each) => each.name === name).length;
    await answer(name, time, route);
  });
  return sent;
}

const totals = (): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { table, n } of own.counts()) sums[table] = (sums[table] ?? 0) + n;
  return sums;
};

const refusals: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'is blocked': (route) => route.abort('blockedbyclient'),
  'says that too much was sent': (route) =>
    route.fulfill({ status: 429, headers: { 'retry-after': '60' } }),
  'drops it': (route) =>
    route.fulfill({ status: 202, headers: { 'x-plausible-dropped': '1' }, body: 'ok' }),
  'never answers': () => Promise.resolve(),
};
for (const [what, refuse] of Object.entries(refusals)) {
  test(`a start whose address ${what} is followed by nothing, and the page says so`, async ({
    page,
  }) => {
    const sent = await intercept(page, (name, _, route) =>
      name === 'start' ? refuse(route) : route.continue(),
    );
    await page.goto(`${own.url}${CHECK}`);
    const notice = page.getByText(words.uncounted);
    const seen: boolean[] = [];
    await walkStudy({
      page,
      hand: byMouse(page),
      language: 'nl',
      onScreen: async (title) => {
        if (!['intro', 'first-time', 'end'].includes(title)) seen.push(await notice.isVisible());
      },
    });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.every(Boolean), 'on every screen after the draw').toBe(true);
    await expect(page.getByRole('status').first()).toHaveText(words.resultLost);
    expect(new Set(sent.map(({ name }) => name))).toEqual(new Set(['pageview', 'start']));
    for (const { name, screen } of sent) if (name === 'start') expect(screen).toBe(words.drawing);
    expect(Object.keys(totals()).filter((table) => !table.startsWith('reach.'))).toEqual([]);
  });
}

test('a start that fails once is tried again before the text, and its visit counts whole', async ({
  page,
}) => {
  const sent = await intercept(page, async (name, time, route) => {
    // It arrives and the answer is lost; what comes after a start never arrives, too.
    if (name === 'pageview' || time > (name === 'start' ? 1 : 2)) return route.continue();
    if (time === 1) await route.fetch();
    return route.abort('connectionreset');
  });
  await page.goto(`${own.url}${CHECK}`);
  await walkStudy({ page, hand: byMouse(page), language: 'nl' });
  await expect(page.getByRole('status').first()).toHaveText(words.resultCounted, {
    timeout: 20_000,
  });
  const counts = totals();
  expect([counts.allocated, counts['action.plan'], counts.finished]).toEqual([1, 1, 1]);
  const tries = (name: string) => sent.filter((each) => each.name === name).length;
  expect([tries('start'), tries('action'), tries('finish')]).toEqual([2, 3, 3]);
});

test('answers that do not arrive are told of within seconds, and still counted when they do', async ({
  page,
}) => {
  let open = false;
  await intercept(page, (name, _, route) =>
    name === 'finish' && !open ? route.abort('blockedbyclient') : route.continue(),
  );
  await page.goto(`${own.url}${CHECK}`);
  await walkStudy({ page, hand: byMouse(page), language: 'nl' });
  const status = page.getByRole('status').first();
  await expect(status).toHaveText(words.resultWaiting, { timeout: 20_000 });
  open = true;
  await expect(status).toHaveText(words.resultCounted, { timeout: 30_000 });
  expect(totals().finished).toBe(1);
});

test('who starts again while answers are still under way begins a visit of its own', async ({
  page,
}) => {
  let open = false;
  await intercept(page, (name, _, route) =>
    name === 'finish' && !open ? route.abort('blockedbyclient') : route.continue(),
  );
  await page.goto(`${own.url}${CHECK}`);
  await walkStudy({ page, hand: byMouse(page), language: 'nl' });
  await page.getByRole('button', { name: words.again }).click();
  const late = page.waitForResponse((response) => response.status() === 202);
  open = true;
  await late;
  await walkStudy({ page, hand: byMouse(page), language: 'nl' });
  await expect(page.getByRole('status').first()).toHaveText(words.resultCounted);
  expect(totals().allocated).toBe(2);
  expect(totals().finished).toBe(2);
});
