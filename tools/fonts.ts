import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { declareFallback } from './font-fallbacks.ts';
import type { Fallback } from './font-fallbacks.ts';

/** Where the cut fonts and their fallbacks are put; the style sheet names them from here. */
export const FONT_FOLDER = '.astro/fonts';

/** Printable ASCII, the letters of Dutch and its neighbours, and the signs that figures need. */
export const CHARACTERS =
  Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('') +
  'àáâäçèéêëìíîïñòóôöùúûüÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜ€–—‘’“”…·×−²³¹⁰⁴⁵⁶⁷⁸⁹→←↗✓±≈≥≤½©°χ';

/** A font: the file it is cut from, which of its axes stay, and what stands in until it arrives. */
type SiteFont = {
  readonly file: string;
  readonly source: string;
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  readonly fallbacks: readonly Fallback[];
};

const FONTS: readonly SiteFont[] = [
  {
    file: 'archivo.woff2',
    source: '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2',
    axes: { wght: 900, wdth: 62 },
    fallbacks: [{ family: 'Archivo Fallback', weights: [900], like: 'narrow' }],
  },
  {
    file: 'text.woff2',
    source:
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
    fallbacks: [
      { family: 'Atkinson Fallback', weights: [400], like: 'regular' },
      { family: 'Atkinson Fallback', weights: [700], like: 'bold' },
    ],
  },
  {
    file: 'mono.woff2',
    source:
      '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
    fallbacks: [{ family: 'Figures Fallback', weights: [400, 700], like: 'mono' }],
  },
];

const { resolve } = createRequire(import.meta.url);

const cut = (
  { source, axes }: SiteFont,
  targetFormat: 'woff2' | 'sfnt',
  fixed: SiteFont['axes'] = {},
): Promise<Uint8Array> =>
  subsetFont(readFileSync(resolve(source)), CHARACTERS, {
    targetFormat,
    variationAxes: { ...axes, ...fixed },
    keepFeatures: ['kern'],
  });

/** Leaves a file alone that is right already: another build may be reading it. */
function writeIfNew(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/**
 * Cuts the fonts down to the characters and weights that the site uses, and declares what stands in
 * until they arrive, before the site is built.
 */
export const subsetFonts = (): AstroIntegration => ({
  name: 'subset-fonts',
  hooks: {
    'astro:config:setup': async () => {
      mkdirSync(FONT_FOLDER, { recursive: true });
      const faces: string[] = [];
      for (const font of FONTS) {
        const target = join(FONT_FOLDER, font.file);
        if (!existsSync(target)) writeFileSync(target, await cut(font, 'woff2'));
        for (const fallback of font.fallbacks) {
          const [wght] = fallback.weights;
          faces.push(await declareFallback(await cut(font, 'sfnt', { wght }), fallback));
        }
      }
      writeIfNew(join(FONT_FOLDER, 'fallbacks.css'), faces.join(''));
    },
  },
});
