import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** A screen of 1280 × 1024 at 400%, where a focused element is hidden soonest. */
const SMALL_SCREEN = { width: 320, height: 256 };

/**
 * Tabs through the page from its top: every stop once, in the order of the document, in sight and
 * covered by nothing, and out again at the end.
 */
export async function expectKeyboardWalk(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(SMALL_SCREEN);
  const stops = await page.evaluate(markStops);
  const reached: string[] = [];
  for (let presses = 0; presses < stops.length; presses += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(nameFocused));
  }
  expect(reached, `${where}, the order of Tab`).toEqual(stops);
  await page.keyboard.press('Tab');
  expect(['', stops[0]], `${where}, after the last stop`).toContain(
    await page.evaluate(nameFocused),
  );
  if (before) await page.setViewportSize(before);
}

/** The first stop leads over the menu, into the main part. */
export async function expectSkipLink(page: Page, where: string): Promise<void> {
  await page.locator('[data-stop="1"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main'), where).toBeFocused();
  await page.keyboard.press('Tab');
  const isPast = await page.evaluate(() => {
    const menu = document.querySelector('header nav');
    const focused = document.activeElement;
    if (!menu || !focused) return false;
    return (menu.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  });
  expect(isPast, `${where}: the stop after the skip link`).toBe(true);
}

/** Every stop shows that it has focus, by a line that stands out from what is around it. */
export async function expectFocusShows(page: Page, where: string): Promise<void> {
  await page.evaluate(markStops);
  // Only who used a key last is shown where focus is.
  await page.keyboard.press('Shift');
  for (const [colours, media] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await page.emulateMedia(media);
    const forced = colours === 'forced colours';
    expect(await page.evaluate(unseenFocus, forced), `${where}, ${colours}`).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: 'none' });
}

/** Opens all that folds, numbers what Tab stops at, and names it in the order of the document. */
function markStops(): string[] {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const old of document.querySelectorAll<HTMLElement>('[data-stop]')) delete old.dataset.stop;
  const groups = new Set<string>();
  const isStop = (element: HTMLElement): boolean => {
    if (element.tabIndex < 0 || element.matches(':disabled')) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    // Radio buttons of one name are one stop: the chosen, or else the first.
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${element.name}"]`)];
    const stop = group.find(({ checked }) => checked) ?? group[0];
    if (stop !== element || groups.has(element.name)) return false;
    return Boolean(groups.add(element.name));
  };
  return [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    ),
  ]
    .filter(isStop)
    .map((element, place) => {
      element.dataset.stop = String(place + 1);
      return `${place + 1} in sight`;
    });
}

/** The number of the stop that has focus, and whether it can be seen; nothing for the page itself. */
function nameFocused(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return '';
  const { top, bottom, height } = focused.getBoundingClientRect();
  const fits = height <= innerHeight;
  const inView = fits ? top >= -1 && bottom <= innerHeight + 1 : top < innerHeight && bottom > 0;
  const label = focused.closest('label') ?? focused;
  const isCovered = [...focused.getClientRects()].some((box) => {
    const x = box.left + box.width / 2;
    const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
    const hit = document.elementFromPoint(x, y);
    return !hit || !label.contains(hit);
  });
  const how = !inView ? 'out of view' : isCovered ? 'covered' : 'in sight';
  return `${focused.dataset.stop ?? focused.outerHTML.slice(0, 80)} ${how}`;
}

/** Stops whose focus can't be seen, or is told by a line with too little contrast (WCAG 1.4.11). */
function unseenFocus(forced: boolean): string[] {
  const lines = (element: Element): string[] => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? [outlineColor] : [];
    return [...outline, ...(boxShadow === 'none' ? [] : [boxShadow.replace(/\) .*$/, ')')])];
  };
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].flatMap((stop) => {
    const shown = [stop, stop.closest('label') ?? stop];
    stop.blur();
    const before = shown.flatMap(lines);
    stop.focus({ preventScroll: true });
    const added = shown.flatMap((element) =>
      lines(element)
        .filter((line) => !before.includes(line))
        .map((line) =>
          window.colours.contrast(line, window.colours.behind(element.parentElement ?? element)),
        ),
    );
    if (forced ? added.length > 0 : Math.max(0, ...added) >= 3) return [];
    return [`${stop.outerHTML.slice(0, 100)}: ${added.map((each) => each.toFixed(1)).join(', ')}`];
  });
}
