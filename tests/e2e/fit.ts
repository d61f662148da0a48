import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** What WCAG 1.4.12 lets a reader set. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** 320 pixels is a screen of 1280 at 400%; the reader may double the text, or space it. */
const WAYS = [
  { width: 320, read: 'as it is' },
  { width: 320, read: 'spaced' },
  { width: 360, read: 'as it is' },
  { width: 360, read: 'doubled' },
  { width: 1280, read: 'as it is' },
  { width: 1280, read: 'spaced' },
] as const;

/** Fails when the page scrolls sideways, or text leaves its box, at any width, size and spacing. */
export async function expectFits(page: Page, where: string): Promise<void> {
  const before = page.viewportSize();
  for (const { width, read } of WAYS) {
    await page.setViewportSize({ width, height: 800 });
    await readAs(page, read);
    expect(await page.evaluate(outOfPlace), `${where} at ${width} px, ${read}`).toEqual([]);
  }
  await readAs(page, 'as it is');
  if (before) await page.setViewportSize(before);
}

/** Sets what a reader's browser may set; the content security policy has no say in that. */
const readAs = (page: Page, read: (typeof WAYS)[number]['read']): Promise<void> =>
  page.evaluate(
    ({ doubled, rules }) => {
      const { style } = document.documentElement;
      style.removeProperty('font-size');
      const { fontSize } = getComputedStyle(document.documentElement);
      if (doubled) style.fontSize = `${2 * parseFloat(fontSize)}px`;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    },
    { doubled: read === 'doubled', rules: read === 'spaced' ? SPACING : '' },
  );

/** Text that can't be read: beside the screen, cut off, or outside the box it is painted on. */
function outOfPlace(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} px wide`] : [];
  const paints = ({ backgroundColor, borderInlineEndWidth }: CSSStyleDeclaration): boolean =>
    window.colours.isPaint(backgroundColor) || parseFloat(borderInlineEndWidth) > 0;
  const fault = (holder: Element, text: DOMRect): string | undefined => {
    const slack = parseFloat(getComputedStyle(holder).fontSize) / 4;
    for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === 'inline') continue;
      const { left, right, top, bottom, width } = box.getBoundingClientRect();
      // What only a screen reader gets is clipped on purpose.
      if (width <= 1) return undefined;
      const clips = style.overflow !== 'visible';
      if (/auto|scroll/.test(style.overflowX)) return undefined;
      const beside = text.left < left - 1 || text.right > right + 1;
      const above = text.top < top - slack || text.bottom > bottom + slack;
      if ((clips || paints(style)) && (beside || above))
        return `outside <${box.className || box.tagName}>`;
    }
    return text.left < -1 || text.right > clientWidth + 1 ? 'beside the screen' : undefined;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (!holder || !texts.currentNode.textContent?.trim() || holder.closest('svg')) continue;
    if (!holder.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(texts.currentNode);
    const is = fault(holder, range.getBoundingClientRect());
    if (is) found.push(`“${texts.currentNode.textContent.trim()}” ${is}`);
  }
  return found;
}
