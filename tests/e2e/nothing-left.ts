import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Fails when a page left anything on the device: cookies, storage, databases, caches, history. */
export async function expectNothingLeft(page: Page): Promise<void> {
  const left = await page.evaluate(async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: history.state as unknown,
  }));
  expect(left).toEqual({
    cookies: '',
    local: 0,
    session: 0,
    databases: 0,
    caches: 0,
    workers: 0,
    state: null,
  });
  expect(await page.context().cookies()).toEqual([]);
}
