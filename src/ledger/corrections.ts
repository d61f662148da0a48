import { existsSync } from 'node:fs';
import { z } from 'zod';
import { CONTENT } from '../../analytics/plan/read.ts';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema, readList } from '../yaml-list.ts';

/** Something that stood on the site and was wrong: what it was, and what it is now. */
export const correctionSchema = z.strictObject({
  id: entryIdSchema.meta({ title: 'Id', description: 'Een korte naam, zoals haven-2024.' }),
  on: daySchema.meta({ title: 'Dag', description: 'De dag waarop het is hersteld.' }),
  story: z
    .string()
    .optional()
    .meta({ title: 'Verhaal', description: 'Het pair van een verhaal dat is ingetrokken.' }),
  what: textSchema.meta({ title: 'Wat', description: 'Wat er stond, en wat er nu staat.' }),
});
export type Correction = z.infer<typeof correctionSchema>;

/** Reads what was corrected, the newest first; nothing where nothing was. */
export function readCorrections(folder: string = CONTENT): Correction[] {
  const file = `${folder}/corrections.yaml`;
  if (!existsSync(file)) return [];
  return readList(file, correctionSchema).items.sort((one, other) =>
    other.on.localeCompare(one.on),
  );
}
