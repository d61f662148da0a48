import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { CONTENT } from '../../../analytics/plan/read.ts';
import type { Language } from '../../../src/language.ts';

/** The `pair` in a story's first lines. */
const PAIR = /^pair: *(\S+)/m;

/** The file name of each story of a language, without its ending, by its pair. */
export const readStoryFiles = (language: Language, folder: string = CONTENT): Map<string, string> =>
  new Map(
    readdirSync(`${folder}/stories/${language}`)
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => {
        const text = readFileSync(`${folder}/stories/${language}/${file}`, 'utf8');
        return [PAIR.exec(text)?.[1] ?? '', basename(file, '.mdx')];
      }),
  );
