import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SITE = process.env.SITE_DIR ?? './dist';

/** The path of every page of the built site, the error page too. */
export const PAGES: readonly string[] = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => `/${file.replace(/index\.html$/, '')}`)
  .sort();

/** The HTML of a page as it was built. */
export const htmlOf = (path: string): string =>
  readFileSync(join(SITE, path.endsWith('/') ? `${path}index.html` : path), 'utf8');

/** The self-checks of the built site. */
export const SELF_CHECKS = PAGES.filter((path) => /^\/(zelftest|en\/self-check)\/.+/.test(path));
