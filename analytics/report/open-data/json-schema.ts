import { z } from 'zod';
import { summarySchema } from '../schema.ts';
import type { Place } from './package-files.ts';

/** The JSON Schema (2020-12) of a published summary, from the very schema that reads it. */
export const summaryJsonSchema = ({ site, folder }: Place) => ({
  ...z.toJSONSchema(summarySchema, { target: 'draft-2020-12', reused: 'ref' }),
  $id: `${site}${folder}summary.schema.json`,
  title: 'Summary of a study of Zonder vraag',
});
