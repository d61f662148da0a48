import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where painted pictures are kept from one build to the next. */
const CACHE_FOLDER = '.astro/pictures';

/** What paints: a change of it paints everything anew. */
const PAINTERS = [
  'paint-png.ts',
  'paint-pdf.ts',
  'sheet.ts',
  'fit.ts',
  'letters.ts',
  'normal-svg.ts',
  '../kit/layout.ts',
].map((file) => readFileSync(join(import.meta.dirname, file)));

/** A name that stands for all that a picture is painted from. */
export const digestOf = (...from: readonly unknown[]): string => {
  const hash = createHash('sha256').update(JSON.stringify([process.versions.zlib, ...from]));
  for (const painter of PAINTERS) hash.update(painter);
  return hash.digest('hex').slice(0, 24);
};

/**
 * Paints once: what was painted from the same is taken from the last build.
 *
 * @param from all that the picture depends on
 */
export async function cached(
  from: readonly unknown[],
  paint: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(CACHE_FOLDER, digestOf(...from));
  if (existsSync(file)) return readFileSync(file);
  const painted = await paint();
  mkdirSync(CACHE_FOLDER, { recursive: true });
  // Put in its place in one move: another build may be reading there.
  const half = `${file}.${String(process.pid)}`;
  writeFileSync(half, painted);
  renameSync(half, file);
  return painted;
}
