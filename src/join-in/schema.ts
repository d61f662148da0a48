import { z } from 'zod';
import { textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** A sentence of a video, and what is seen meanwhile. */
const sceneSchema = textSchema.extend({
  show: z.enum(['line', 'drawing', 'figure', 'do']).meta({
    description: 'Seen meanwhile: the line, the drawing, the figure, or the line with what to do.',
  }),
});

/** What is handed on of one story. Its texts may hold `{claim.figure}`. */
export const kitEntrySchema = z.strictObject({
  id: entryIdSchema.meta({ description: 'The `pair` of the story.' }),
  figure: z
    .string()
    .regex(/^[a-z0-9-]+\.[A-Za-z0-9]+$/, 'claim.figure')
    .meta({ description: 'The one figure, large: `claim.figure`.' }),
  line: textSchema.meta({ description: 'The answer in one line; never the myth.' }),
  counts: textSchema.meta({
    description: 'What the figure counts, read after it, with its year.',
  }),
  do: textSchema.meta({ description: 'What one can do, in a line.' }),
  notAt: textSchema.optional().meta({ description: 'Where this story in particular does harm.' }),
  video: z.array(sceneSchema).min(3).max(8),
});
export type KitEntry = z.infer<typeof kitEntrySchema>;
