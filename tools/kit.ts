import { complain } from '../analytics/cli/complain.ts';
import { makeKit } from './build/kit/make-kit.ts';
import { loadLetters } from './build/pictures/letters.ts';
import { ARCHIVE_PATH } from '../src/join-in/files.ts';

/** `npm run kit`: what others can hand on, made again from the content, into the built site of SITE_DIR. */
const { SITE_DIR = 'dist' } = process.env;
try {
  const letters = await loadLetters();
  const { files, size } = await makeKit(SITE_DIR, letters);
  console.log(`${String(files)} files, ${(size / 1e6).toFixed(1)} MB: ${SITE_DIR}${ARCHIVE_PATH}`);
  for (const letter of letters.missing)
    console.warn(
      `src/content/kit.yaml: no font of the pictures has "${letter}": "_" stands there instead.`,
    );
} catch (error) {
  complain(error);
}
