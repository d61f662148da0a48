import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { FOLLOW_UP_WORDS } from '../../src/follow-up/words.ts';
import { DRAWS, foretell } from './draw.ts';
import { expect, test } from './test.ts';
import { translateInPlace } from './translate.ts';
import { byKeyboard, byMouse, walkStudy } from './walk.ts';

const CHECK = '/zelftest/jouw-bon/';
const words = CHECK_WORDS.nl;

for (const draw of DRAWS) {
  test(`a page translated in place shows each question over its own answers, draw ${draw}`, async ({
    page,
  }) => {
    await translateInPlace(page);
    await foretell(page, draw);
    await page.goto(CHECK, { waitUntil: 'networkidle' });
    const titles: string[] = [];
    await walkStudy({
      page,
      hand: byMouse(page),
      language: 'nl',
      onScreen: (title) => {
        titles.push(title);
        return Promise.resolve();
      },
    });
    await expect(page.locator('.self-check font').first()).toBeAttached();
    // Only what is asked twice, before and after, has one title twice.
    expect(new Set(titles).size).toBe(titles.length - 4);
    await expect(page.getByRole('status').first()).toHaveText(words.resultCounted);
    await page.getByRole('button', { name: words.share }).click();
    await expect(page.locator('#share-note')).toHaveText(/./);
    await page.getByRole('button', { name: words.again }).click();
    await expect(page.locator('.self-check h2')).toHaveText(words.told);
  });
}

test('the follow-up, translated in place, asks each question over its own answers', async ({
  page,
}) => {
  await translateInPlace(page);
  await page.goto('/vervolg/', { waitUntil: 'networkidle' });
  const title = page.locator('.self-check h2');
  await page.getByRole('button', { name: '4 weken' }).click();
  await expect(title).toContainText('met iemand gepraat');
  await page.getByRole('button', { name: 'Ja', exact: true }).click();
  await expect(title).toContainText('eigen gebruik');
  await page.getByRole('button', { name: 'Minder', exact: true }).click();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.reviewDecline }).click();
  await expect(title).toHaveText(FOLLOW_UP_WORDS.nl.done);
  await expect(page.getByRole('status').first()).toHaveText(words.resultDeclined);
});

test('the answers on the receipt and in the review are left as they are by a translator', async ({
  page,
}) => {
  await page.goto(CHECK);
  await walkStudy({
    page,
    hand: byMouse(page),
    language: 'nl',
    onScreen: async (title) => {
      if (title !== words.reviewTitle) return;
      await expect(page.locator('.receipt[translate=no]')).toContainText(
        'Drie maanden geen drugs: mee oneens',
      );
    },
  });
  await expect(page.locator('.plan .receipt[translate=no]')).toContainText(
    'Drie maanden geen drugs',
  );
});

test('where the files of the script do not arrive, a notice leads to the form on paper', async ({
  page,
  faults,
}) => {
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto(CHECK);
  const notice = page.locator('.stuck');
  await expect(notice).toBeVisible({ timeout: 15_000 });
  await notice.getByRole('link').click();
  await expect(page.getByRole('heading', { name: words.paperTitle, exact: true })).toBeVisible();
  await expect(page.locator('#papier')).toBeFocused();
  await page.goto('/vervolg/');
  await expect(notice).toBeVisible({ timeout: 15_000 });
  faults.length = 0;
});

test('where the script runs no notice shows', async ({ page }) => {
  await page.goto(CHECK);
  await expect(page.getByRole('button', { name: words.adult })).toBeEnabled();
  await expect(page.locator('.stuck')).toBeHidden();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.getByRole('link', { name: words.paperLink }).press('Enter');
  await expect(page.locator('#papier')).toBeFocused();
  await page.locator('.paper-form').getByRole('link', { name: words.paperBack }).press('Enter');
  await expect(page.locator('#check')).toBeFocused();
});

