import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const DAY = 86_400_000;

test('every answer carries the headers that lock a page', async ({ request }) => {
  for (const path of ['/', '/nowhere/', '/robots.txt', '/healthz']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain('default-src');
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(headers['referrer-policy']).toBeTruthy();
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('every page has a policy of hashes alone, and links that lead somewhere', () => {
  for (const path of PAGES) {
    const html = htmlOf(path);
    const policy =
      /http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1] ?? '';
    expect(policy, path).toMatch(/script-src[^;]*'sha256-/);
    expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect(html, path).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:/i);
    expect(html, path).toMatch(/<html lang="(nl|en)"/);
    const inside = [...html.matchAll(/href="(\/[^"#?]*)(#[^"]*)?"/g)].map(
      ([, target = '']) => target,
    );
    for (const target of new Set(inside)) {
      const isPage = PAGES.includes(target) || PAGES.includes(`${target}/`);
      if (!isPage)
        expect(() => readFileSync(join(SITE, target)), `${path} → ${target}`).not.toThrow();
    }
    for (const [, anchor = ''] of html.matchAll(/href="#([^"]+)"/g))
      expect(html, `${path} → #${anchor}`).toContain(`id="${anchor}"`);
  }
});

test('every page has its counterpart in the other language', () => {
  for (const path of PAGES.filter((each) => each.endsWith('/'))) {
    const html = htmlOf(path);
    if (html.includes('content="noindex"')) continue;
    for (const language of ['nl', 'en']) {
      const link = new RegExp(`hreflang="${language}"\\s+href="([^"]+)"`).exec(html)?.[1] ?? '';
      expect(PAGES, `${path} in ${language}`).toContain(new URL(link).pathname);
    }
  }
});

test('security.txt says what RFC 9116 asks, and is valid for a month to a year', async ({
  request,
}) => {
  const response = await request.get('/.well-known/security.txt');
  expect(response.headers()['content-type']).toMatch(/^text\/plain; ?charset=utf-8$/i);
  const lines = (await response.text()).trim().split('\n');
  const fields = lines.map((line) => /^([A-Z][a-z]*(?:-[A-Z][a-z]*)*): (\S.*)$/.exec(line));
  expect(fields, 'every line is a field').not.toContain(null);
  const valuesOf = (name: string): string[] =>
    fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ''] : []));
  expect(valuesOf('Contact').length).toBeGreaterThan(0);
  for (const contact of valuesOf('Contact')) expect(contact).toMatch(/^(https:|mailto:|tel:)/);
  expect(valuesOf('Preferred-Languages')).toEqual(['nl, en']);
  expect(valuesOf('Canonical')).toEqual([
    expect.stringMatching(/^https:\/\/[^/]+\/\.well-known\/security\.txt$/),
  ]);
  const [expires = '', ...more] = valuesOf('Expires');
  expect(more).toEqual([]);
  expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  expect(Date.parse(expires)).toBeGreaterThan(Date.now() + 30 * DAY);
  expect(Date.parse(expires)).toBeLessThan(Date.now() + 366 * DAY);
});
