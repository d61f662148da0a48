import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadLetters } from '../pictures/letters.ts';
import { makeKit } from './make-kit.ts';

/** Makes what others can hand on, after the share pictures, which are a part of it. */
export const handOnKit = (): AstroIntegration => ({
  name: 'hand-on-kit',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const letters = await loadLetters();
      const { files, size } = await makeKit(fileURLToPath(dir), letters);
      logger.info(
        `${String(files)} files to hand on, ${(size / 1e6).toFixed(1)} MB in one archive.`,
      );
      for (const letter of letters.missing)
        logger.warn(`kit.yaml: no font of the pictures has "${letter}": "_" stands there instead.`);
    },
  },
});
