import { expectNoFindings } from './axe.ts';
import { PAGES } from './pages.ts';
import { expect, test } from './test.ts';

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
