import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { CHARACTERS } from './characters.ts';
import { FONT_FOLDER, cutFont } from './cut-font.ts';
import { FIGURE_FONT, HEADING_FONT } from './fonts.ts';
import { drawSharePicture } from './share-picture.ts';
import type { SharedPage } from './share-picture.ts';

/** Draws the picture that shows when a page is shared, from what stands on the page itself. */
export const sharePictures = (): AstroIntegration => ({
  name: 'share-pictures',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const site = fileURLToPath(dir);
      const files = await Promise.all(
        // The renderer reads no woff2.
        [HEADING_FONT, FIGURE_FONT].map((font) =>
          cutFont({ ...font, characters: CHARACTERS, format: 'sfnt' }),
        ),
      );
      const fonts = files.map((file) => join(FONT_FOLDER, file));
      const pages = readdirSync(site, { recursive: true, encoding: 'utf8' });
      for (const file of pages.filter((name) => name.endsWith('.html'))) {
        const page = readPage(readFileSync(join(site, file), 'utf8'));
        if (!page) continue;
        const picture = new Resvg(
          drawSharePicture(page, (text, family) => width(text, family, fonts)),
          {
            font: { fontFiles: fonts, loadSystemFonts: false },
          },
        );
        writeFileSync(join(site, page.picture), picture.render().asPng());
      }
    },
  },
});

/** What a page says of itself; nothing for a page that isn't meant to be shared. */
function readPage(html: string): (SharedPage & { readonly picture: string }) | undefined {
  const root = parse(html);
  const meta = (name: string) =>
    root.querySelector(`meta[property="og:${name}"]`)?.getAttribute('content');
  const image = meta('image');
  if (!image) return undefined;
  return {
    picture: new URL(image).pathname,
    title: meta('title') ?? '',
    lead: meta('description') ?? '',
    bill: readBill(root),
  };
}

function readBill(root: HTMLElement): SharedPage['bill'] {
  const receipt = root.querySelector('.opening .receipt');
  if (!receipt) return undefined;
  const textOf = (selector: string, within = receipt) =>
    within.querySelector(selector)?.text.replace(/\s+/g, ' ').trim() ?? '';
  const place = textOf('.receipt__place');
  /** A figure of another year than the whole bill's says so. */
  const yearOf = (line: HTMLElement) => {
    const year = line.getAttribute('data-year');
    return year === undefined || place.includes(year) ? '' : ` (${year})`;
  };
  return {
    title: textOf('.receipt__title'),
    place,
    lines: receipt.querySelectorAll('.receipt__line').map((line) => ({
      name: `${line.querySelector('dt')?.childNodes[0]?.text.trim() ?? ''}${yearOf(line)}`,
      figure: textOf('dd', line),
      total: line.classList.contains('receipt__total'),
    })),
    sources:
      root.querySelector('html')?.getAttribute('lang') === 'en'
        ? 'Sources: on the page'
        : 'Bronnen: op de pagina',
  };
}

/** Width of a text of 100 pixels high letters. */
function width(text: string, family: string, fontFiles: string[]): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="200"><text y="100" font-family="${family}" font-size="100">${text}</text></svg>`;
  return new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).innerBBox()?.width ?? 0;
}
