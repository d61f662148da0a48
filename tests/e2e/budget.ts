import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const KILOBYTE = 1024;

/** What a page may weigh, in kilobytes as they travel: all of it, and its scripts. */
export type Budget = { readonly all: number; readonly scripts: number };

/**
 * Opens a page, and fails when it weighs more than it may.
 *
 * @returns the paths that were asked for, the page's own first
 * @param folder of the built site
 * @param site before the path, where it isn't the server of all tests
 */
export async function expectBudget(
  page: Page,
  path: string,
  { all, scripts }: Budget,
  { folder, site = '' }: { readonly folder: string; readonly site?: string },
): Promise<readonly string[]> {
  /** Bytes of a file as it travels, compressed by gzip; fonts and pictures are compressed already. */
  const travelling = (asked: string): number => {
    const file = readFileSync(join(folder, asked.endsWith('/') ? `${asked}index.html` : asked));
    return /\.(woff2|png|webp)$/.test(asked) ? file.length : gzipSync(file).length;
  };
  const asked = new Set<string>();
  const listen = (request: { method(): string; url(): string }): void => {
    if (request.method() === 'GET') asked.add(new URL(request.url()).pathname);
  };
  page.on('request', listen);
  await page.goto(site + path, { waitUntil: 'networkidle' });
  page.off('request', listen);
  const bytesOf = (pattern: RegExp): number =>
    [...asked]
      .filter((each) => pattern.test(each))
      .reduce((sum, each) => sum + travelling(each), 0);
  expect(bytesOf(/./), `${path} in all`).toBeLessThanOrEqual(all * KILOBYTE);
  expect(bytesOf(/\.js$/), `${path}, scripts`).toBeLessThanOrEqual(scripts * KILOBYTE);
  expect(bytesOf(/\.woff2$/), `${path}, fonts`).toBeLessThanOrEqual(48 * KILOBYTE);
  const html = readFileSync(join(folder, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
  expect(stylesIn(html), `${path}, styles`).toBeLessThanOrEqual(12 * KILOBYTE);
  expect([...asked].filter((each) => each.endsWith('.css'))).toEqual([]);
  return [...asked];
}

/** Bytes of the styles within a page, on their own; without any a page is not itself. */
function stylesIn(html: string): number {
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
  expect(styles).not.toEqual([]);
  return gzipSync(styles.join('')).length;
}
