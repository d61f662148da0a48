import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { CONTENT } from '../../../analytics/plan/read.ts';
import type { Language } from '../../../src/language.ts';
import { addressOf } from '../../../src/stories/address.ts';
import { lifeOf } from '../../../src/stories/life.ts';
import type { Life } from '../../../src/stories/life.ts';
import { storySchema } from '../../../src/stories/schema.ts';

const FRONT = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** A story as its first lines have it: its pair, the last part of its address, where it is in its life. */
export type StoryFile = { readonly pair: string; readonly slug: string; readonly life: Life };

/** The stories of a language, those that readers don't get too. */
export const readStoryLives = (language: Language, folder: string = CONTENT): StoryFile[] =>
  readdirSync(`${folder}/stories/${language}`)
    .filter((file) => file.endsWith('.mdx') && !file.startsWith('.'))
    .flatMap((file) => {
      const text = readFileSync(`${folder}/stories/${language}/${file}`, 'utf8');
      const lines = storySchema.safeParse(parse(FRONT.exec(text)?.[1] ?? ''));
      // What is wrong in them the content check has said.
      if (!lines.success) return [];
      return [{ pair: lines.data.pair, slug: addressOf(file), life: lifeOf(lines.data) }];
    });

/** The last part of the address of each story that readers of a language get, by its pair. */
export const readStoryFiles = (language: Language, folder: string = CONTENT): Map<string, string> =>
  new Map(
    readStoryLives(language, folder)
      .filter(({ life }) => life === 'public')
      .map(({ pair, slug }) => [pair, slug]),
  );
