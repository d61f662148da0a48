import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const PNG = '89504e470d0a1a0a';
const LISTED = PAGES.filter((path) => !htmlOf(path).includes('content="noindex"'));

const metaOf = (html: string, name: string): string =>
  new RegExp(`(?:property|name)="${name}"\\s+content="([^"]*)"`).exec(html)?.[1] ?? '';

test('every page has a share picture of its own, with its words beside it', () => {
  expect(LISTED.length).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (const path of LISTED) {
    const html = htmlOf(path);
    const address = new URL(metaOf(html, 'og:image')).pathname;
    expect(address, path).toBe(`${path}share.png`);
    const picture = readFileSync(join(SITE, address));
    expect(picture.subarray(0, 8).toString('hex'), path).toBe(PNG);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], path).toEqual([1200, 630]);
    expect(picture.length, path).toBeLessThan(100_000);
    expect(metaOf(html, 'og:image:alt'), path).toContain(metaOf(html, 'og:title'));
    seen.add(picture.toString('base64'));
  }
  // Two pages with the same picture would share the same promise.
  expect(seen.size).toBe(LISTED.length);
});

test('no page that is unlisted has a picture', () => {
  for (const path of PAGES.filter((each) => !LISTED.includes(each)))
    expect(htmlOf(path), path).not.toContain('og:image');
});

test('what pages say of themselves to machines is whole, and about themselves', () => {
  const said = LISTED.flatMap((path) => {
    const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(
      htmlOf(path),
    )?.[1];
    return json ? [{ path, data: JSON.parse(json) as Record<string, string> }] : [];
  });
  expect(said.map(({ data }) => data['@type'])).toContain('WebSite');
  const stories = LISTED.filter((path) => /^\/(verhalen|en\/stories)\/.+/.test(path));
  expect(said.filter(({ data }) => data['@type'] === 'Article')).toHaveLength(stories.length);
  for (const { path, data } of said) expect(new URL(data.url ?? '').pathname).toBe(path);
});
