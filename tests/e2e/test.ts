import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
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

/** An event as the panel "what this page has sent" shows it. */
export type ShownEvent = {
  readonly name: string;
  readonly url: string;
  readonly referrer: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** Reads the panel "what this page has sent", word for word. */
export async function readPanel(page: Page): Promise<ShownEvent[]> {
  const receipts = await page.locator('[data-sent-list] [data-event]').evaluateAll((papers) =>
    papers.map((paper) => ({
      name: paper.querySelector('.receipt__title')?.textContent ?? '',
      entries: [...paper.querySelectorAll('dl > div')].map((line) => [
        line.querySelector('dt')?.textContent ?? '',
        line.querySelector('dd')?.textContent ?? '',
      ]),
    })),
  );
  return receipts.map(({ name, entries }) => {
    const {
      url = '',
      referrer = '',
      ...properties
    } = Object.fromEntries(entries) as Record<string, string>;
    return { name, url, referrer, properties };
  });
}
