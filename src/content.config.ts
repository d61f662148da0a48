import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { CONTENT } from '../analytics/plan/read.ts';
import { ROUTE_NAMES } from './components/frame/routes.ts';

const title = z.string().min(1).max(80);
const summary = z.string().min(1).max(200);

/** Something to do: in words, and if it is on this site, where. */
const action = z.strictObject({
  text: z.string().min(1).max(240),
  link: z.strictObject({ to: z.enum(ROUTE_NAMES), text: z.string().min(1).max(40) }).optional(),
});

/** A story: one file a language; `pair` is the same in both. Its texts may hold `{claim.figure}`. */
const stories = defineCollection({
  loader: glob({ pattern: '{nl,en}/*.mdx', base: `${CONTENT}/stories` }),
  schema: z.strictObject({
    title,
    summary,
    pair: z.string().regex(/^[a-z-]+$/),
    /** Its bill: claims with a figure and a label, or `claim.figure`. */
    bill: z.array(z.string()).min(1).max(4),
    /** Whether the bill closes by saying that nobody was asked. */
    nobodyChose: z.boolean().default(true),
    do: action,
    order: z.int().min(1),
  }),
});

/** A page of plain text; its file name is the name of its route. */
const pages = defineCollection({
  loader: glob({ pattern: '{nl,en}/*.mdx', base: `${CONTENT}/pages` }),
  schema: z.strictObject({
    title,
    summary,
    /** A bill of its own, for whom the page is about. */
    bill: z.array(z.string()).min(1).max(4).optional(),
  }),
});

export const collections = { stories, pages };
