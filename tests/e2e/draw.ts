import type { Page } from '@playwright/test';

/** Makes every random number of the page the same, so that the draw and the coin can be foretold. */
export const foretell = (page: Page, number: number): Promise<unknown> =>
  page.addInitScript((drawn) => {
    crypto.getRandomValues = (target) => {
      if (ArrayBuffer.isView(target)) (target as unknown as Uint32Array).fill(drawn);
      return target;
    };
  }, number);

/** Numbers that each give another arm; with all three the visitor is asked beforehand too. */
export const DRAWS = [6, 7, 8] as const;
