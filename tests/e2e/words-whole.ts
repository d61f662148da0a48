import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Fails when a word of the page stands on two lines: broken where nobody would break it. */
export async function expectWholeWords(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(brokenWords), `${where}: broken words`).toEqual([]);
}

function brokenWords(): string[] {
  const broken: string[] = [];
  const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, 4);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    // What stands there letter for letter, such as a hash or an address, may break anywhere.
    if (!holder?.checkVisibility() || holder.closest('svg, code')) continue;
    // A hyphen of the word's own is where it may break.
    for (const { index, 0: word } of (text.textContent ?? '').matchAll(/[^\s\-–/]+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
}
