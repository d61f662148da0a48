import { expectNoFindings } from './axe.ts';
import { PAGES } from './pages.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const WIDTHS = [320, 360, 1280] as const;

for (const path of PAGES) {
  test(`${path} has no findings, fits, and breaks no rule of its own`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await expectNoFindings(page, `${path} ${colorScheme}`);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

for (const [language, path] of [
  ['nl', '/zelftest/jouw-bon/'],
  ['en', '/en/self-check/your-bill/'],
] as const) {
  test(`every screen of the ${language} study has no findings`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    const onScreen = (title: string) => expectNoFindings(page, title);
    await walkStudy({ page, hand: byKeyboard(page), language, onScreen });
  });
}
