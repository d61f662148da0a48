import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../analytics/plan/text.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import type { ReadCheck } from '../../src/self-check/read.ts';
import { byMouse, walkStudy } from './walk.ts';
import type { Hand } from './walk.ts';

/** Shows every screen of one way through a self-check, once it is answered and before it is left. */
export async function showScreens(
  page: Page,
  { check, study }: ReadCheck,
  language: Language,
  onScreen: (title: string) => Promise<void>,
): Promise<void> {
  const title = page.locator('.self-check h2').first();
  const show = async () => onScreen(`${check.id} in ${language}: ${await title.textContent()}`);
  const hand: Hand = {
    ...byMouse(page),
    async press(target) {
      await expect(target).toBeEnabled();
      await show();
      await target.click();
    },
  };
  if (study) await walkStudy({ page, hand, language });
  else await walkCheck(page, hand, language);
  await show();
}

async function walkCheck(page: Page, hand: Hand, language: Language): Promise<void> {
  const words = CHECK_WORDS[language];
  const title = page.locator('.self-check h2').first();
  const next: Locator = page.getByRole('button', { name: words.next, exact: true });
  await hand.press(page.getByRole('button', { name: words.adult, exact: true }));
  await expect(title).toBeFocused();
  const answers = page.locator('.self-check button.choice');
  while ((await next.isVisible()) || (await answers.first().isVisible())) {
    const before = (await title.textContent()) ?? '';
    if (await answers.first().isVisible()) await hand.choose(0);
    await hand.press(next);
    await expect(title).not.toHaveText(before);
  }
}
