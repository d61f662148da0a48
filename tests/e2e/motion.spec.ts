import type { Page } from '@playwright/test';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { PAGES } from './pages.ts';
import { showScreens } from './screens.ts';
import { expect, test } from './test.ts';

/** Something that began to move: what it is, and for how long. */
type Moved = { readonly what: string; readonly milliseconds: number };

declare global {
  interface Window {
    moved: Moved[];
  }
}

const watchMotion = (page: Page): Promise<unknown> =>
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

const readMotion = (page: Page): Promise<Moved[]> =>
  page.evaluate(async () => {
    scrollTo(0, document.body.scrollHeight);
    // Events of an animation come with the next frames.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return window.moved;
  });

const isShort = ({ milliseconds }: Moved): boolean => milliseconds <= 1000;

for (const path of PAGES) {
  test(`on ${path} nothing moves but a receipt, once and within a second, and nothing at all for who wants no motion`, async ({
    page,
  }) => {
    await watchMotion(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto(path);
    const moved = await readMotion(page);
    expect(moved.filter(({ what }) => what !== 'a receipt or a coin')).toEqual([]);
    expect(moved.filter((each) => !isShort(each))).toEqual([]);
    if (path === '/' || path === '/en/') expect(moved).not.toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    expect(await readMotion(page)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
}

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`in the self-checks with motion "${reducedMotion}" a coin and a receipt may move, or nothing`, async ({
    page,
  }) => {
    await watchMotion(page);
    await page.emulateMedia({ reducedMotion });
    for (const read of readSelfChecks()) {
      await page.goto(`/zelftest/${read.check.slug.nl}/`);
      await showScreens(page, read, 'nl', async (title) => {
        const moved = await readMotion(page);
        if (reducedMotion === 'reduce') expect(moved, title).toEqual([]);
        expect(moved.filter(({ what }) => what !== 'a receipt or a coin')).toEqual([]);
        expect(moved.filter((each) => !isShort(each))).toEqual([]);
      });
    }
  });
}
