import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'node-html-parser';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { formatFigure } from './figures.ts';
import { readLedger } from './read.ts';

const run = promisify(execFile);
/** A copy of the project within it: what is installed is found, and no other build is disturbed. */
const COPY = `dist-changed-${process.pid}`;
const CONTENT = join(COPY, 'src/content');
const SITE = join(COPY, 'dist');
const COPIED = [
  'src',
  'analytics',
  'tools',
  'public',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
];
/** Where figures are the campaign's own counts, or the tests' own sizes. */
const OWN_NUMBERS = /^(en\/)?(effect|toegankelijkheid|accessibility|wat-we-tellen|what-we-count)\//;

/** Makes every figure, year and point of a series another number that appears nowhere else. */
function changeFigures(yaml: string): string {
  const document = parseDocument(yaml);
  visit(document, {
    Pair(_, pair, path) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const within = path.some(
        (node) =>
          'key' in node && isScalar(node.key) && /^(figures|series)$/.test(String(node.key.value)),
      );
      if (key === 'said') return visit.SKIP;
      const { value } = pair;
      if (!isScalar(value) || typeof value.value !== 'number') return undefined;
      // Years that have been, and that no claim is about: 1990 to 2007, and 2009.
      if (key === 'year') value.value = value.value - (value.value > 2025 ? 17 : 18);
      else if (within && key !== 'decimals' && key !== 'round')
        value.value = Math.round(value.value * 2.7) + 703;
      return undefined;
    },
  });
  widenWords(document);
  return String(document);
}

/** Lets all words stay true, but for a mark that they were looked at. */
function widenWords(document: ReturnType<typeof parseDocument>): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isMap(value)) return;
      if (!value.has('holds')) return;
      for (const language of ['nl', 'en']) value.set(language, `herzien-${String(key.value)}`);
      value.set('holds', [{ value: 1, from: 0, to: 2 }]);
    },
  });
}

/** What somebody reads on a page, without notes, sources' own titles and numbers to call. */
function wordsOf(file: string): string {
  const root = parse(readFileSync(join(SITE, file), 'utf8'));
  for (const each of root.querySelectorAll('script, style, sup, cite, a[href^="tel:"]'))
    each.remove();
  return root.text;
}

/** Runs a program of the project in the copy. */
const inCopy = (program: string, ...words: readonly string[]) =>
  run(process.execPath, [program, ...words], {
    cwd: COPY,
    env: { ...process.env, OUT_DIR: './dist', ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 1e8,
  });

describe('changing figures', { timeout: 600_000 }, () => {
  before(() => {
    for (const each of COPIED) cpSync(each, join(COPY, each), { recursive: true });
  });
  after(() => {
    rmSync(COPY, { recursive: true, force: true });
  });

  it('stops the build at a study that still says the old figure, and asks for a new version', async () => {
    const file = join(CONTENT, 'claims.yaml');
    writeFileSync(file, changeFigures(readFileSync(file, 'utf8')));
    const { stdout } = await inCopy('tools/check/content.ts', '--lang', 'en').then(
      () => assert.fail('the check passed'),
      (error: unknown) => error as { readonly stdout: string },
    );
    assert.match(stdout, /studies\/invisible-bill\.yaml:\d+ .*"217".*new version of the study/);
  });

  it('leaves no old figure on the site', async () => {
    const studies = join(CONTENT, 'studies');
    for (const name of readdirSync(studies, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.yaml')) continue;
      const file = join(studies, name);
      // What a new version would do: its text without the old figures.
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replaceAll(/^.*(?:\[note:|figure:).*$/gm, (line) =>
          line.replaceAll(
            /(\[note:[^\]]*\])|\d+(?:[.,]\d+)*/g,
            (_, note?: string) => note ?? 'Herzien',
          ),
        ),
      );
    }
    await inCopy(join(process.cwd(), 'node_modules/astro/bin/astro.mjs'), 'build');
    const old = new Set(
      [...readLedger('src/content').values()].flatMap((claim) => [
        ...Object.values(claim.figures).flatMap((figure) =>
          (['nl', 'en'] as const).flatMap(
            (language) => formatFigure(figure, language).match(/\d[\d.,]*\d|\d{2,}/g) ?? [],
          ),
        ),
        String(claim.year),
      ]),
    );
    for (const allowed of ['18', '112', '113']) old.delete(allowed);
    const left = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html') && !OWN_NUMBERS.test(file))
      .flatMap((file) =>
        (wordsOf(file).match(/(?<![\p{L}\d-])\d[\d.,]*\d/gu) ?? [])
          .filter((number) => old.has(number))
          .map((number) => `${file}: ${number}`),
      );
    assert.deepEqual(left, []);
  });
});
