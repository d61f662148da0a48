import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Place } from '../../../analytics/report/open-data/package-files.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import type { Language } from '../../../src/language.ts';
import { placesOfData } from '../../../src/effect/open-data/links.ts';
import { sheetOf } from '../../../src/effect/open-data/sheet.ts';
import { cached } from '../pictures/cache.ts';
import { dataFolder } from './data-folder.ts';
import { loadSheetFonts } from './sheet-fonts.ts';
import type { SheetFonts } from './sheet-fonts.ts';
import { paintSheet } from './sheet-pdf.ts';

/** What paints a sheet: a change of it paints all anew. */
const PAINTERS = ['sheet-pdf.ts', 'sheet-pieces.ts'].map((file) =>
  readFileSync(join(import.meta.dirname, file), 'utf8'),
);

/** Puts the data of each published study and of each of its releases into the built site. */
export const openData = (): AstroIntegration => {
  let address = '';
  return {
    name: 'open-data',
    hooks: {
      'astro:config:done': ({ config }) => {
        address = config.site ?? '';
      },
      'astro:build:done': async ({ dir, logger }) => {
        const releases = await makeOpenData(fileURLToPath(dir), address.replace(/\/$/, ''));
        if (releases > 0) logger.info(`The data of ${releases} releases, each in one archive.`);
      },
    },
  };
};

/**
 * Writes the data of every release into a site.
 *
 * @param site the folder of the built site
 * @param address where the site is to be found, without a slash at its end
 * @returns how many releases there are
 */
export async function makeOpenData(site: string, address: string): Promise<number> {
  const places = placesOfData();
  if (places.length === 0) return 0;
  const fonts = await loadSheetFonts();
  for (const { summary, folder } of places) {
    const place = { site: address, folder };
    const [nl, en] = [
      await sheetPdf(summary, place, fonts, 'nl'),
      await sheetPdf(summary, place, fonts, 'en'),
    ];
    mkdirSync(join(site, folder), { recursive: true });
    for (const [name, content] of dataFolder(summary, place, { nl, en }))
      writeFileSync(join(site, folder, name), content);
  }
  return places.length;
}

/** The evaluation sheet of a release as a PDF. */
export function sheetPdf(
  summary: Summary,
  { site, folder }: Place,
  fonts: SheetFonts,
  language: Language,
): Promise<Uint8Array> {
  const sheet = sheetOf(summary, language);
  const about = { day: summary.released, address: `${site}${folder}`.replace(/^https?:\/\//, '') };
  return cached(['sheet', sheet, about, fonts.regular, fonts.bold, fonts.heading, PAINTERS], () =>
    paintSheet(sheet, fonts, about),
  );
}
