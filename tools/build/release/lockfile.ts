import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({
  version: z.string().default(''),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

/** The packages of `package-lock.json` by their place, such as `node_modules/pg/node_modules/x`; the project's own is ''. */
export type Lockfile = Readonly<Record<string, z.infer<typeof packageSchema>>>;

/** Reads the lockfile of a project. */
export const readLockfile = (root: string): Lockfile =>
  lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages;

/** The name of the package at a place. */
export const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

/** Where a package finds another that it names: in its own folder, or in the nearest one above. */
export function placeOf(lock: Lockfile, name: string, from = ''): string | undefined {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (own in lock) return own;
  return from === ''
    ? undefined
    : placeOf(lock, name, from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''));
}

/**
 * The places of packages, and of all that these need to run, sorted.
 *
 * @throws Error that names a package that the lockfile lacks
 */
export function closureOf(lock: Lockfile, names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string, from: string, optional = false): void => {
    const place = placeOf(lock, name, from);
    if (place === undefined) {
      if (optional) return;
      throw new Error(`package-lock.json: found no ${name}, which is needed: run npm install`);
    }
    if (found.has(place)) return;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = lock[place] ?? {};
    for (const each of Object.keys(dependencies)) visit(each, place, each in optionalDependencies);
    for (const each of Object.keys(optionalDependencies)) visit(each, place, true);
  };
  for (const name of names) visit(name, '');
  return [...found].sort();
}
