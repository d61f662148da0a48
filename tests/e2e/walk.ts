import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import type { CheckWords } from '../../src/self-check/words.ts';

/** How a visitor operates a page. */
export type Hand = {
  /** Activates a button, link or summary. */
  press(target: Locator): Promise<void>;
  /** Gives the answer at a place of the question on screen. */
  choose(place: number): Promise<void>;
  /** Ticks the option at a place of a help sheet's part. */
  tick(part: 'when' | 'then', place: number): Promise<void>;
  /** Turns the receipt on screen, where it can be turned. */
  turn(): Promise<void>;
};

/** Tab until the element has focus: whatever can't be reached this way can't be used without a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the element can not be reached by keyboard');
}

const answer = (page: Page, place: number): Locator =>
  page.locator('.self-check button.choice').nth(place);
const option = (page: Page, part: string, place: number): Locator =>
  page.locator(`.self-check input[name="${part}"]`).nth(place);
const turnOf = (page: Page): Locator => page.locator('.self-check .turning__switch');

/** Uses the keyboard alone: Tab, Enter, Space and the arrows. */
export const byKeyboard = (page: Page): Hand => ({
  async press(target) {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  async choose(place) {
    await tabTo(page, answer(page, place));
    await page.keyboard.press('Enter');
  },
  async tick(part, place) {
    await tabTo(page, option(page, part, 0));
    await page.keyboard.press('Space');
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    await expect(option(page, part, place)).toBeChecked();
  },
  async turn() {
    if (!(await turnOf(page).isVisible())) return;
    await tabTo(page, turnOf(page));
    await page.keyboard.press('Space');
  },
});

/** Clicks: the quickest hand, for what is not about hands. */
export const byMouse = (page: Page): Hand => ({
  press: (target) => target.click(),
  choose: (place) => answer(page, place).click(),
  tick: (part, place) => option(page, part, place).click(),
  async turn() {
    if (await turnOf(page).isVisible()) await turnOf(page).click();
  },
});

/** Taps, as on a phone. */
export const byTouch = (page: Page): Hand => ({
  press: (target) => target.tap(),
  choose: (place) => answer(page, place).tap(),
  tick: (part, place) => option(page, part, place).tap(),
  async turn() {
    if (await turnOf(page).isVisible()) await turnOf(page).tap();
  },
});

type Walk = {
  readonly page: Page;
  readonly hand: Hand;
  readonly language: 'nl' | 'en';
  /** Place of the answer to each question. */
  readonly answer?: number;
  /** Makes no plan and sends no answers, as anyone may. */
  readonly declines?: boolean;
  readonly onScreen?: (title: string) => Promise<void>;
};

/** Goes through the self-check that carries the study, from the first screen to the last. */
export async function walkStudy({
  page,
  hand,
  language,
  answer: place = 1,
  declines = false,
  onScreen,
}: Walk): Promise<void> {
  const words = CHECK_WORDS[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const title = page.locator('.self-check h2').first();
  await expect(button(words.adult)).toBeEnabled();
  await onScreen?.('intro');
  await hand.press(button(words.adult));
  await expect(title).toHaveText(words.firstTimeQuestion);
  await onScreen?.('first-time');
  await hand.choose(0);
  await expect(title).not.toHaveText(words.firstTimeQuestion);
  await expect(title).not.toHaveText(words.drawing);
  for (let screens = 0; screens < 40; screens += 1) {
    const before = (await title.textContent()) ?? '';
    await expect(title).toBeFocused();
    await onScreen?.(before);
    if (await button(words.reviewSend).isVisible()) {
      await hand.press(button(declines ? words.reviewDecline : words.reviewSend));
      await expect(page.getByRole('status').first()).not.toBeEmpty();
      await onScreen?.('end');
      return;
    }
    if (declines && (await button(words.planSkip).isVisible()))
      await hand.press(button(words.planSkip));
    else if (before === words.messageTitle) await arm(page, hand, words);
    else await oneScreen(page, hand, words, place);
    await expect(title).not.toHaveText(before);
  }
  throw new Error('the self-check never ended');
}

/** Meets what the draw gave: turns a receipt, or reacts to each excuse. */
export async function arm(page: Page, hand: Hand, words: CheckWords): Promise<void> {
  const next = page.getByRole('button', { name: words.next, exact: true });
  await hand.turn();
  const excuse = page.locator('.self-check .excuse');
  while (await excuse.isVisible()) {
    const said = (await excuse.textContent()) ?? '';
    await hand.choose(1);
    await expect(excuse.filter({ hasText: said })).toHaveCount(0);
  }
  await hand.press(next);
}

async function oneScreen(page: Page, hand: Hand, words: CheckWords, place: number): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  if (await button(words.planSkip).isVisible()) {
    await hand.tick('when', 0);
    await hand.tick('then', 0);
    await hand.press(button(words.planMake));
    return;
  }
  await hand.choose(place);
  // The coin fell: what it gave stands there first.
  if (await page.locator('.self-check .coin').isVisible()) await hand.press(button(words.next));
}
