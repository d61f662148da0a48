import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { PAGES, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const LANGUAGES = [
  { page: '/meedoen/', stories: /^\/verhalen\/.+/ },
  { page: '/en/join-in/', stories: /^\/en\/stories\/.+/ },
];

for (const { page, stories } of LANGUAGES) {
  test(`${page} offers every story, each file of it is there, and in the archive`, () => {
    const links = [...htmlOf(page).matchAll(/(?:href|src)="(\/kit\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    for (const path of links) expect(existsSync(join(SITE, path)), path).toBe(true);
    const slugs = new Set(links.map((path) => path.split('/')[3]).filter((slug) => slug));
    const told = PAGES.filter((path) => stories.test(path)).map((path) => path.split('/').at(-2));
    expect([...slugs].filter((slug) => !slug?.endsWith('.zip')).sort()).toEqual(told.sort());
    const [archive = ''] = links.filter((path) => path.endsWith('.zip'));
    const inside = Object.keys(unzipSync(readFileSync(join(SITE, archive))));
    for (const path of links.filter((each) => !/preview|\.zip/.test(each)))
      expect(inside, path).toContain(path.replace('/kit', 'zonder-vraag'));
  });
}
