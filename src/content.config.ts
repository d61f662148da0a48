import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { CONTENT } from '../analytics/plan/read.ts';
import { addressOf } from './stories/address.ts';
import { pageSchema, storySchema } from './stories/schema.ts';

/** A file by its language and address, whatever the machine it was written on makes of its name. */
const texts = (folder: string) =>
  glob({
    pattern: '{nl,en}/*.mdx',
    base: `${CONTENT}/${folder}`,
    generateId: ({ entry }) => `${entry.slice(0, 2)}/${addressOf(entry.slice(3))}`,
  });

const stories = defineCollection({ loader: texts('stories'), schema: storySchema });
const pages = defineCollection({ loader: texts('pages'), schema: pageSchema });

export const collections = { stories, pages };
