import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { CONTENT } from '../../../analytics/plan/read.ts';
import { LANGUAGES } from '../../../analytics/plan/text.ts';
import { ROUTES } from '../../../src/components/frame/routes.ts';
import { ARCHIVE_PATH, KIT_KINDS, kitPath } from '../../../src/join-in/files.ts';
import { findProgram, installPackages } from '../../test/system-package.ts';
import { loadLetters } from '../pictures/letters.ts';
import type { Letters } from '../pictures/letters.ts';
import { paintPdf } from '../pictures/paint-pdf.ts';
import { FORMATS, layOut } from './layout.ts';
import { makeKit } from './make-kit.ts';
import { readStoryFiles } from './story-files.ts';

const STORY = 'port';
const SHARE = Buffer.from('a share picture');
const POINTS = { a4: [595.28, 841.89], a3: [841.89, 1190.55] } as const;

const folder = mkdtempSync(join(tmpdir(), 'kit-'));
const site = join(folder, 'site');
const content = join(folder, 'content');
let letters: Letters;

/** A file that was made, of the story in a language. */
const madeOf = (language: 'nl' | 'en', kind: (typeof KIT_KINDS)[number]): Buffer =>
  readFileSync(
    join(site, kitPath(language, readStoryFiles(language, content).get(STORY) ?? '', kind)),
  );
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What poppler, which had no part in writing it, says of a document. */
function ask(program: string, ...given: string[]): string {
  if (!findProgram([program])) installPackages('poppler-utils');
  return execFileSync(program, given, { encoding: 'utf8' });
}

