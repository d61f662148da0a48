import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { forgetOld, kept } from './kept.ts';

/** What shrinks; fonts and pictures are compressed by their own format. */
const COMPRESSIBLE = /\.(html|css|js|svg|json|xml|txt|csv|ics)$/;
const COMPRESSED = /\.(br|gz)$/;

const WAYS = [
  {
    ending: '.br',
    compress: (bytes: Buffer) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    ending: '.gz',
    compress: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  },
];

/**
 * Writes a brotli and a gzip neighbour beside every file of a folder that gets smaller by it; a file with
 * the same bytes as in an earlier build is not compressed again.
 */
export async function precompress(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // A neighbour of an earlier build would be served in place of what is new.
  for (const old of files.filter((file) => COMPRESSED.test(file))) rmSync(join(folder, old));
  const fresh = files.filter((file) => COMPRESSIBLE.test(file));
  await Promise.all(fresh.map((file) => writeNeighbours(join(folder, file))));
}

async function writeNeighbours(file: string): Promise<void> {
  const bytes = await readFile(file);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const { zlib, brotli } = process.versions;
  for (const { ending, compress } of WAYS) {
    const name = `compressed/${digest}-${zlib}-${brotli}${ending}`;
    const smaller = await kept(name, () => compress(bytes));
    if (smaller.length < bytes.length) await writeFile(file + ending, smaller);
  }
}

/** Compresses the built site; stands last among the integrations, so that nothing is written after it. */
export const precompressSite = (): AstroIntegration => ({
  name: 'precompress-site',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await precompress(fileURLToPath(dir));
      forgetOld();
    },
  },
});
