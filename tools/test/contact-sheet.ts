import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { complain } from '../../analytics/cli/complain.ts';
import { findChromium } from './browser.ts';

/** Where screens are kept. */
export const FOLDER = 'docs/screens';
/** Of a page, the width it is looked at, the columns of its sheet, and how much of its height shows. */
const SIZES = {
  phone: { width: 360, columns: 12, thumb: 120, shown: 2200 },
  desk: { width: 1280, columns: 6, thumb: 260, shown: 2200 },
} as const;
type Size = {
  readonly width: number;
  readonly columns: number;
  readonly thumb: number;
  readonly shown: number;
};

type Shot = { readonly path: string; readonly image: string };

/** Takes each page from its top. */
export async function takePages(
  browser: Browser,
  { base, width, shown, paths }: { base: string; paths: readonly string[] } & Size,
): Promise<Shot[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shots: Shot[] = [];
  for (const path of paths) {
    await page.goto(base + path, { waitUntil: 'networkidle' });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const image = await page.screenshot({
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, shown) },
      type: 'jpeg',
      quality: 60,
    });
    shots.push({ path, image: image.toString('base64') });
  }
  await page.close();
  return shots;
}

/** All pages beside each other, as an art director lays them out: rhythm, family, no two alike. */
export async function layOut(
  browser: Browser,
  { columns, thumb, shots, file }: { shots: readonly Shot[]; file: string } & Size,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: columns * (thumb + 12), height: 800 } });
  const cells = shots.map(
    ({ path, image }) =>
      `<figure><figcaption>${path}</figcaption><img src="data:image/jpeg;base64,${image}"></figure>`,
  );
  await page.setContent(
    `<style>body{margin:6px;background:#999;font:9px sans-serif;display:grid;gap:12px;align-items:start;
       grid-template-columns:repeat(${columns},${thumb}px)}figure{margin:0}img{width:100%;display:block}
     </style>${cells.join('')}`,
  );
  await page.screenshot({ path: file, fullPage: true, type: 'jpeg', quality: 55 });
  await page.close();
}

/** The path of every page that the sitemap of a server names. */
async function readPaths(base: string): Promise<string[]> {
  const sitemap = await (await fetch(`${base}/sitemap-0.xml`)).text();
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

/** Every page of a running server on a sheet, per size and language: `node tools/test/contact-sheet.ts http://localhost:4321` */
async function takeSheets(base = 'http://localhost:4321'): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const pages = await readPaths(base);
  for (const language of ['nl', 'en']) {
    const paths = pages.filter((path) => path.startsWith('/en/') === (language === 'en'));
    for (const [name, size] of Object.entries(SIZES)) {
      const shots = await takePages(browser, { base, paths, ...size });
      const file = join(FOLDER, `all-${language}-${name}.jpg`);
      await layOut(browser, { shots, file, ...size });
    }
  }
  await browser.close();
}

if (import.meta.main) await takeSheets(process.argv[2]).catch(complain);
