import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readLedger } from '../../src/ledger/read.ts';

/** Words that only one of the two languages has, and has in nearly every sentence. */
const COMMON = {
  nl: 'de het een en van niet je jij ik dat die met voor op er om wat naar ook aan uit bij zijn wij',
  en: 'the and not you your that with for it this what to are from they which be by have',
};

const TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  [...readLedger().values()].flatMap(({ sources }) =>
    sources.map(({ title, language }) => [title, language]),
  ),
);

/** Every text stands in the language it is in, source titles and the way to the other language too. */
export async function expectLanguages(page: Page, path: string): Promise<void> {
  const language = path.startsWith('/en/') ? 'en' : 'nl';
  const other = language === 'nl' ? 'en' : 'nl';
  await expect(page.locator('html'), path).toHaveAttribute('lang', language);
  const way = page.locator(`header a[hreflang="${other}"]`);
  await expect(way, path).toHaveAttribute('lang', other);
  await expect(way, path).toHaveAttribute('href', other === 'en' ? /^\/en\// : /^\/(?!en\/)/);
  expect(await page.evaluate(inOtherLanguage, { common: COMMON, titles: TITLES }), path).toEqual(
    [],
  );
}

type Known = {
  readonly common: Readonly<Record<'nl' | 'en', string>>;
  readonly titles: Readonly<Record<string, string>>;
};

function inOtherLanguage({ common, titles }: Known): string[] {
  const found: string[] = [];
  const languageOf = (element: Element | null): string =>
    element?.closest('[lang]')?.getAttribute('lang') ?? '';
  for (const cite of document.querySelectorAll('cite')) {
    const title = (cite.textContent ?? '').trim();
    if (titles[title] !== languageOf(cite)) found.push(`a source's title: ${title}`);
  }
  const sets = { nl: new Set(common.nl.split(' ')), en: new Set(common.en.split(' ')) };
  const count = (words: readonly string[], language: 'nl' | 'en'): number =>
    words.filter((word) => sets[language].has(word)).length;
  // A text with the parts that stand in its own language: a cite or a link may stand in another.
  const texts = document.querySelectorAll(
    'h1, h2, h3, h4, p, li, dt, dd, th, td, caption, summary, button, label, small, legend, a, cite, title',
  );
  for (const element of texts) {
    const own = element.cloneNode(true) as Element;
    for (const part of own.querySelectorAll('[lang]')) part.remove();
    const words = (own.textContent ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
    const language = languageOf(element) === 'en' ? 'en' : 'nl';
    const other = language === 'en' ? 'nl' : 'en';
    if (count(words, other) > 1 && count(words, other) > count(words, language))
      found.push(`reads as ${other}: ${(own.textContent ?? '').trim().slice(0, 80)}`);
  }
  return found;
}
