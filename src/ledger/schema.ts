import { z } from 'zod';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** Where claims come from. */
export const sourceSchema = z
  .strictObject({
    id: entryIdSchema.meta({ description: 'What claims call this source.' }),
    kind: z
      .enum(['primary', 'news'])
      .meta({ description: 'The source itself, or a report of it.' }),
    title: z.string().min(1),
    language: z.enum(['nl', 'en']).meta({ description: 'The language of the title.' }),
    publisher: z.string().min(1),
    about: textSchema.optional().meta({ description: 'Whose figure a news report gives.' }),
    url: z.url('write the whole address, with https://'),
  })
  .refine(({ kind, about }) => kind === 'primary' || about, {
    path: ['about'],
    message: 'a news report needs "about": whose figure it gives',
  });
export type Source = z.infer<typeof sourceSchema>;

/** One factual claim of the site. */
export const claimSchema = z.strictObject({
  id: entryIdSchema.meta({ description: 'What pages call this claim.' }),
  text: textSchema.meta({ description: 'The claim as a sentence.' }),
  label: textSchema.optional().meta({ description: 'Its name on a receipt.' }),
  caveat: textSchema.optional().meta({ description: 'What the figure does not say.' }),
  figure: z.number().optional(),
  unit: textSchema.optional(),
  year: z.int().min(1990).max(2100).meta({ description: 'The year the claim is about.' }),
  source: z.string().meta({ description: 'The id of a source in sources.yaml.' }),
  checked: daySchema.meta({
    description: 'The day on which somebody compared it with its source.',
  }),
});
export type Claim = z.infer<typeof claimSchema>;
