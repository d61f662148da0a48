import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kept } from '../kept.ts';

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
 * Paints once: what was painted from the same is taken from an earlier build.
 *
 * @param from all that the picture depends on
 */
export const cached = (
  from: readonly unknown[],
  paint: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> => kept(`pictures/${digestOf(...from)}`, paint);
