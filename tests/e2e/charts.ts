import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/**
 * Charts are read without colours: all is drawn in lines and words that stand out from the ground,
 * in light, in dark and in forced colours, and told in words too.
 */
export async function expectChartsRead(page: Page, where: string): Promise<void> {
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'light', forcedColors: 'active' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    expect(await page.evaluate(faintInCharts), `${where}, ${JSON.stringify(media)}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

function faintInCharts(): string[] {
  return [...document.querySelectorAll('main svg[role="img"]')].flatMap((chart) => {
    const ground = window.colours.behind(chart);
    const standsOut = (colour: string, least: number): boolean =>
      colour !== 'none' && window.colours.contrast(colour, ground) >= least;
    const texts = [...chart.querySelectorAll('text')].filter(
      (text) => !standsOut(getComputedStyle(text).fill, 4.5),
    );
    // A mark may be of any colour as long as its edge, or itself, stands out.
    const marks = [...chart.querySelectorAll('rect, circle, path')].filter((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return !standsOut(stroke, 3) && !standsOut(fill, 3);
    });
    const words = chart.querySelector('desc')?.textContent?.trim() ? [] : ['no description'];
    return [...words, ...[...texts, ...marks].map((part) => part.outerHTML.slice(0, 100))];
  });
}
