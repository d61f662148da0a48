import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const title = z.string().min(1).max(80);
const summary = z.string().min(1).max(200);

/** A story: one file a language; `pair` is the same in both. */
const stories = defineCollection({
  loader: glob({ pattern: '{nl,en}/*.mdx', base: './src/content/stories' }),
  schema: z.strictObject({
    title,
    summary,
    pair: z.string().regex(/^[a-z-]+$/),
    /** The claims of its bill: what it costs others, each with a figure and a label in claims.yaml. */
    bill: z.array(z.string()).min(1).max(4),
    order: z.int().min(1),
  }),
});

/** A page of plain text; its file name is the name of its route. */
const pages = defineCollection({
  loader: glob({ pattern: '{nl,en}/*.mdx', base: './src/content/pages' }),
  schema: z.strictObject({ title, summary }),
});

export const collections = { stories, pages };
