import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { CHARACTERS } from './characters.ts';
import { FONT_FOLDER, cutFont } from './cut-font.ts';
import type { Cut } from './cut-font.ts';
import { declareFallback } from './font-fallbacks.ts';
import type { Fallback } from './font-fallbacks.ts';

/** A font, the weights it answers to in the words of CSS, and what stands in until it arrives. */
export type SiteFont = Pick<Cut, 'name' | 'source' | 'axes'> & {
  readonly family: string;
  readonly weight: string;
  readonly fallbacks: readonly Fallback[];
};

export const HEADING_FONT: SiteFont = {
  name: 'archivo',
  family: 'Archivo Narrowed',
  source: '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2',
  axes: { wght: 900, wdth: 62 },
  weight: '900',
  fallbacks: [{ family: 'Archivo Fallback', weights: [900], like: 'narrow' }],
};

export const TEXT_FONT: SiteFont = {
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
};

/** A till prints in one weight: what counts is printed larger. */
export const FIGURE_FONT: SiteFont = {
  name: 'mono',
  family: 'Atkinson Figures',
  source:
    '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
  axes: { wght: 600 },
  weight: '400 700',
  fallbacks: [{ family: 'Figures Fallback', weights: [400, 700], like: 'mono' }],
};

/** Cuts a font and declares it, with what stands in for it. */
async function declare(font: SiteFont): Promise<string> {
  const whole = { ...font, characters: CHARACTERS };
  const face = `@font-face {
  font-family: '${font.family}';
  font-weight: ${font.weight};
  src: url('./${await cutFont({ ...whole, format: 'woff2' })}') format('woff2');
  font-display: swap;
}\n`;
  const standIns = font.fallbacks.map(async (fallback) => {
    const axes = { ...font.axes, wght: fallback.weights[0] };
    const file = await cutFont({ ...whole, axes, format: 'sfnt' });
    return declareFallback(readFileSync(join(FONT_FOLDER, file)), fallback);
  });
  return [face, ...(await Promise.all(standIns))].join('');
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
      const faces = await Promise.all([HEADING_FONT, TEXT_FONT, FIGURE_FONT].map(declare));
      writeIfNew(join(FONT_FOLDER, 'fonts.css'), faces.join(''));
    },
  },
});
