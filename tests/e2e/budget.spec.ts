import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectBudget } from './budget.ts';
import { expectCalm, readMotion, watchMotion } from './motion.ts';
import { PAGES, SELF_CHECKS, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const FILES = readdirSync(SITE, { recursive: true, encoding: 'utf8' });

/** One space between words, so that texts can be looked up in each other. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The texts of a page's main part, block by block, as somebody sees them. */
const shownTexts = async (page: Page): Promise<string[]> =>
  (
    await page
      .locator('main :is(h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, button, a)')
      .filter({ visible: true })
      .allTextContents()
  )
    .map(plain)
    .filter(Boolean);

/** The text of the main part of HTML that no script ever touched. */
const mainText = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').querySelector('main')?.textContent ?? '';

/** The built files that a page names, or that these name in turn; of a script, only other scripts count. */
function filesNamedBy(path: string): Set<string> {
  const named = new Set<string>();
  const read = (text: string, counts: RegExp): void => {
    for (const [, name = ''] of text.matchAll(
      /["'(=](?:\.?\/)?(?:assets\/)?([\w.@/-]+\.\w{2,5})\b/g,
    )) {
      const file = [`assets/${name}`, name].find((each) => FILES.includes(each));
      if (!file || named.has(file) || !counts.test(file)) continue;
      named.add(file);
      if (/\.(js|css|svg)$/.test(file))
        read(readFileSync(join(SITE, file), 'utf8'), file.endsWith('.js') ? /\.js$/ : /./);
    }
  };
  read(htmlOf(path), /./);
  return named;
}

/** What a page may weigh, in kilobytes. */
function budgetOf(path: string) {
  // What is handed on is pictures: those that come near the screen are loaded, as small copies.
  const isKit = /meedoen|join-in/.test(path);
  const isCheck = SELF_CHECKS.includes(path) || /vervolg|follow-up/.test(path);
  // Were 25 and 3: a page that nobody saw isn't counted, an event is delivered one way, and links' tags
  // are read as people type them; a check has a dialogue and a receipt that turns.
  return { all: isKit ? 260 : isCheck ? 95 : 70, scripts: isCheck ? 27 : 3.5 };
}

for (const path of PAGES) {
  test(`${path} keeps its budget, is whole as it was built, and nothing moves on it but a receipt`, async ({
    page,
  }) => {
    const built = plain(await page.evaluate(mainText, htmlOf(path)));
    await watchMotion(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const [, ...asked] = await expectBudget(page, path, budgetOf(path), { folder: SITE });

    // Scripts add no text to it, and fetch nothing for it.
    const withScripts = await shownTexts(page);
    const named = filesNamedBy(path);
    const files = asked.map((each) => each.slice(1));
    expect(files.filter((file) => !file.startsWith('favicon') && !named.has(file))).toEqual([]);
    expect(withScripts.length).toBeGreaterThan(2);
    expect(withScripts.filter((text) => !built.includes(text))).toEqual([]);

    const moved = await readMotion(page);
    expectCalm(moved, path);
    if (path === '/' || path === '/en/') expect(moved).not.toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    expect(await readMotion(page)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
}
