import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, htmlOf } from './pages.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const DAY = 86_400_000;

test('every answer carries the headers that lock a page', async ({ request }) => {
  for (const path of ['/', '/nowhere/', '/robots.txt']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(headers['referrer-policy']).toBeTruthy();
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

for (const path of PAGES) {
  test(`${path} has a policy of hashes alone, and links that lead somewhere`, () => {
    const html = htmlOf(path);
    const policy =
      /http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1] ?? '';
    expect(policy).toMatch(/script-src[^;]*'sha256-/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(html).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:/i);
    expect(html).toMatch(/<html lang="(nl|en)"/);
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
  });
}

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

test('security.txt is still valid for a month', () => {
  const text = readFileSync('public/.well-known/security.txt', 'utf8');
  const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');
  expect(expires).toBeGreaterThan(Date.now() + 30 * DAY);
});
