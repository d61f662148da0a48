import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { FONT_FOLDER, cutFont } from './cut-font.ts';
import type { Cut } from './cut-font.ts';
import { declareFallback } from './font-fallbacks.ts';
import type { Fallback } from './font-fallbacks.ts';

/**
 * The characters of the site, in two cuts: what nearly every page has, and what a page may have
 * too (letters of our neighbours, rare signs), which a browser loads only where it meets one.
 */
const CUTS = [
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !%&'()+,-./:;=?·éëïöü€–‘’“”…→×−",
  '"#$*<>@[\\]^_`{|}~àáâäçèêìíîñòóôùúûÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜ—²³¹⁰⁴⁵⁶⁷⁸⁹←↗✓±≈≥≤½©°χ',
];

export const CHARACTERS = CUTS.join('');

/** A font, the weights it answers to in the words of CSS, and what stands in until it arrives. */
type SiteFont = Pick<Cut, 'name' | 'source' | 'axes'> & {
  readonly family: string;
  readonly weight: string;
  readonly fallbacks: readonly Fallback[];
};

const FONTS: readonly SiteFont[] = [
  {
    name: 'archivo',
    family: 'Archivo Narrowed',
    source: '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2',
    axes: { wght: 900, wdth: 62 },
    weight: '900',
    fallbacks: [{ family: 'Archivo Fallback', weights: [900], like: 'narrow' }],
  },
  {
    name: 'text',
    family: 'Atkinson Text',
    source:
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
    weight: '400 700',
    fallbacks: [
      { family: 'Atkinson Fallback', weights: [400], like: 'regular' },
      { family: 'Atkinson Fallback', weights: [700], like: 'bold' },
    ],
  },
  {
    // A till prints in one weight: what counts is printed larger.
    name: 'mono',
    family: 'Atkinson Figures',
    source:
      '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
    axes: { wght: 600 },
    weight: '400 700',
    fallbacks: [{ family: 'Figures Fallback', weights: [400, 700], like: 'mono' }],
  },
];

/** Names characters as CSS does, runs of neighbours from the first to the last. */
function unicodeRange(characters: string): string {
  const runs: { first: number; last: number }[] = [];
  const points = Array.from(characters, (each) => each.codePointAt(0) ?? 0);
  for (const point of points.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.last === point - 1) run.last = point;
    else runs.push({ first: point, last: point });
  }
  const hex = (point: number): string => point.toString(16);
  return runs
    .map(({ first, last }) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`)
    .join(', ');
}

const declareFont = (file: string, { family, weight }: SiteFont, characters: string): string =>
  `@font-face {
  font-family: '${family}';
  font-weight: ${weight};
  src: url('./${file}?no-inline') format('woff2');
  font-display: swap;
  unicode-range: ${unicodeRange(characters)};
}\n`;

/** Cuts a font into its files and declares them, with what stands in for them. */
async function declare(font: SiteFont): Promise<string> {
  const faces: string[] = [];
  for (const characters of CUTS) {
    const file = await cutFont({ ...font, characters, format: 'woff2' });
    faces.push(declareFont(file, font, characters));
  }
  for (const fallback of font.fallbacks) {
    const axes = { ...font.axes, wght: fallback.weights[0] };
    const file = await cutFont({ ...font, axes, characters: CHARACTERS, format: 'sfnt' });
    faces.push(await declareFallback(readFileSync(join(FONT_FOLDER, file)), fallback));
  }
  return faces.join('');
}

/** Leaves a file alone that is right already: another build may be reading it. */
function writeIfNew(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/**
 * Cuts the fonts down to the characters and weights that the site uses, and declares them, with
 * what stands in until they arrive, before the site is built.
 */
export const subsetFonts = (): AstroIntegration => ({
  name: 'subset-fonts',
  hooks: {
    'astro:config:setup': async () => {
      mkdirSync(FONT_FOLDER, { recursive: true });
      const faces: string[] = [];
      for (const font of FONTS) faces.push(await declare(font));
      writeIfNew(join(FONT_FOLDER, 'fonts.css'), faces.join(''));
    },
  },
});
