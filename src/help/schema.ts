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
    description: 'Of het een plek voor hulp is; anders staat het nummer op een andere pagina.',
  }),
  checked: daySchema
    .nullable()
    .meta({ description: 'De dag waarop iemand belde of het opende; tot dan leeg.' }),
});
export type HelpService = z.infer<typeof helpSchema>;
