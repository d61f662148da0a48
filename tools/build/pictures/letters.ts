import { join } from 'node:path';
import { openSync } from 'fontkit';
import type { Font } from 'fontkit';
import { CHARACTERS } from '../characters.ts';
import { FONT_FOLDER, cutFont } from '../cut-font.ts';
import { FIGURE_FONT, HEADING_FONT } from '../fonts.ts';

/** The two faces of every picture. */
export type Face = 'heading' | 'figures';

/** As the cut fonts call themselves: by the style that the whole font starts from, whatever was kept of it. */
export const FAMILIES: Readonly<Record<Face, string>> = {
  heading: 'Archivo SemiBold',
  figures: 'Atkinson Hyperlegible Mono ExtraLight',
};

/** Room added between words, in heights of the letters: the narrow headings run together without it. */
export const WORD_SPACING: Readonly<Record<Face, number>> = { heading: 0.05, figures: 0 };

/** A stretch of text that one font file has every letter of. */
export type Run = { readonly text: string; readonly file: string };

/** The fonts of pictures: what a text becomes in them, and how wide it is. */
export type Letters = {
  /** Every font file, for a renderer to load. */
  readonly files: readonly string[];
  /** A text of letters that the face has: others become their base letter, or `_`. */
  readonly spell: (text: string, face: Face) => string;
  /** Width of a spelled text in letters of one pixel or point. */
  readonly width: (text: string, face: Face) => number;
  readonly runs: (text: string, face: Face) => Run[];
  /** The characters that no font had, and were replaced. */
  readonly missing: ReadonlySet<string>;
};

/** All letters of European languages in Latin script, for names that content doesn't hold yet. */
const LATIN = String.fromCodePoint(
  ...Array.from({ length: 0x24f - 0x20 + 1 }, (_, index) => 0x20 + index),
  ...Array.from({ length: 0x100 }, (_, index) => 0x1e00 + index),
);
const STAND_IN = '_';
/** What takes no room of its own, or breaks lines: none of it is a letter. */
const NO_LETTER = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\s]+/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** The fonts of pictures, cut once. */
export async function loadLetters(): Promise<Letters> {
  const [heading, figures] = await Promise.all([HEADING_FONT, FIGURE_FONT].map(open));
  if (!heading || !figures) throw new Error('The fonts of pictures could not be cut.');
  const faces: Readonly<Record<Face, readonly Opened[]>> = { heading, figures };
  const missing = new Set<string>();
  const fontOf = (text: string, face: Face) => faces[face].find(({ font }) => hasAll(font, text));
  const spell = (text: string, face: Face) =>
    segmentsOf(readable(text))
      .map((letter) => {
        if (fontOf(letter, face)) return letter;
        const base = letter.normalize('NFKD').replace(/\p{M}/gu, '');
        if (base !== '' && fontOf(base, face)) return base;
        missing.add(letter);
        return STAND_IN;
      })
      .join('');
  const runs = (text: string, face: Face) =>
    segmentsOf(text).reduce<Run[]>((all, letter) => {
      const file = (fontOf(letter, face) ?? faces[face][0])?.file ?? '';
      const last = all.at(-1);
      if (last?.file !== file) return [...all, { text: letter, file }];
      return [...all.slice(0, -1), { text: last.text + letter, file }];
    }, []);
  const widthOf = (run: Run, face: Face) => {
    const font = faces[face].find(({ file }) => file === run.file)?.font;
    return font ? font.layout(run.text).advanceWidth / font.unitsPerEm : 0;
  };
  const known = new Map<string, number>();
  const width = (text: string, face: Face) => {
    const key = `${face} ${text}`;
    const wide =
      known.get(key) ??
      runs(text, face).reduce(
        (sum, run) => sum + widthOf(run, face),
        (text.split(' ').length - 1) * WORD_SPACING[face],
      );
    known.set(key, wide);
    return wide;
  };
  return {
    files: [...heading, ...figures].map(({ file }) => file),
    spell,
    width,
    runs,
    missing,
  };
}

type Opened = { readonly file: string; readonly font: Font };

/** A font of the site and its sibling for other languages; the renderer reads no woff2. */
const open = (font: typeof HEADING_FONT): Promise<Opened[]> =>
  Promise.all(
    [font.source, font.source.replace('-latin-', '-latin-ext-')].map(async (source, place) => {
      const name = `${font.name}${place === 0 ? '' : '-ext'}`;
      const characters = place === 0 ? CHARACTERS + LATIN : LATIN;
      const cut = await cutFont({ ...font, name, source, characters, format: 'sfnt' });
      const file = join(FONT_FOLDER, cut);
      const opened = openSync(file);
      if (!('layout' in opened)) throw new Error(`${file} holds more than one font.`);
      return { file, font: opened };
    }),
  );

const hasAll = (font: Font, text: string): boolean =>
  [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

const segmentsOf = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);

/** A text on one line, without what is no letter. */
const readable = (text: string): string =>
  text.normalize('NFC').replace(NO_LETTER, ' ').replace(INVISIBLE, '').trim();
