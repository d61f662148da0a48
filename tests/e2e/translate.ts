import type { Page } from '@playwright/test';

/** Translates as browsers do: each text node is replaced by elements with other words, at once and later. */
export const translateInPlace = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const translate = (root: Node): void => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (texts.nextNode()) found.push(texts.currentNode as Text);
      for (const text of found) {
        const holder = text.parentElement;
        if (!holder || !text.data.trim() || holder.closest('script, style, font, [translate=no]'))
          continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    addEventListener('load', () => {
      translate(document.body);
      new MutationObserver((changes) => {
        for (const { addedNodes, target, type } of changes) {
          if (type === 'characterData' && target.parentElement) translate(target.parentElement);
          for (const node of addedNodes) translate(node.nodeType === 1 ? node : document.body);
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  });
