import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closureOf, readLockfile } from './lockfile.ts';

/** What lies in an archive, by its path with slashes. */
export type Contents = ReadonlyMap<string, Buffer>;

/** What an operator needs of the project beside the built site and its packages. */
const KEPT = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'analytics',
  'deploy',
  'docs',
  'package-lock.json',
  'package.json',
  'publiccode.yml',
  'src/content/effect',
  'src/content/studies',
  'tools/build/build-site.ts',
  'tools/build/keep-assets.ts',
  'tools/put-live.ts',
  'tools/serve',
  'tools/start.ts',
] as const;
/** Tests and their known answers stay with the sources. */
const OF_TESTS =
  /(?:\.test|-fixture)\.ts$|^analytics\/(?:estimate\/vectors|calibrate\/snapshots)\//;

/** The files of a folder and those under it, by their path from the root, in an order of its own. */
function filesUnder(root: string, path: string): string[] {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/**
 * What a release is made of: the built site as `dist`, the collector and its tools, the plans, the
 * documents, and those packages alone that the collector imports.
 *
 * @param root the project, with its packages installed
 * @param site the built site
 */
export function contentsOf(root: string, site: string): Contents {
  const lock = readLockfile(root);
  const packages = closureOf(lock, Object.keys(lock['']?.dependencies ?? {}));
  const own = KEPT.flatMap((path) => filesUnder(root, path)).filter((path) => !OF_TESTS.test(path));
  // A package within another one's folder comes with that folder.
  const theirs = packages
    .filter((place) => !packages.some((other) => place.startsWith(`${other}/`)))
    .flatMap((place) => filesUnder(root, place));
  const contents = new Map<string, Buffer>();
  for (const path of [...own, ...theirs]) contents.set(path, readFileSync(join(root, path)));
  for (const path of filesUnder(site, '.'))
    contents.set(path.replace(/^\./, 'dist'), readFileSync(join(site, path)));
  return contents;
}
