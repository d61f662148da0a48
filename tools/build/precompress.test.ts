import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from './precompress.ts';

let folder: string;
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const get = (name: string): Buffer => readFileSync(join(folder, name));
const has = (name: string): boolean => existsSync(join(folder, name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  mkdirSync(join(folder, 'verhalen'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LONG = '<p>The same sentence, over and over.</p>\n'.repeat(50);

test('every compressible file gets a brotli and a gzip neighbour with its own content', async () => {
  const names = ['html', 'css', 'js', 'svg', 'json', 'xml', 'txt', 'csv', 'ics'].map(
    (ending) => `verhalen/file.${ending}`,
  );
  for (const name of names) put(name, LONG + name);
  await precompress(folder);
  for (const name of names) {
    assert.equal(brotliDecompressSync(get(`${name}.br`)).toString(), LONG + name);
    assert.equal(gunzipSync(get(`${name}.gz`)).toString(), LONG + name);
  }
});

test('what does not get smaller, or is compressed already, stays alone', async () => {
  put('robots.txt', 'x');
  put('text.woff2', LONG);
  await precompress(folder);
  for (const name of ['robots.txt.gz', 'robots.txt.br', 'text.woff2.gz', 'text.woff2.br'])
    assert.equal(has(name), false, name);
});

test('a file that changed, or went, never keeps an old neighbour', async () => {
  put('page.html', LONG);
  put('gone.html', LONG);
  await precompress(folder);
  put('page.html', 'x');
  rmSync(join(folder, 'gone.html'));
  await precompress(folder);
  for (const name of ['page.html.br', 'page.html.gz', 'gone.html.br', 'gone.html.gz'])
    assert.equal(has(name), false, name);
});
