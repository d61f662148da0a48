import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PAGES, SELF_CHECKS, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const KILOBYTE = 1024;

/** Bytes of a file as it travels, compressed by gzip; fonts and pictures are compressed already. */
function travelling(path: string): number {
  const file = readFileSync(join(SITE, path.endsWith('/') ? `${path}index.html` : path));
  return /\.(woff2|png|webp)$/.test(path) ? file.length : gzipSync(file).length;
}

/** Bytes of the styles within a page, on their own; without any a page is not itself. */
function stylesIn(html: string): number {
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
  expect(styles).not.toEqual([]);
  return gzipSync(styles.join('')).length;
}

for (const path of PAGES.filter((each) => each.endsWith('/'))) {
  test(`${path} keeps its budget`, async ({ page }) => {
    // What is handed on is pictures: those that come near the screen are loaded, as small copies.
    const isKit = /meedoen|join-in/.test(path);
    const isCheck = SELF_CHECKS.includes(path) || /vervolg|follow-up/.test(path);
    const asked = new Set<string>();
    page.on('request', (request) => {
      if (request.method() === 'GET') asked.add(new URL(request.url()).pathname);
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const bytesOf = (pattern: RegExp): number =>
      [...asked]
        .filter((each) => pattern.test(each))
        .reduce((sum, each) => sum + travelling(each), 0);
    expect(bytesOf(/./), 'in all').toBeLessThanOrEqual(
      (isKit ? 260 : isCheck ? 95 : 70) * KILOBYTE,
    );
    // Were 25 and 3: a page that nobody saw isn't counted, an event is delivered one way, and links' tags
    // are read as people type them; a check has a dialogue and a receipt that turns.
    expect(bytesOf(/\.js$/), 'scripts').toBeLessThanOrEqual((isCheck ? 27 : 3.5) * KILOBYTE);
    expect(bytesOf(/\.woff2$/), 'fonts').toBeLessThanOrEqual(48 * KILOBYTE);
    expect(stylesIn(htmlOf(path)), 'styles').toBeLessThanOrEqual(12 * KILOBYTE);
    expect([...asked].filter((each) => each.endsWith('.css'))).toEqual([]);
  });
}
