import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { LANGUAGES } from '../../analytics/plan/text.ts';
import { ROUTES } from '../../src/components/frame/routes.ts';
import { readKit } from '../../src/join-in/read-kit.ts';
import { readStoryFiles } from './kit/story-files.ts';
import { cached } from './pictures/cache.ts';
import { loadLetters } from './pictures/letters.ts';
import { paintPng } from './pictures/paint-png.ts';
import { drawSharePicture } from './share-picture.ts';
import type { SharedPage } from './share-picture.ts';

/** Draws the picture that shows when a page is shared, from what stands on the page itself. */
export const sharePictures = (): AstroIntegration => ({
  name: 'share-pictures',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const site = fileURLToPath(dir);
      const letters = await loadLetters();
      const lines = linesByPath();
      const pages = readdirSync(site, { recursive: true, encoding: 'utf8' });
      for (const file of pages.filter((name) => name.endsWith('.html'))) {
        const page = readPage(readFileSync(join(site, file), 'utf8'));
        if (!page) continue;
        const title = lines.get(dirname(page.picture)) ?? page.title;
        const sheet = drawSharePicture({ ...page, title }, letters);
        const picture = await cached([sheet, letters.files], () => paintPng(sheet, letters));
        writeFileSync(join(site, page.picture), picture);
      }
      if (letters.missing.size > 0)
        logger.warn(
          `No font of the pictures has ${[...letters.missing].join(' ')}: "_" stands there instead.`,
        );
    },
  },
});

/** A story is shared with its answer, as everywhere in the kit: the line of the kit, by its path. */
const linesByPath = (): ReadonlyMap<string, string> =>
  new Map(
    LANGUAGES.flatMap((language) => {
      const files = readStoryFiles(language);
      return readKit(language).map(
        ({ id, line }) => [`${ROUTES.stories[language]}${files.get(id) ?? id}`, line] as const,
      );
    }),
  );

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
  // A story that opens with its picture has its bill beside the text.
  const receipt = root.querySelector('.opening .receipt, .story .receipt');
  if (!receipt) return undefined;
  const textOf = (selector: string, within = receipt) =>
    within.querySelector(selector)?.text.replace(/\s+/g, ' ').trim() ?? '';
  const place = textOf('.receipt__place');
  /** What a figure counts and of which year, which it is never without. */
  const smallOf = (line: HTMLElement) => {
    if (line.getAttribute('data-year') === undefined) return '';
    const small =
      line.querySelector('small')?.childNodes[0]?.text.replace(/\s+/g, ' ').trim() ?? '';
    return small === '' ? '' : ` (${small})`;
  };
  return {
    title: textOf('.receipt__title'),
    place,
    lines: receipt.querySelectorAll('.receipt__line').map((line) => ({
      name: `${line.querySelector('dt')?.childNodes[0]?.text.trim() ?? ''}${smallOf(line)}`,
      figure: textOf('dd', line),
      total: line.classList.contains('receipt__total'),
    })),
    sources:
      root.querySelector('html')?.getAttribute('lang') === 'en'
        ? 'Sources: on the page'
        : 'Bronnen: op de pagina',
  };
}