test('no answer can be given, and none looks given, before the script runs', async ({ page }) => {
  await page.route(/\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto('/vervolg/', { waitUntil: 'commit' });
  const first = page.locator('.self-check button.choice').first();
  await expect(first).toBeDisabled();
  await expect(page.locator('.self-check input')).toHaveCount(0);
  await expect(first).toBeEnabled();
  await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
});

test('focus stays with the reader after the coin and after each reaction', async ({ page }) => {
  const [, , dialogue] = DRAWS;
  await foretell(page, dialogue);
  await page.goto(CHECK);
  const focused = (selector: string): Promise<void> =>
    expect(page.locator(selector).last()).toBeFocused();
  const hand = byKeyboard(page);
  const coin = page.getByText(words.coinWhy);
  await walkStudy({
    page,
    language: 'nl',
    hand: {
      ...hand,
      choose: async (place) => {
        const [tosses, reacts] = [
          await coin.isVisible(),
          await page.locator('.excuse').isVisible(),
        ];
        await hand.choose(place);
        if (tosses) await focused('.self-check .coin');
        if (reacts) await focused('.answered');
      },
    },
  });
});

test('a second click right after a new screen does nothing', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await foretell(page, 7);
  await page.goto(CHECK);
  const hand = byMouse(page);
  const progress: string[] = [];
  const titles: string[] = [];
  await walkStudy({
    page,
    language: 'nl',
    hand: {
      ...hand,
      choose: async (place) => {
        const answer = page.locator('.self-check button.choice').nth(place);
        await answer.click({ clickCount: 2, delay: 15 });
      },
      turn: async () => {
        const turn = page.locator('.self-check .turning__switch');
        if (!(await turn.isVisible())) return;
        // At hand without scrolling, on a small phone too.
        await expect(turn).toBeInViewport({ ratio: 1 });
        await turn.click({ clickCount: 2, delay: 15 });
        await expect(turn).toBeChecked();
      },
    },
    onScreen: async (title) => {
      titles.push(title);
      progress.push((await page.locator('.progress').allTextContents()).join());
    },
  });
  // No question was passed by, and no screen that asks none.
  const questions = progress.filter((text) => text);
  expect(questions).toEqual(
    questions.map((_, place) => `${words.question} ${place + 1} ${words.of} ${questions.length}`),
  );
  for (const title of [words.messageTitle, words.planTitle, words.reviewTitle])
    expect(titles).toContain(title);
  await expect(page.getByRole('status').first()).toHaveText(words.resultCounted);
});

for (const [what, script] of [
  ['without print', 'delete Window.prototype.print; window.print = undefined;'],
  [
    'without share and clipboard',
    "delete Navigator.prototype.share; Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });",
  ],
  ['without downloads', 'delete HTMLAnchorElement.prototype.download;'],
  [
    'with noise in place of pictures',
    'CanvasRenderingContext2D.prototype.getImageData = () => ({ data: new Uint8ClampedArray(64).fill(7) });',
  ],
] as const) {
  test(`a browser ${what} has what works, and says what doesn't`, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto(CHECK);
    await walkStudy({ page, hand: byMouse(page), language: 'nl' });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const draws = what !== 'without downloads' && !what.startsWith('with noise');
    await expect(button(words.planPrint)).toHaveCount(what === 'without print' ? 0 : 1);
    await expect(button(words.planPicture)).toHaveCount(draws ? 1 : 0);
    await expect(button(words.planCalendar)).toHaveCount(what === 'without downloads' ? 0 : 1);
    if (what === 'without downloads')
      await expect(page.locator('.plan [role=status]')).toHaveText(words.cannotSave);
    if (what.startsWith('with noise'))
      await expect(page.locator('.plan [role=status]')).toHaveText(words.cannotDraw);
    if (what === 'without share and clipboard') {
      await button(words.share).click();
      await expect(page.locator('#share-note')).toContainText(words.shareByHand);
      await expect(page.locator('#share-note')).toContainText(CHECK);
    }
    await byTouchless(page);
  });
}

/** The receipt turns in every browser: it needs no script. */
async function byTouchless(page: Page): Promise<void> {
  await byMouse(page).turn();
  await expect(page.locator('.plan .turning__sheet--back')).toHaveCSS('visibility', 'visible');
}

test('the picture of the receipt is made, and the calendar too', async ({ page }) => {
  await page.goto(CHECK);
  await walkStudy({ page, hand: byMouse(page), language: 'nl' });
  for (const [name, file] of [
    [words.planPicture, 'bon.png'],
    [words.planCalendar, 'plan.ics'],
  ] as const) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    expect((await downloading).suggestedFilename()).toBe(file);
  }
});

for (const path of [
  '/zelftest/',
  CHECK,
  '/zelftest/wat-weet-jij/',
  '/vervolg/',
  '/hulp/',
  '/onder-18/',
])
  test(`${path} does not ask to report others`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('a[href="/melden/"]')).toHaveCount(0);
  });
