import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';
import { packTar } from 'modern-tar';
import type { Contents } from './contents.ts';

const MODE = 0o644;

const byName = ([one]: readonly [string, Buffer], [other]: readonly [string, Buffer]): number =>
  one < other ? -1 : 1;

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A line for each file, as `sha256sum --check` reads it, sorted by path. */
export const checksums = (contents: Contents): string =>
  [...contents]
    .sort(byName)
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .join('');

/**
 * One archive, the same to the byte wherever and whenever it is made of the same files: sorted, with one
 * time, owner and mode, and compressed by a program that is the same on every machine.
 *
 * @param epoch the time of every file, in seconds since 1970
 */
export async function packArchive(
  name: string,
  contents: Contents,
  epoch: number,
): Promise<Uint8Array> {
  const mtime = new Date(1000 * epoch);
  const tar = await packTar(
    [...contents].sort(byName).map(([path, bytes]) => ({
      header: { name: `${name}/${path}`, size: bytes.length, mode: MODE, mtime, uid: 0, gid: 0 },
      body: bytes,
    })),
  );
  return gzipSync(tar, { level: 9, mtime });
}
