import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/**
 * In forced colours every background is the same: what stood out by its background keeps an edge.
 * Charts keep their own colours; that these are told apart is tested in all colours.
 */
export async function expectForcedColours(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(markStandingOut);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    expect(await page.evaluate(lostInForcedColours), `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

/** Marks what has a background of its own, bands from edge to edge apart. */
function markStandingOut(): void {
  const { clientWidth } = document.documentElement;
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('body *')) {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const around = element.parentElement;
    const isMeant =
      around &&
      !element.closest('[aria-hidden="true"]') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width < clientWidth;
    const differs =
      around &&
      window.colours.isPaint(backgroundColor) &&
      window.colours.contrast(backgroundColor, window.colours.behind(around)) > 1.05;
    delete element.dataset.standsOut;
    if (isMeant && (differs || backgroundImage !== 'none')) element.dataset.standsOut = '';
  }
}

function lostInForcedColours(): string[] {
  const hasEdge = (element: Element): boolean => {
    const style = getComputedStyle(element);
    const edges = ['top', 'right', 'bottom', 'left'].some(
      (side) =>
        style.getPropertyValue(`border-${side}-style`) !== 'none' &&
        parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1,
    );
    // A link is known by its line.
    return edges || style.outlineStyle !== 'none' || style.textDecorationLine === 'underline';
  };
  return [...document.querySelectorAll('[data-stands-out]')]
    .filter((element) => !hasEdge(element))
    .map((element) => `has no edge: ${element.outerHTML.slice(0, 100)}`);
}
