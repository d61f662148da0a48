import { isAbsolute, relative, resolve } from 'node:path';

/** Whether a file or folder is a folder, or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return !way.startsWith('..') && !isAbsolute(way);
}
