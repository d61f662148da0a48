import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** Where the cut fonts are put, and the style sheet that declares them. */
export const FONT_FOLDER = '.astro/fonts';

/** A font to cut: from which file of a package, to which characters, which axes stay how far. */
export type Cut = {
  readonly name: string;
  readonly source: string;
  readonly characters: string;
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  readonly format: 'woff2' | 'sfnt';
};

const { resolve } = createRequire(import.meta.url);

/**
 * Cuts a font, once: its file is named after all that it was cut from and to.
 *
 * @returns the name of the file in the font folder
 */
export async function cutFont({ name, source, characters, axes, format }: Cut): Promise<string> {
  const whole = readFileSync(resolve(source));
  const digest = createHash('sha256')
    .update(JSON.stringify([characters, axes, format]))
    .update(whole)
    .digest('hex');
  const file = `${name}-${digest.slice(0, 8)}.${format === 'sfnt' ? 'ttf' : format}`;
  const target = join(FONT_FOLDER, file);
  if (existsSync(target)) return file;
  mkdirSync(FONT_FOLDER, { recursive: true });
  // Put in its place in one move: another build may be reading there.
  const half = `${target}.${process.pid}`;
  writeFileSync(
    half,
    await subsetFont(whole, characters, {
      targetFormat: format,
      variationAxes: axes,
      keepFeatures: ['kern'],
    }),
  );
  renameSync(half, target);
  return file;
}
