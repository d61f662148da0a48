import { z } from 'zod';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** A place where people can turn to. */
export const helpSchema = z.strictObject({
  id: entryIdSchema,
  name: textSchema,
  what: textSchema,
  phone: z.string().optional(),
  url: z.url().optional(),
  listed: z.boolean().default(true).meta({
    description: 'Whether it is a place of help; else its number stands on another page.',
  }),
  checked: daySchema
    .nullable()
    .meta({ description: 'When somebody called or opened it; empty until then.' }),
});
export type HelpService = z.infer<typeof helpSchema>;
