import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { FORMATS, layOut } from '../kit/layout.ts';
import { drawSharePicture } from '../share-picture.ts';
import { fitText } from './fit.ts';
import { loadLetters } from './letters.ts';
import type { Letters } from './letters.ts';
import { toSvg } from './paint-png.ts';
import type { Sheet, Words } from './sheet.ts';

const DRAWING =
  '<svg viewBox="0 0 300 120"><path d="M0 0h300v120z" fill="currentcolor"/><text x="4" y="20" font-size="12">a</text></svg>';
const HARD = [
  'Hottentottententententoonstellingsmakersopleidingsprogrammavergadering',
  'M'.repeat(400),
  'één '.repeat(60),
  'a & b < c > d "e" \u0000\u0007\uFFFE\uD800',
  '漢字 🎉 עברית Ελλάδα',
  'Łódź Yıldız Gündoğan Ấn Ő',
  '€ 1.000.000.000 tot 2.000.000.000.000.000.000.000.000',
  ' ',
];
const anything = fc.oneof(
  fc.constantFrom(...HARD),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.string({ unit: 'binary', maxLength: 250 }),
);

let letters: Letters;
before(async () => {
  letters = await loadLetters();
});

/** Where the ink of some words is, as the renderer draws it; nothing for words without any. */
function inkOf(sheet: Sheet, words: Words) {
  const svg = toSvg({ ...sheet, items: [words] }).replace(/<path[^>]*>/, '');
  const box = new Resvg(svg, {
    font: { fontFiles: [...letters.files], loadSystemFonts: false },
  }).getBBox();
  if (!box || box.width === 0) return undefined;
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

/** Every word stands whole on the sheet, and on no other word. */
function assertWhole(sheet: Sheet): void {
  const inks = sheet.items
    .filter((item) => item.kind === 'words')
    .flatMap((words) => inkOf(sheet, words) ?? []);
  for (const { left, top, right, bottom } of inks)
    assert.ok(
      left >= 0 && top >= 0 && right <= sheet.width && bottom <= sheet.height,
      JSON.stringify({ left, top, right, bottom }),
    );
  for (const [place, one] of inks.entries())
    for (const other of inks.slice(place + 1))
      assert.ok(
        one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top,
        `${JSON.stringify(one)} on ${JSON.stringify(other)}`,
      );
}

const bare = (text: string) => text.replace(/[-\s]/g, '');

describe('a text set to fit', () => {
  test('is whole, whatever it says, and no wider or higher than its box', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 120, max: 900 }), (text, width) => {
        const box = { width, height: 300 };
        const setting = { face: 'heading', size: 150, smallest: 40, leading: 0.94 } as const;
        const block = fitText(text, letters, box, setting);
        assert.equal(bare(block.lines.join('')), bare(letters.spell(text, 'heading')));
        assert.ok(block.width <= width && block.height <= 300);
      }),
      { numRuns: 150 },
    );
  });

  test('breaks no word that its smallest size has room for', () => {
    const box = { width: 624, height: 440 };
    const setting = { face: 'heading', size: 150, smallest: 56, leading: 0.94 } as const;
    for (const text of [
      'Mensen beschermen kost elke dag agenten',
      'Toegankelijkheid',
      'Protecting people takes officers every day',
    ])
      assert.equal(fitText(text, letters, box, setting).lines.join(' '), text);
    const word = fc.string({ unit: fc.constantFrom('a', 'e', 'm', 'n'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.filter(Boolean).join(' ');
        assert.equal(fitText(text, letters, box, setting).lines.join(' '), text);
      }),
    );
  });

  test('keeps letters of other languages, and names those that no font has', () => {
    assert.equal(letters.spell('Łódź Yıldız Gündoğan', 'heading'), 'Łódź Yıldız Gündoğan');
    assert.equal(letters.spell('ﬁ 漢', 'figures').at(-1), '_');
    assert.ok(letters.missing.has('漢'));
  });
});

describe('pictures of any words', () => {
  test('share pictures cut nothing and lay nothing over another', () => {
    const line = fc.record({ name: anything, figure: anything, total: fc.boolean() });
    const bill = fc.record({
      title: anything,
      place: anything,
      lines: fc.array(line, { maxLength: 6 }),
      sources: fc.constant('Bronnen: op de pagina'),
    });
    const page = fc.record({
      title: anything,
      lead: anything,
      bill: fc.option(bill, { nil: undefined }),
    });
    fc.assert(
      fc.property(page, (each) => {
        assertWhole(drawSharePicture(each, letters));
      }),
      { numRuns: 40 },
    );
  });

  for (const [name, format] of Object.entries(FORMATS))
    test(`${name}: nothing is cut and nothing lies over another`, () => {
      const card = fc.record({
        line: anything,
        figure: anything,
        counts: anything,
        do: anything,
        source: anything,
        address: anything,
        caveat: anything,
        alt: fc.constant('drawn'),
        drawings: fc.constant([DRAWING]),
      });
      fc.assert(
        fc.property(card, (each) => {
          assertWhole(layOut(each, format, letters));
        }),
        { numRuns: 15 },
      );
    });
});
