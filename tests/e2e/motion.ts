import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Something that began to move: what it is, and for how long. */
type Moved = { readonly what: string; readonly milliseconds: number };

declare global {
  interface Window {
    moved: Moved[];
  }
}

/** From the next page on, notes all that begins to move. */
export const watchMotion = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.moved = [];
    for (const beginning of ['animationstart', 'transitionrun'])
      document.addEventListener(beginning, ({ target }) => {
        if (!(target instanceof Element)) return;
        for (const each of target.getAnimations())
          window.moved.push({
            what: target.closest('.receipt, .turning__sheets, .coin')
              ? 'a receipt or a coin'
              : target.outerHTML,
            milliseconds: Number(each.effect?.getComputedTiming().endTime),
          });
      });
  });

/** What began to move on the page until it was scrolled to its end. */
export const readMotion = (page: Page): Promise<Moved[]> =>
  page.evaluate(async () => {
    scrollTo(0, document.body.scrollHeight);
    // Events of an animation come with the next frames.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return window.moved;
  });

/** Fails on what may not move: only a receipt and a coin may, once and within a second. */
export function expectCalm(moved: readonly Moved[], where: string): void {
  expect(
    moved.filter(({ what }) => what !== 'a receipt or a coin'),
    where,
  ).toEqual([]);
  expect(
    moved.filter(({ milliseconds }) => milliseconds > 1000),
    where,
  ).toEqual([]);
}
