import { breakLines } from '../../../src/components/receipt/break-lines.ts';
import type { Colour } from './colours.ts';
import type { Face, Letters } from './letters.ts';
import type { Words } from './sheet.ts';

/** How a text may be set: as large as its box allows, never larger than `size`. */
export type Setting = {
  readonly face: Face;
  readonly size: number;
  /** Below this size long words are broken rather than set smaller. */
  readonly smallest: number;
  /** Height of a line, in heights of its letters. */
  readonly leading: number;
};

/** A text set in lines of one size. */
export type Block = Setting & {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
};

/** How far letters with accents rise above the baseline, and tails fall below it, in sizes. */
const RISE = 0.95;
const FALL = 0.26;
const STEP = 0.95;

const joined = (lines: readonly string[]): string => lines.join(' ');

/**
 * Sets a text as large as its box allows; all of it, however long.
 *
 * @throws Error when not even letters of one pixel fit
 */
export function fitText(
  text: string,
  letters: Letters,
  box: { readonly width: number; readonly height: number },
  setting: Setting,
): Block {
  const spelled = letters.spell(text, setting.face);
  const whole = joined(breakLines(spelled, () => true));
  for (let size = setting.size; size >= 1; size *= STEP) {
    const fits = (line: string) => letters.width(line, setting.face) * size <= box.width;
    const broken = breakLines(spelled, fits);
    if (size > setting.smallest && joined(broken) !== whole) continue;
    const lines = balanced(spelled, broken, (line) => letters.width(line, setting.face));
    const height = heightOf(lines.length, size, setting.leading);
    if (height <= box.height && lines.every(fits)) {
      const width = Math.max(...lines.map((line) => letters.width(line, setting.face) * size));
      return { ...setting, size, lines, width, height };
    }
  }
  throw new Error(`"${text.slice(0, 60)}…" is too long for a picture: make it shorter.`);
}

/** The same words in as many lines, as even as they come: no word is left on a line alone, or broken for it. */
function balanced(words: string, given: string[], width: (line: string) => number): string[] {
  let best = given;
  for (;;) {
    const widest = Math.max(...best.map(width));
    const lines = breakLines(words, (line) => width(line) < widest);
    const more = lines.length > given.length || joined(lines) !== joined(given);
    if (more || Math.max(...lines.map(width)) >= widest) return best;
    best = lines;
  }
}

const heightOf = (lines: number, size: number, leading: number): number =>
  (RISE + FALL + (lines - 1) * leading) * size;

/** A block as words on a sheet, its box beginning at a place. */
export const placed = (
  { lines, face, size, leading }: Block,
  at: { readonly x: number; readonly y: number },
  { role = 'paragraph', fill }: { readonly role?: Words['role']; readonly fill: Colour },
): Words => ({
  kind: 'words',
  role,
  face,
  size,
  fill,
  lines: lines.map((text, place) => ({
    text,
    x: at.x,
    y: at.y + (RISE + place * leading) * size,
  })),
});
