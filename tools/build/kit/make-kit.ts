import { LOCALES } from '../../../analytics/plan/written.ts';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { LANGUAGES } from '../../../analytics/plan/text.ts';
import { ARCHIVE_PATH, kitPath, previewPath } from '../../../src/join-in/files.ts';
import { NO_DAY } from '../no-day.ts';
import { cached } from '../pictures/cache.ts';
import type { Letters } from '../pictures/letters.ts';
import { paintPdf } from '../pictures/paint-pdf.ts';
import { paintPng } from '../pictures/paint-png.ts';
import { readCards } from './cards.ts';
import type { KitCard } from './cards.ts';
import { FORMATS, layOut } from './layout.ts';
import { readmeOf } from './readme.ts';
import { scriptOf, subtitlesOf } from './video.ts';

/** Files by their path on the site. */
type Files = Map<string, Uint8Array>;

const README = { nl: '/kit/LEESMIJ.md', en: '/kit/README.md' } as const;
const PREVIEW_WIDTH = 320;

/**
 * Makes everything that can be handed on, from the content and the built site, into the site.
 *
 * @param site the folder of the built site
 * @param folder the content, where it isn't the site's own
 * @returns how many files the archive holds, and its size in bytes
 */
export async function makeKit(site: string, letters: Letters, folder?: string) {
  const files: Files = new Map();
  const previews: Files = new Map();
  for (const language of LANGUAGES) {
    const cards = readCards(site, language, folder);
    files.set(README[language], bytes(readmeOf(language, cards)));
    for (const card of cards) {
      for (const [path, content] of await filesOf(card, site, letters)) files.set(path, content);
      previews.set(
        previewPath(language, card.slug),
        await paintCard(card, 'square', letters, PREVIEW_WIDTH),
      );
    }
  }
  const archive = pack(files);
  rmSync(join(site, 'kit'), { recursive: true, force: true });
  for (const [path, content] of [...files, ...previews, [ARCHIVE_PATH, archive] as const])
    write(join(site, path), content);
  return { files: files.size, size: archive.length };
}

/** What there is of one story in one language. */
async function filesOf(card: KitCard, site: string, letters: Letters): Promise<Files> {
  const at = (kind: Parameters<typeof kitPath>[2]) => kitPath(card.language, card.slug, kind);
  return new Map([
    [at('square'), await paintCard(card, 'square', letters)],
    [at('vertical'), await paintCard(card, 'vertical', letters)],
    [at('share'), readFileSync(join(site, card.path, 'share.png'))],
    [at('a4'), await paintPoster(card, 'a4', letters)],
    [at('a3'), await paintPoster(card, 'a3', letters)],
    [at('script'), bytes(scriptOf(card))],
    [at('subtitles'), bytes(subtitlesOf(card))],
  ]);
}

const paintCard = (
  card: KitCard,
  format: 'square' | 'vertical',
  letters: Letters,
  width?: number,
) =>
  cached(['png', card, format, width, letters.files], () =>
    paintPng(layOut(card, FORMATS[format], letters), letters, width),
  );

const paintPoster = (card: KitCard, format: 'a4' | 'a3', letters: Letters) =>
  cached(['pdf', card, format, letters.files], () =>
    paintPdf(layOut(card, FORMATS[format], letters), letters, {
      title: card.line,
      language: LOCALES[card.language],
      subject: `${card.figure} ${card.counts}`,
      day: card.found,
    }),
  );

/** The archive; pictures and posters are compressed already. */
function pack(files: Files): Uint8Array {
  const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const inside = entries.map(([path, content]): [string, Zippable[string]] => [
    path.replace('/kit/', 'zonder-vraag/'),
    [content, { mtime: NO_DAY, level: /\.(png|pdf)$/.test(path) ? 0 : 9 }],
  ]);
  return zipSync(Object.fromEntries(inside));
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

function write(file: string, content: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
