import { z } from 'zod';
import { daySchema, textSchema } from './text.ts';

/** One change of words that left the counts as they were: what, when and why. */
export const wordingChangeSchema = z.strictObject({
  day: daySchema.meta({ description: 'The day of the change.', examples: ['2026-12-01'] }),
  field: z
    .string()
    .regex(/^[a-zA-Z]+(\.[a-zA-Z0-9-]+)*$/, 'write a field such as hypotheses.0.nl')
    .meta({
      description: 'The field that changed, as plan diff names it.',
      examples: ['title.nl'],
    }),
  why: textSchema.meta({
    description: 'Why it changed, for readers of the results.',
    examples: [{ nl: 'Een accent ontbrak', en: 'An accent was missing' }],
  }),
});
export type WordingChange = z.infer<typeof wordingChangeSchema>;
