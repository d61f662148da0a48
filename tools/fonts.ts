import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';

/** Where the cut fonts are put; the style sheet names them from here. */
export const FONT_FOLDER = '.astro/fonts';

/** Printable ASCII, the letters of Dutch and its neighbours, and the signs that figures need. */
export const CHARACTERS =
  Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('') +
  'àáâäçèéêëìíîïñòóôöùúûüÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜ€–—‘’“”…·×−²³¹⁰⁴⁵⁶⁷⁸⁹→←↗✓±≈≥≤½©°χ';

const FONTS = [
  {
    file: 'archivo.woff2',
    source: '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2',
    axes: { wght: 900, wdth: 62 },
  },
  {
    file: 'text.woff2',
    source:
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
  {
    file: 'mono.woff2',
    source:
      '@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
];

/** Cuts the fonts down to the characters and weights that the site uses, before it is built. */
export const subsetFonts = (): AstroIntegration => ({
  name: 'subset-fonts',
  hooks: {
    'astro:config:setup': async () => {
      mkdirSync(FONT_FOLDER, { recursive: true });
      const { resolve } = createRequire(import.meta.url);
      for (const { file, source, axes } of FONTS) {
        const target = join(FONT_FOLDER, file);
        if (existsSync(target)) continue;
        const cut = await subsetFont(readFileSync(resolve(source)), CHARACTERS, {
          targetFormat: 'woff2',
          variationAxes: axes,
        });
        writeFileSync(target, cut);
      }
    },
  },
});
