import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import type { CheckWords } from '../../src/self-check/words.ts';

/** How a visitor operates a page. */
export type Hand = {
  /** Activates a button, link or summary. */
  press(target: Locator): Promise<void>;
  /** Chooses the answer at a place of a question on screen; most screens have one. */
  choose(place: number, question?: number): Promise<void>;
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

const answersTo = (page: Page, question: number): Locator =>
  page.locator('.self-check :is([role="radiogroup"], fieldset)').nth(question);

/** Uses the keyboard alone: Tab, Enter, Space and the arrows. */
export const byKeyboard = (page: Page): Hand => ({
  async press(target) {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  async choose(place, question = 0) {
    const radios = answersTo(page, question).locator('input[type="radio"]:not(:disabled)');
    await tabTo(page, radios.first());
    await page.keyboard.press('Space');
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    await expect(radios.nth(place)).toBeChecked();
  },
});

/** Clicks: the quickest hand, for what is not about hands. */
export const byMouse = (page: Page): Hand => ({
  press: (target) => target.click(),
  choose: (place, question = 0) =>
    answersTo(page, question).locator('label.choice').nth(place).click(),
});

/** Taps, as on a phone. */
export const byTouch = (page: Page): Hand => ({
  press: (target) => target.tap(),
  choose: (place, question = 0) =>
    answersTo(page, question).locator('label.choice').nth(place).tap(),
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
  answer = 1,
  declines = false,
  onScreen,
}: Walk): Promise<void> {
  const words = CHECK_WORDS[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const title = page.locator('.self-check h2').first();
  await expect(button(words.adult)).toBeEnabled();
  await onScreen?.('intro');
  await hand.press(button(words.adult));
  await hand.choose(0);
  await onScreen?.('first-time');
  await hand.press(button(words.draw));
  for (let screens = 0; screens < 40; screens += 1) {
    const before = await title.textContent();
    await expect(title).toBeFocused();
    await onScreen?.(before ?? '');
    if (await button(words.reviewSend).isVisible()) {
      await hand.press(button(declines ? words.reviewDecline : words.reviewSend));
      await expect(page.getByRole('status').first()).not.toBeEmpty();
      await onScreen?.('end');
      return;
    }
    if (declines && (await button(words.planSkip).isVisible()))
      await hand.press(button(words.planSkip));
    else await oneScreen(page, hand, words, answer);
    await expect(title).not.toHaveText(before ?? '');
  }
  throw new Error('the self-check never ended');
}

async function oneScreen(page: Page, hand: Hand, words: CheckWords, answer: number): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  if (await button(words.planMake).isVisible()) {
    await hand.choose(0);
    await hand.choose(0, 1);
    await hand.press(button(words.planMake));
    return;
  }
  if ((await page.locator('.self-check input[type="radio"]').count()) > 0)
    await hand.choose(answer);
  if (await button(words.coinToss).isVisible()) await hand.press(button(words.coinToss));
  await hand.press(button(words.next));
}
