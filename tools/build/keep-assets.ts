import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Lies in the site, with a dot in front: it isn't served. */
const RECORD = '.assets.json';
const ASSETS = 'assets';
/** A page that somebody left open may still ask for what its release had, this many releases later. */
const RELEASES_KEPT = 2;

/** The names of the assets of each release, its own first. */
const recordSchema = z.array(z.array(z.string()));

function namesIn(site: string): string[] {
  const folder = join(site, ASSETS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The releases whose assets a site holds; one without a record holds its own. */
function releasesOf(site: string): readonly (readonly string[])[] {
  const file = join(site, RECORD);
  if (!existsSync(file)) return [namesIn(site)];
  return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Copies what pages of the last two releases ask for, and a new site doesn't have, from the site that it
 * replaces; names hold a hash of their content, so nothing of the new one is touched.
 */
export function keepAssets(replaced: string, fresh: string): void {
  const own = namesIn(fresh);
  const [last = [], ...before] = existsSync(replaced) ? releasesOf(replaced) : [];
  // Built anew from the same sources, as when figures are published, it is the same release.
  const earlier = last.join('\n') === own.join('\n') ? before : [last, ...before];
  const kept = earlier.slice(0, RELEASES_KEPT).filter((names) => names.length > 0);
  const there = new Set(own);
  for (const name of kept.flat()) {
    const source = join(replaced, ASSETS, name);
    if (there.has(name) || !existsSync(source)) continue;
    const target = join(fresh, ASSETS, name);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    there.add(name);
  }
  writeFileSync(join(fresh, RECORD), JSON.stringify([own, ...kept]));
}
