import { readFileSync, readdirSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { KEPT_BY_CDN } from '../../analytics/collect/cache-headers.ts';
import { SECURITY_HEADERS } from '../../analytics/collect/security-headers.ts';
import { expect, test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';
const FILES = readdirSync(SITE, { recursive: true, encoding: 'utf8' });
const HASHED = `/${FILES.find((file) => /^assets\/.*\.js$/.test(file)) ?? ''}`;
const FOREVER = 'public, max-age=31536000, immutable';

const DECODE = { br: brotliDecompressSync, gzip: gunzipSync } as const;
type Encoding = keyof typeof DECODE;
const ENCODINGS = Object.keys(DECODE) as Encoding[];

type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** The policy that a page carries in itself, directive by directive. */
const directivesOf = (policy: string): string[] =>
  policy
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
const ownPolicyOf = (html: string): string[] =>
  directivesOf(/http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1] ?? '');

/** Asks for a path as it stands, and gives the bytes as they travelled. */
async function get(
  site: { readonly url: string },
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const { port } = new URL(site.url);
  const asked = ask({ port, path, method, headers }).end();
  const [response] = await once(asked, 'response');
  const body = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, body };
}

const PLACES = [
  { path: '/', file: 'index.html', status: 200, cache: 'no-cache' },
  { path: '/hulp/', file: 'hulp/index.html', status: 200, cache: 'no-cache' },
  { path: HASHED, file: HASHED, status: 200, cache: FOREVER },
  { path: '/nowhere/', file: '404.html', status: 404, cache: 'no-cache' },
  { path: '/assets/nowhere.js', file: '404.html', status: 404, cache: 'no-cache' },
];

for (const { path, file, status, cache } of PLACES) {
  for (const encoding of ENCODINGS) {
    test(`${path} travels as ${encoding}, and unpacks to what was built`, async ({ site }) => {
      const headers = { 'accept-encoding': encoding };
      const answer = await get(site, path, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        ...SECURITY_HEADERS,
        'content-encoding': encoding,
        'cache-control': cache,
        vary: 'Accept-Encoding',
        'content-length': String(answer.body.length),
      });
      const isPage = status === 200 && cache === 'no-cache';
      expect(answer.headers['cdn-cache-control']).toBe(isPage ? KEPT_BY_CDN : undefined);
      const plain = readFileSync(join(SITE, file));
      expect(DECODE[encoding](answer.body).equals(plain)).toBe(true);
      expect(answer.headers['content-type']).toMatch(/^text\/(html; ?charset=utf-8|javascript)/);
      expect(answer.headers['set-cookie']).toBeUndefined();
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toMatch(/^default-src '(self|none)'/);
      expect(policy).toContain("frame-ancestors 'none'");
      const own = file.endsWith('.html') ? ownPolicyOf(plain.toString()) : [];
      expect(directivesOf(policy)).toEqual(expect.arrayContaining(own));
      expect(own.length > 0).toBe(file.endsWith('.html'));

      const head = await get(site, path, headers, 'HEAD');
      expect(head.body).toHaveLength(0);
      expect({ ...head.headers, date: '' }).toEqual({ ...answer.headers, date: '' });
    });
  }

  test(`${path} travels as it is to who takes no compression`, async ({ site }) => {
    const answer = await get(site, path);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.body.equals(readFileSync(join(SITE, file)))).toBe(true);
  });
}

for (const path of ['/', HASHED]) {
  test(`${path} isn't sent again to who has it, in any encoding`, async ({ site }) => {
    const tags = new Set<string>();
    for (const encoding of ['identity', ...ENCODINGS]) {
      const headers = { 'accept-encoding': encoding };
      const tag = (await get(site, path, headers)).headers.etag ?? '';
      tags.add(tag);
      const again = await get(site, path, { ...headers, 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers).toMatchObject({
        ...SECURITY_HEADERS,
        etag: tag,
        vary: 'Accept-Encoding',
        'cache-control': path === HASHED ? FOREVER : 'no-cache',
      });
      const other = await get(site, path, { ...headers, 'if-none-match': 'W/"other"' });
      expect([other.status, other.headers.etag]).toEqual([200, tag]);
    }
    expect(tags.size, 'each encoding has a tag of its own').toBe(3);
  });
}

test('every compressed neighbour unpacks to the file that it stands beside', () => {
  const compressed = FILES.filter((file) => /\.(br|gz)$/.test(file));
  expect(compressed.filter((file) => file.endsWith('.html.br')).length).toBe(
    FILES.filter((file) => file.endsWith('.html')).length,
  );
  for (const file of compressed) {
    const decode = DECODE[file.endsWith('.br') ? 'br' : 'gzip'];
    const plain = readFileSync(join(SITE, file.replace(/\.(br|gz)$/, '')));
    expect(decode(readFileSync(join(SITE, file))).equals(plain), file).toBe(true);
  }
});

test('a web server of another user can read the built site', () => {
  for (const file of ['', ...FILES]) {
    const status = statSync(join(SITE, file));
    const needed = status.isDirectory() ? 0o555 : 0o444;
    expect(status.mode & needed, file).toBe(needed);
  }
});

test('a page has one address, and no address leads to another host', async ({ site }) => {
  const bare = await get(site, '/hulp?utm_source=poster');
  expect([bare.status, bare.headers.location]).toEqual([308, '/hulp/?utm_source=poster']);
  for (const path of ['//other.example/hulp', '/\\other.example/hulp', '//hulp', '/%2e%2e/hulp'])
    expect((await get(site, path)).headers.location, path).toBeUndefined();
});