before(async () => {
  cpSync(CONTENT, content, { recursive: true });
  // One story is enough to prove it of each: the whole kit is made by every build.
  const entries = readFileSync(join(content, 'kit.yaml'), 'utf8').split(/^(?=- id:)/m);
  writeFileSync(
    join(content, 'kit.yaml'),
    entries.filter((entry) => entry.startsWith(`- id: ${STORY}\n`)).join(''),
  );
  for (const language of LANGUAGES) {
    const slug = readStoryFiles(language, content).get(STORY) ?? '';
    const page = join(site, ROUTES.stories[language], slug);
    mkdirSync(page, { recursive: true });
    writeFileSync(join(page, 'share.png'), SHARE);
    writeFileSync(
      join(page, 'index.html'),
      `<link rel="canonical" href="https://site.example${ROUTES.stories[language]}${slug}/"><svg class="graphic__picture" viewBox="0 0 60 20" aria-label="Dots"><defs><pattern id="dot" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="10" cy="10" r="8" fill="currentcolor"/></pattern></defs><path d="M0 0h60v20z" fill="url(#dot)"/></svg><p class="graphic__caveat">Not all. <sup>1</sup></p>`,
    );
  }
  letters = await loadLetters();
  await makeKit(site, letters, content);
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the kit', () => {
  test('has pictures of the sizes that they are shown at', () => {
    for (const language of LANGUAGES)
      for (const [kind, size] of [
        ['square', [1080, 1080]],
        ['vertical', [1080, 1920]],
      ] as const) {
        const picture = madeOf(language, kind);
        assert.equal(picture.subarray(1, 4).toString(), 'PNG');
        assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], size);
      }
  });

  for (const language of LANGUAGES)
    for (const kind of ['a4', 'a3'] as const)
      test(`has a poster ${kind} in ${language} with its size, title, language, fonts and words`, () => {
        const file = join(folder, `${kind}-${language}.pdf`);
        writeFileSync(file, madeOf(language, kind));
        const said = ask('pdfinfo', file);
        const [, width, height] = /Page size: +([\d.]+) x ([\d.]+)/.exec(said) ?? [];
        assert.ok(Math.abs(Number(width) - POINTS[kind][0]) < 0.5, said);
        assert.ok(Math.abs(Number(height) - POINTS[kind][1]) < 0.5, said);
        assert.match(
          said,
          language === 'nl' ? /Title: +Ruim één op de vijf/ : /Title: +More than one in five/,
        );
        assert.match(said, /Tagged: +yes/);
        assert.match(said, /Pages: +1\n/);
        assert.match(
          madeOf(language, kind).toString('latin1'),
          language === 'nl' ? /\/Lang \(nl-NL\)/ : /\/Lang \(en-GB\)/,
        );
        const fonts = ask('pdffonts', file).trim().split('\n').slice(2);
        assert.equal(fonts.length, 2);
        for (const font of fonts) assert.match(font, /yes yes yes/, 'embedded, a subset, readable');
        const words = ask('pdftotext', file, '-').replace(/\s+/g, ' ');
        for (const part of ['59', '266', '2024', 'NPO', `site.example${ROUTES.stories[language]}`])
          assert.ok(words.includes(part), `${part} in ${words}`);
        assert.match(ask('pdfinfo', '-struct', file), /^ *Figure/m);
      });

  test('comes as one archive that holds all of it, with the rules of use', () => {
    const archive = unzipSync(readFileSync(join(site, ARCHIVE_PATH)));
    const expected = LANGUAGES.flatMap((language) =>
      KIT_KINDS.map((kind) =>
        kitPath(language, readStoryFiles(language, content).get(STORY) ?? '', kind).replace(
          '/kit',
          'zonder-vraag',
        ),
      ),
    );
    assert.deepEqual(
      Object.keys(archive).sort(),
      [...expected, 'zonder-vraag/LEESMIJ.md', 'zonder-vraag/README.md'].sort(),
    );
    const [share] = expected.filter((path) => path.endsWith('liggend.png'));
    assert.deepEqual(Buffer.from(archive[share ?? ''] ?? []), SHARE);
    const readme = Buffer.from(archive['zonder-vraag/README.md'] ?? []).toString();
    for (const said of ['EUPL-1.2', 'pupils', 'logo', 'port-arrests-2024'])
      assert.ok(readme.includes(said), said);
  });

  test('is the same to the byte when nothing changed', async () => {
    const before = hashOf(readFileSync(join(site, ARCHIVE_PATH)));
    await makeKit(site, letters, content);
    assert.equal(hashOf(readFileSync(join(site, ARCHIVE_PATH))), before);
  });

  test('paints a poster to the same bytes each time', async () => {
    const card = {
      line: 'Één',
      figure: '1',
      counts: 'keer (2024)',
      do: 'Zeg het.',
      source: 'Bron: iemand.',
      address: 'site.example',
      drawings: ['<svg viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'],
      alt: 'a dot',
      caveat: '',
    };
    const paint = () =>
      paintPdf(layOut(card, FORMATS.a4, letters), letters, {
        title: 'Één',
        language: 'nl-NL',
        subject: '1 keer',
        day: '2026-01-01',
      });
    assert.equal(hashOf(await paint()), hashOf(await paint()));
  });

  test('has subtitles in order, two lines at most, none too long', () => {
    const cues = madeOf('nl', 'subtitles').toString().trim().split(/\n\n/);
    assert.ok(cues.length >= 4);
    let last = '';
    for (const cue of cues) {
      const [, time = '', ...lines] = cue.split('\n');
      assert.match(time, /^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/);
      const [from = '', to = ''] = time.split(' --> ');
      assert.ok(from >= last && to > from, time);
      last = to;
      assert.ok(lines.length <= 2 && lines.every((line) => line.length <= 42), cue);
    }
  });

  test('changes with a claim, in picture, poster and text', async () => {
    const kinds = ['square', 'vertical', 'a4', 'a3', 'script', 'subtitles'] as const;
    const old = kinds.map((kind) => hashOf(madeOf('nl', kind)));
    const claims = join(content, 'claims.yaml');
    const text = readFileSync(claims, 'utf8');
    writeFileSync(claims, text.replace('minors:\n      value: 59', 'minors:\n      value: 58'));
    await makeKit(site, letters, content);
    const fresh = kinds.map((kind) => hashOf(madeOf('nl', kind)));
    for (const [place, kind] of kinds.entries()) assert.notEqual(fresh[place], old[place], kind);
    assert.doesNotMatch(madeOf('nl', 'subtitles').toString(), /59/);
    assert.match(madeOf('nl', 'subtitles').toString(), /58/);
  });

  test('stops at a figure without its year, and names where', async () => {
    const kit = join(content, 'kit.yaml');
    const text = readFileSync(kit, 'utf8');
    writeFileSync(kit, text.replaceAll('{port-arrests-2024.year}', 'dat jaar'));
    await assert.rejects(makeKit(site, letters, content), /kit\.yaml: port\.counts\.nl.*year/);
    writeFileSync(kit, text);
  });
});
