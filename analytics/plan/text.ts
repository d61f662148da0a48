import { z } from 'zod';

/** The languages of the campaign; every text for citizens exists in each of them. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const sentence = z.string().trim().min(1, 'write the text, or remove the field');

/** One text in both languages, for example `{ nl: Ja, en: Yes }`. */
export const textSchema = z.strictObject({
  nl: sentence.meta({ description: 'The Dutch text.', examples: ['Ja'] }),
  en: sentence.meta({ description: 'The English text.', examples: ['Yes'] }),
});
export type Text = z.infer<typeof textSchema>;

/** A name that goes into tables and events: short, lower case, with hyphens. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens')
  .max(24);

/** A calendar day, written as YYYY-MM-DD. */
export const daySchema = z.iso.date('write the day as YYYY-MM-DD');
