import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Astro makes a hash of the place on the builder's disk; nothing but "another island" is read from it. */
const NAME = /(<astro-island uid=")[^"]*"/g;

/** Names the islands of a page by their order in it, so that a page is the same wherever it is built. */
export function nameIslands(html: string): string {
  let count = 0;
  return html.replace(NAME, (_, before: string) => `${before}${(count += 1)}"`);
}

/** Renames the islands of every page, before anything is made of the pages. */
export const nameIslandsOfSite = (): AstroIntegration => ({
  name: 'island-names',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const site = fileURLToPath(dir);
      const pages = readdirSync(site, { recursive: true, encoding: 'utf8' });
      for (const page of pages.filter((name) => name.endsWith('.html'))) {
        const html = await readFile(join(site, page), 'utf8');
        await writeFile(join(site, page), nameIslands(html));
      }
    },
  },
});
