import { z } from 'zod';
import { textSchema } from '../plan/text.ts';

const finite = z.number();
const people = z.int().min(0);

/** Pageviews by one thing at a time; a cell under the smallest publishable count holds no number. */
export const reachSchema = z.strictObject({
  id: z.string().min(1),
  name: textSchema,
  rows: z.array(
    z.strictObject({
      name: textSchema,
      id: z.string(),
      n: people.nullable(),
      costInEuros: z.number().min(0).optional(),
      looks: z
        .array(z.strictObject({ until: z.iso.date(), n: people }))
        .optional()
        .meta({ description: 'The same as it stood before, oldest first, the last one included.' }),
    }),
  ),
});
export type Reach = z.infer<typeof reachSchema>;

/** The primary as it stood at an earlier look, with the interval that decides, by the same method. */
export const courseSchema = z.array(
  z.strictObject({
    until: z.iso.date(),
    n: people.meta({ description: 'Visits allocated until then, all arms together.' }),
    estimate: finite,
    low: finite,
    high: finite,
    level: z.number().gt(0).lt(1),
  }),
);
export type Course = z.infer<typeof courseSchema>;

/** The campaign's own bill: how many came so far, and what the channels cost for each of them. */
export const accountSchema = z.strictObject({
  costInEuros: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'What the channels cost together, as the plan says; nothing if unsaid.' }),
  lines: z.array(
    z.strictObject({
      id: z.string().min(1).meta({ description: 'The result that has its share and interval.' }),
      name: textSchema,
      n: people.nullable().meta({ description: 'Nothing where it is too small to show.' }),
      costEachInEuros: z.number().min(0).optional(),
    }),
  ),
});
export type Account = z.infer<typeof accountSchema>;
