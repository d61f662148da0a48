import { statSync } from 'node:fs';

/**
 * Keeps what a reading of files came to until one of them changes: a page asks for the same many times.
 *
 * @returns a function that reads anew when the files, their sizes or their times differ from the last call
 */
export function keepReading<T>(): (files: readonly string[], read: () => T) => T {
  let latest: { readonly key: string; readonly value: T } | undefined;
  return (files, read) => {
    const key = files
      .map((file) => {
        const { mtimeMs, size } = statSync(file);
        return `${file} ${mtimeMs} ${size}`;
      })
      .join('\n');
    if (latest?.key !== key) latest = { key, value: read() };
    return latest.value;
  };
}
