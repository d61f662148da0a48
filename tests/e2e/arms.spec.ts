import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { DRAWS, foretell } from './draw.ts';
import { expect, test } from './test.ts';
import { byMouse } from './walk.ts';

/** How an arm weighs on a visitor. */
type Arm = {
  readonly text: string;
  readonly words: number;
  readonly taps: number;
  /** Of the longest state of its screen, in pixels at 360 wide. */
  readonly height: number;
};

/** Words of what is seen; numbers of notes are none. */
const readTexts = (page: Page): Promise<string[]> =>
  page.locator('.self-check .screen').evaluate((screen) => {
    const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    const said: string[] = [];
    while (texts.nextNode()) {
      const holder = texts.currentNode.parentElement;
      if (!holder || holder.closest('.note, .progress, h2, .actions')) continue;
      if (holder.checkVisibility({ visibilityProperty: true }))
        said.push(texts.currentNode.textContent ?? '');
    }
    return said;
  });

/** Goes through an arm, and notes what it showed and asked. */
async function meet(page: Page, language: 'nl' | 'en'): Promise<Arm> {
  const words = CHECK_WORDS[language];
  const hand = byMouse(page);
  const title = page.locator('.self-check h2');
  // What stays on screen is read once.
  const seen = new Set<string>();
  let [taps, height] = [0, 0];
  const look = async (): Promise<void> => {
    for (const text of await readTexts(page)) seen.add(text);
    const box = await page.locator('.self-check').boundingBox();
    height = Math.max(height, box?.height ?? 0);
  };
  while ((await title.textContent()) === words.messageTitle) {
    await look();
    taps += 1;
    const next = page.getByRole('button', { name: words.next, exact: true });
    if (await next.isVisible()) await next.click();
    else if (await page.locator('.excuse').isVisible()) await hand.choose(0);
    else {
      await hand.turn();
      await expect(next).toBeVisible();
      // The back comes half-way through the turn.
      await expect(page.locator('.turning__sheet--back')).toHaveCSS('visibility', 'visible');
    }
  }
  const text = [...seen].join(' ');
  return { text, taps, height, words: text.split(/\s+/).filter((each) => /\w/.test(each)).length };
}

for (const [language, path] of [
  ['nl', '/zelftest/jouw-bon/'],
  ['en', '/en/self-check/your-bill/'],
] as const) {
  test(`the ${language} arms ask alike: two receipts as near as forms allow, a dialogue as near as it can`, async ({
    browser,
    site,
  }) => {
    // Three whole visits.
    test.setTimeout(180_000);
    const words = CHECK_WORDS[language];
    const arms: Arm[] = [];
    for (const draw of DRAWS) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await foretell(page, draw);
      await page.goto(site.url + path);
      await page.getByRole('button', { name: words.adult }).click();
      const title = page.locator('.self-check h2');
      while ((await title.textContent()) !== words.messageTitle) {
        // Asked beforehand first.
        const before = (await title.textContent()) ?? '';
        await byMouse(page).choose(0);
        await expect(title).not.toHaveText(before);
        await expect(title).not.toHaveText(words.drawing);
      }
      arms.push(await meet(page, language));
      await page.close();
    }
    const [control, bill, dialogue] = arms;
    if (!control || !bill || !dialogue) throw new Error('each draw gives an arm');
    expect(new Set(arms.map(({ text }) => text)).size).toBe(DRAWS.length);
    const apart = (measure: 'words' | 'height', one: Arm, other: Arm): number =>
      Math.max(one[measure], other[measure]) / Math.min(one[measure], other[measure]);
    // The same form: as many taps, words within a twentieth, heights within a fourteenth.
    expect(control.taps).toBe(bill.taps);
    expect(apart('words', control, bill)).toBeLessThan(1.05);
    expect(apart('height', control, bill)).toBeLessThan(1.07);
    // Another form: two taps more, since three excuses each want a reaction.
    expect(dialogue.taps).toBe(bill.taps + 2);
    expect(apart('words', dialogue, bill)).toBeLessThan(1.1);
    expect(apart('height', dialogue, bill)).toBeLessThan(1.35);
  });
}
