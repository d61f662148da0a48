import { posix } from 'node:path';

/** A folder (or a file) of the project, and the folders and files it may import from. */
export type Direction = { readonly from: string; readonly to: readonly string[] };

const HEADING = '## Imports';
const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');

/** Whether a path is a folder, or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

/**
 * Reads the table below the heading "Imports" of docs/architecture.md: who, and from whom.
 *
 * @throws Error when the table is missing, names a folder twice, or lets two folders import each other
 */
export function readDirections(page: string): readonly Direction[] {
  const section = page.split(HEADING)[1]?.split('\n## ')[0] ?? '';
  const directions = [...section.matchAll(/^\|([^|]+)\|([^|]+)\|/gm)].flatMap(
    ([, who = '', whom = '']) => pathsIn(who).map((from) => ({ from, to: pathsIn(whom) })),
  );
  if (directions.length === 0)
    throw new Error(`docs/architecture.md has no table below "${HEADING}".`);
  for (const [place, { from, to }] of directions.entries()) {
    if (directions.findIndex((other) => other.from === from) !== place) {
      throw new Error(`docs/architecture.md, table of imports: ${from} has two rows; keep one.`);
    }
    const mutual = directions.find((other) => to.includes(other.from) && other.to.includes(from));
    if (mutual) {
      throw new Error(
        `docs/architecture.md, table of imports: ${from} and ${mutual.from} may import each other; take one direction away.`,
      );
    }
  }
  return directions;
}

/** The row that a file falls under: the longest folder that holds it. */
export const directionOf = (
  directions: readonly Direction[],
  file: string,
): Direction | undefined =>
  directions
    .filter(({ from }) => isWithin(file, from))
    .sort((one, other) => other.from.length - one.from.length)[0];

/** What is wrong with one file importing another by the table, if anything; a test beside the code may import what it tests with. */
export function refusal(
  directions: readonly Direction[],
  file: string,
  imported: string,
): string | undefined {
  const own = directionOf(directions, file);
  if (!own) return `${file} stands in no folder of the table of imports in docs/architecture.md`;
  const target = directionOf(directions, imported)?.from ?? posix.dirname(imported);
  if (own.from === target || own.to.some((allowed) => isWithin(imported, allowed)))
    return undefined;
  if (/\.(test|spec)\.tsx?$/.test(file) && !isForbiddenToTests(file, imported)) return undefined;
  return `${own.from} may not import ${target}: see "Imports" in docs/architecture.md`;
}

const isForbiddenToTests = (file: string, imported: string): boolean =>
  isWithin(file, 'analytics') && isWithin(imported, 'tools');
