import { z } from 'zod';
import { textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** A sentence of a video, and what is seen meanwhile. */
const sceneSchema = textSchema.extend({
  show: z.enum(['line', 'drawing', 'figure', 'do']).meta({
    description: 'Wat je intussen ziet: de regel, de tekening, het cijfer, of wat je kunt doen.',
  }),
});

/** What is handed on of one story. Its texts may hold `{claim.figure}`. */
export const kitEntrySchema = z.strictObject({
  id: entryIdSchema.meta({ description: 'Het pair van het verhaal.' }),
  figure: z
    .string()
    .regex(/^[a-z0-9-]+\.[A-Za-z0-9]+$/, 'claim.figure')
    .meta({ description: 'Het ene cijfer, groot: claim.cijfer.' }),
  line: textSchema.meta({ description: 'Het antwoord in één regel; nooit de mythe.' }),
  counts: textSchema.meta({
    description: 'Wat het cijfer telt, erachter gelezen, met het jaar.',
  }),
  do: textSchema.meta({ description: 'Wat je kunt doen, in een regel.' }),
  notAt: textSchema.optional().meta({ description: 'Waar juist dit verhaal kwaad doet.' }),
  video: z.array(sceneSchema).min(3).max(8),
});
export type KitEntry = z.infer<typeof kitEntrySchema>;
