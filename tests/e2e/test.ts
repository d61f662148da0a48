import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { PANEL_EVENTS, readEvents } from './increments.ts';
import type { ShownEvent } from './increments.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

export { expect };

type OwnFixtures = { readonly faults: string[] };
type WorkerFixtures = { readonly site: Server };

/**
 * Tests with a server to a worker, on whose pages nothing may go wrong unnoticed: no error on the
 * console, no refusal by the content security policy, no request to another host, and nothing that a
 * script fetches for a page.
 */
export const test = base.extend<OwnFixtures, WorkerFixtures>({
  site: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  faults: [
    async ({ page, site }, use) => {
      const faults: string[] = [];
      watch(page, site.url, faults);
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, url: string, faults: string[]): void {
  const home = new URL(url).hostname;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (request.method() === 'GET' && /^(fetch|xhr)$/.test(request.resourceType()))
      faults.push(`loaded by script: ${request.url()}`);
    if (protocol !== 'http:' || hostname === home) return;
    faults.push(`asked another host: ${request.url()}`);
  });
}

/** Reads the panel "what this page has sent", word for word. */
export const readPanel = (page: Page): Promise<ShownEvent[]> =>
  page.locator(PANEL_EVENTS).evaluateAll(readEvents);
