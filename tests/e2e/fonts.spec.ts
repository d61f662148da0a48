import type { Page } from '@playwright/test';
import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import { PAGES as EVERY_PAGE, htmlOf } from './pages.ts';
import { expectNoStrangers } from './strangers.ts';
import { expect, test } from './test.ts';

const PAGES = [
  '/',
  '/verhalen/mijn-ene-pil/',
  '/zelftest/jouw-bon/',
  '/en/',
  '/en/stories/my-one-pill/',
  '/en/self-check/your-bill/',
];
const WIDTHS = [360, 1280] as const;
/** Milliseconds in which a whole page stands in its fallback fonts before its own may come. */
const LATE = 1000;
/** A fifth of what Core Web Vitals still call good. */
const HARDLY = 0.02;

/** The sum of all layout shifts since a moment on the page's clock, in the terms of Core Web Vitals. */
const layoutShift = (page: Page, since: number): Promise<number> =>
  page.evaluate(
    (from) =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            if (entry.startTime >= from) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
      }),
    since,
  );

for (const width of WIDTHS) {
  for (const path of PAGES) {
    test(`${path}, ${width} px wide, stays as it is when its fonts come late`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      const gate = new EventEmitter();
      const late = once(gate, 'open');
      await page.route('**/*.woff2', async (route) => {
        await late;
        await route.continue();
      });
      // What moves while a page is still being read has nothing to do with its fonts.
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      const whole = await page.evaluate(() => performance.now());
      await wait(LATE);
      gate.emit('open');
      await page.evaluate(() => document.fonts.ready);
      const arrived = await page.evaluate(() =>
        ['Archivo Narrowed', 'Atkinson Text'].map((family) =>
          document.fonts.check(`900 1em "${family}"`),
        ),
      );
      expect(arrived).toEqual([true, true]);
      expect(await layoutShift(page, whole)).toBeLessThan(HARDLY);
    });
  }
}

test('the fonts have every character of every page', () => {
  for (const path of EVERY_PAGE) {
    const body = parse(htmlOf(path)).querySelector('body');
    for (const code of body?.querySelectorAll('script, style') ?? []) code.remove();
    expectNoStrangers(body?.textContent ?? '', path);
  }
});
