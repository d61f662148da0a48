import { readFileSync, readdirSync } from 'node:fs';
import { CONTENT } from '../../../analytics/plan/read.ts';
import type { Language } from '../../../src/language.ts';
import { addressOf } from '../../../src/stories/address.ts';

/** The `pair` in a story's first lines. */
const PAIR = /^pair: *["']?([a-z-]+)/m;

/** The last part of the address of each story of a language, by its pair. */
export const readStoryFiles = (language: Language, folder: string = CONTENT): Map<string, string> =>
  new Map(
    readdirSync(`${folder}/stories/${language}`)
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => {
        const text = readFileSync(`${folder}/stories/${language}/${file}`, 'utf8');
        return [PAIR.exec(text)?.[1] ?? '', addressOf(file)];
      }),
  );
