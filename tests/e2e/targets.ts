import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Fails on what is too small to hit: 44 pixels for a self-check's controls, 24 for all others. */
export async function expectLargeTargets(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(tooSmall), where).toEqual([]);
}

function tooSmall(): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary',
  );
  return [...targets].flatMap((target) => {
    if (!target.checkVisibility({ visibilityProperty: true })) return [];
    const box = target.closest<HTMLElement>('label') ?? target;
    let line: HTMLElement = target;
    while (line.parentElement && getComputedStyle(line).display === 'inline')
      line = line.parentElement;
    // A link in a sentence is as high as its line (WCAG 2.5.8, inline).
    const textOf = (element: HTMLElement): string => (element.textContent ?? '').trim();
    if (line !== target && textOf(line).length > textOf(target).length) return [];
    const least = target.closest('.self-check') ? 44 : 24;
    const { width, height } = box.getBoundingClientRect();
    if (Math.min(width, height) > least - 0.5) return [];
    return [
      `${box.outerHTML.slice(0, 120)}: ${width.toFixed(0)} × ${height.toFixed(0)}, not ${least}`,
    ];
  });
}
