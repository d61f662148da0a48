import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Fails unless the page, printed from light or dark, is dark text on white with its sources' addresses. */
export async function expectPrints(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'print', colorScheme });
    expect(await page.evaluate(unfitForPaper), `${where} on paper, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

function unfitForPaper(): string[] {
  const { contrast, isPaint } = window.colours;
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true });
  const found: string[] = [];
  for (const useless of document.querySelectorAll('nav, .skip-link, button'))
    if (isSeen(useless)) found.push(`has no use on paper: ${useless.outerHTML.slice(0, 80)}`);
  if (contrast(window.colours.behind(document.body), 'white') > 1.1)
    found.push('the sheet is dark');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent?.trim();
    if (!holder || !text || !isSeen(holder) || holder.closest('svg')) continue;
    // Printers leave backgrounds out, so text must be dark by itself.
    if (contrast(getComputedStyle(holder).color, 'white') < 4.5)
      found.push(`is too light: ${text}`);
  }
  // Who has a receipt prints that one alone: not the form, nor what others got.
  const own = document.documentElement.matches('[data-receipt]');
  const meant = own ? 'main .plan .receipt' : 'main .receipt:not(.no-print *)';
  for (const paper of document.querySelectorAll(meant))
    if (!isSeen(paper) || paper.getBoundingClientRect().height < 20)
      found.push('a receipt does not print');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.sources a[href^="http"]')) {
    const after = getComputedStyle(link, '::after').content;
    if (!after.includes(link.getAttribute('href') ?? '')) found.push(`no address: ${link.href}`);
  }
  return isPaint('black') ? found : ['colours can not be read'];
}
