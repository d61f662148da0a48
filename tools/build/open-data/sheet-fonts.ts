import { join } from 'node:path';
import { openSync } from 'fontkit';
import { CHARACTERS } from '../characters.ts';
import { FONT_FOLDER, cutFont } from '../cut-font.ts';
import { HEADING_FONT, TEXT_FONT } from '../fonts.ts';

/** The fonts of the sheet: a file each, and a text in letters that they have. */
export type SheetFonts = {
  readonly heading: string;
  readonly regular: string;
  readonly bold: string;
  /** A text in which letters that no font has are their base letter, or `_`. */
  readonly spell: (text: string) => string;
};

const STAND_IN = '_';

/** Cuts the fonts of the site to what a sheet needs, once. */
export async function loadSheetFonts(): Promise<SheetFonts> {
  const cut = async (name: string, source: string, axes: Readonly<Record<string, number>>) => {
    const whole = { name, source, axes, characters: CHARACTERS, format: 'sfnt' } as const;
    return join(FONT_FOLDER, await cutFont(whole));
  };
  const { source, name } = TEXT_FONT;
  const [heading, regular, bold] = await Promise.all([
    cut(HEADING_FONT.name, HEADING_FONT.source, { wght: 900, wdth: 62 }),
    cut(name, source, { wght: 400 }),
    cut(name, source, { wght: 700 }),
  ]);
  const fonts = [heading, regular, bold].map((file) => {
    const font = openSync(file);
    if (!('layout' in font)) throw new Error(`${file} holds more than one font.`);
    return font;
  });
  const has = (letter: string) =>
    [...letter].every((sign) =>
      fonts.every((font) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)),
    );
  const spell = (text: string) =>
    [...text.normalize('NFC').replace(/\s+/g, ' ')]
      .map((letter) => {
        if (has(letter)) return letter;
        const base = letter.normalize('NFKD').replace(/\p{M}/gu, '');
        return base !== '' && has(base) ? base : STAND_IN;
      })
      .join('');
  return { heading, regular, bold, spell };
}
