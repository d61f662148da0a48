import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { PAGES, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const FILES = readdirSync(SITE, { recursive: true, encoding: 'utf8' });

/** Of each question on paper its own text, then those of its answers. */
const questionsOf = (items: readonly Element[]): string[][] =>
  items.map((item) =>
    [item.firstChild, ...item.querySelectorAll('li')].map(
      (each) => each?.textContent?.trim() ?? '',
    ),
  );

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { check, study } of readSelfChecks())
    for (const language of ['nl', 'en'] as const) {
      const path =
        language === 'nl' ? `/zelftest/${check.slug.nl}/` : `/en/self-check/${check.slug.en}/`;

      test(`${path} has on paper every question that needs no coin, with its answers`, async ({
        page,
      }) => {
        const own = check.steps.flatMap((step) =>
          step.kind === 'question' ? [{ question: step.question, answers: step.options }] : [],
        );
        const asked = [...own, ...(study?.plan.outcomes ?? [])];
        expect(asked.length).toBeGreaterThan(1);
        await page.goto(path);
        const printed = await page.locator('.paper-form > ol > li').evaluateAll(questionsOf);
        for (const { question, answers } of asked) {
          const [, ...choices] = printed.find(([first]) => first === question[language]) ?? [];
          expect(choices, question[language]).toEqual(
            expect.arrayContaining(answers.map(({ text }) => text[language])),
          );
        }
        // No coin falls on paper, so it doesn't ask what only a coin makes safe to answer.
        for (const { question } of study?.plan.sensitive ?? [])
          expect(printed.map(([first]) => first)).not.toContain(question[language]);
      });
    }
});

/** Relations that name an address without fetching it. */
const NOT_FETCHED = /^(canonical|alternate|license|author|help|me)$/;
const OTHER_HOST = /^\s*(?:[a-z][a-z+.-]*:)?\/\//i;

/** The addresses that a page fetches by itself, as they stand in its HTML. */
function subresources(html: string): string[] {
  const fetching = [...html.matchAll(/<(?!a\b|meta\b)([a-z][\w-]*)\b([^>]*)>/gi)].flatMap(
    ([, tag = '', attributes = '']) => {
      const valueOf = (name: string): string[] =>
        [
          ...attributes.matchAll(new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'gi')),
        ].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
      const rel = valueOf('rel').join(' ').trim().toLowerCase();
      const href =
        tag === 'link' && rel.split(/\s+/).every((each) => NOT_FETCHED.test(each))
          ? []
          : valueOf('href');
      const sets = [...valueOf('srcset'), ...valueOf('imagesrcset')].flatMap((set) =>
        set.split(','),
      );
      return [
        ...href,
        ...sets,
        ...[
          'src',
          'poster',
          'data',
          'xlink:href',
          'background',
          'component-url',
          'renderer-url',
        ].flatMap(valueOf),
      ];
    },
  );
  return [...fetching, ...styledWith(html)];
}

/** The addresses in style sheets, and in what styles stand elsewhere. */
const styledWith = (text: string): string[] =>
  [...text.matchAll(/url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/gi)].map(
    ([, url, imported]) => url ?? imported ?? '',
  );

test('no page, style sheet or picture fetches anything of another host', () => {
  const files = FILES.filter((file) => /\.(html|css|svg)$/.test(file));
  let looked = 0;
  for (const file of files) {
    const text = readFileSync(join(SITE, file), 'utf8');
    const addresses = file.endsWith('.css') ? styledWith(text) : subresources(text);
    looked += addresses.length;
    expect(
      addresses.filter((address) => OTHER_HOST.test(address)),
      file,
    ).toEqual([]);
  }
  expect(looked).toBeGreaterThan(files.length);
});

test('robots.txt leads to a sitemap that holds every listed page', () => {
  const robots = readFileSync(join(SITE, 'robots.txt'), 'utf8');
  const index = new URL(/^Sitemap: (.*)$/m.exec(robots)?.[1] ?? '').pathname;
  const maps = [...readFileSync(join(SITE, index), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)];
  const listed = maps.flatMap(([, address = '']) =>
    [
      ...readFileSync(join(SITE, new URL(address).pathname), 'utf8').matchAll(
        /<loc>([^<]+)<\/loc>/g,
      ),
    ].map(([, page = '']) => new URL(page).pathname),
  );
  expect(listed.sort()).toEqual(
    PAGES.filter((path) => !htmlOf(path).includes('content="noindex"')),
  );
});
