import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { complain } from '../../analytics/cli/complain.ts';
import { directionOf, isWithin, readDirections, refusal } from './directions.ts';
import type { Direction } from './directions.ts';
import { readImports } from './read-imports.ts';

/** One file imports another, on a line. */
type Arrow = { readonly from: string; readonly to: string; readonly line: number };

const FILES = ['*.{ts,mjs}', '{src,analytics,tools,bench,tests}/**/*.{ts,tsx,mjs,astro,mdx,css}'];

/** All imports of one file of the project by another, read from the files in a folder. */
export const readArrows = (project: string): readonly Arrow[] =>
  globSync(FILES, { cwd: project })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) =>
      readImports(file, readFileSync(join(project, file), 'utf8'))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier, line }) => ({
          from: file,
          to: posix.join(posix.dirname(file), specifier.split('?')[0] ?? ''),
          line,
        }))
        // What is made by the build, such as the cut fonts, lies in a folder with a dot.
        .filter(({ to }) => !to.startsWith('.') && existsSync(join(project, to))),
    );

/** The imports that the table refuses, each with its file and line. */
const refusedArrows = (arrows: readonly Arrow[], directions: readonly Direction[]): string[] =>
  arrows.flatMap(({ from, to, line }) => {
    const why = refusal(directions, from, to);
    return why ? [`${from}:${line}: ${why}`] : [];
  });

/** Each circle of files that import one another, as the lines that close it. */
export function findCircles(arrows: readonly Arrow[]): string[] {
  const leaving = Map.groupBy(arrows, ({ from }) => from);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly Arrow[]): void => {
    const start = way.findIndex(({ from }) => from === file);
    if (start >= 0) {
      const circle = way.slice(start).map(({ from, line }) => `${from}:${line}`);
      circles.push(`a circle of files: ${[...circle, file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const arrow of leaving.get(file) ?? []) walk(arrow.to, [...way, arrow]);
    done.add(file);
  };
  for (const file of leaving.keys()) walk(file, []);
  return circles;
}

/** The arrows between folders of the table, each once; tests beside the code don't count. */
export function folderArrows(
  arrows: readonly Arrow[],
  directions: readonly Direction[],
): readonly Arrow[] {
  const seen = new Map<string, Arrow>();
  for (const { from, to, line } of arrows) {
    const ends = [from, to].map((file) => directionOf(directions, file)?.from ?? file);
    const key = ends.join(' → ');
    if (ends[0] !== ends[1] && !/\.test\.tsx?$/.test(from) && !seen.has(key)) {
      seen.set(key, { from: ends[0] ?? '', to: ends[1] ?? '', line });
    }
  }
  return [...seen.values()];
}

/** Folders that import each other, whatever the table says of files in them; tests, which nothing stands on, and tools may. */
const mutualFolders = (between: readonly Arrow[]): string[] =>
  between
    .filter(({ from, to }) => from < to && from !== 'tests')
    .filter(({ from, to }) => between.some((back) => back.from === to && back.to === from))
    .map(({ from, to }) => `${from} and ${to} import each other: hand one a part of the other`);

const isFolderOfSrc = (end: string): boolean => isWithin(end, 'src') && posix.extname(end) === '';

/** What is wrong with the imports of the project in a folder, and how many arrows its `src` has. */
export function checkImports(project: string): { faults: readonly string[]; arrowsOfSrc: number } {
  const directions = readDirections(readFileSync(join(project, 'docs/architecture.md'), 'utf8'));
  const arrows = readArrows(project);
  const between = folderArrows(arrows, directions);
  return {
    faults: [
      ...refusedArrows(arrows, directions),
      ...mutualFolders(between),
      ...findCircles(arrows),
    ],
    arrowsOfSrc: between.filter(({ from, to }) => isFolderOfSrc(from) && isFolderOfSrc(to)).length,
  };
}

if (process.argv[1] === import.meta.filename) {
  const { faults, arrowsOfSrc } = checkImports('.');
  if (faults.length > 0) complain(new Error(faults.join('\n')));
  console.log(`Imports: ${arrowsOfSrc} arrows between the folders of src, none back, no circle.`);
}
