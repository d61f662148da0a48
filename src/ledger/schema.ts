import { z } from 'zod';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** Where claims come from. */
export const sourceSchema = z
  .strictObject({
    id: entryIdSchema.meta({ description: 'What claims call this source.' }),
    kind: z.enum(['primary', 'news', 'secondary']).meta({
      description:
        'The source itself; a report of somebody else’s figure; or a text that passes a figure on.',
    }),
    title: z.string().min(1),
    language: z.enum(['nl', 'en', 'es', 'it']).meta({ description: 'The language of the title.' }),
    publisher: z.string().min(1),
    about: textSchema.optional().meta({ description: 'Whose figure a news report gives.' }),
    url: z.url('write the whole address, with https://'),
  })
  .refine(({ kind, about }) => kind !== 'news' || about, {
    path: ['about'],
    message: 'a news report needs "about": whose figure it gives',
  });
export type Source = z.infer<typeof sourceSchema>;

/** A number, or a sum such as `minors / arrests` or `waste-per-kilo.waste.low * 100`. */
const amountSchema = z.union(
  [z.number(), z.string()],
  'a number, or a sum such as minors / arrests',
);

const figureFields = z
  .strictObject({
    value: amountSchema.optional(),
    low: amountSchema.optional(),
    high: amountSchema.optional(),
    label: textSchema.optional().meta({ description: 'Its own name on a receipt.' }),
    caveat: textSchema.optional().meta({ description: 'Its own caveat there.' }),
    unit: z
      .union([z.enum(['euro', 'year']), textSchema], 'euro, year, or a text in both languages')
      .optional()
      .meta({ description: 'What is counted; "euro" prints the sign where it belongs.' }),
    decimals: z.int().min(0).max(3).default(0),
    round: z.number().positive().optional().meta({ description: 'To the nearest so many.' }),
  })
  .refine(({ low, high }) => (low === undefined) === (high === undefined), {
    message: 'a range has both "low" and "high"',
  })
  .refine(({ value, low }) => value !== undefined || low !== undefined, {
    message: 'a figure has a "value", or "low" and "high"',
  });

/** One figure of a claim; `266` alone is short for `{ value: 266 }`. */
const figureSchema = z.preprocess(
  (given) => (typeof given === 'object' ? given : { value: given }),
  figureFields,
);

/** Words that stand for a figure, and between which bounds they are true. */
const saidSchema = z.strictObject({
  nl: z.string().min(1),
  en: z.string().min(1),
  holds: z
    .array(z.strictObject({ value: amountSchema, from: z.number(), to: z.number() }))
    .min(1)
    .meta({ description: 'The words are true while each value lies from … to ….' }),
});

const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name of letters and digits');
const saidName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower case, with hyphens');

/** One factual claim of the site. Its texts hold no digits: figures come in as `{name}` or `{year}`. */
export const claimSchema = z
  .strictObject({
    id: entryIdSchema.meta({ description: 'What pages call this claim.' }),
    text: textSchema.meta({ description: 'The claim as a sentence.' }),
    label: textSchema.optional().meta({ description: 'Its name on a receipt.' }),
    caveat: textSchema.optional().meta({ description: 'What the figure does not say.' }),
    figures: z
      .record(name, figureSchema)
      .default({})
      .meta({ description: 'Its figures by name; the first stands on receipts.' }),
    said: z.record(saidName, saidSchema).default({}),
    series: z
      .array(
        z.strictObject({
          year: z.int().min(1990).max(2100),
          value: amountSchema,
          break: z.boolean().default(false),
        }),
      )
      .optional()
      .meta({
        description: 'The same figure in several years; break: counted otherwise from here.',
      }),
    picture: z
      .strictObject({ alt: textSchema, caveat: textSchema.optional() })
      .optional()
      .meta({ description: 'What its picture shows, in a sentence, and what it does not show.' }),
    year: z
      .int()
      .min(1990)
      .max(2100)
      .optional()
      .meta({ description: 'The year the claim is about; left out when its source gives none.' }),
    source: z
      .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()))
      .optional()
      .meta({ description: 'The id of a source in sources.yaml, or a list of them.' }),
    from: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'The claims that this one was computed from, by us.' }),
    found: daySchema.meta({ description: 'The day on which we found it.' }),
    checked: daySchema
      .nullable()
      .meta({ description: 'The day on which a person compared it with its source; else empty.' }),
  })
  .refine(({ source, from }) => source ?? from, {
    path: ['source'],
    message: 'a claim has a "source", or says "from" which claims it was computed',
  });
export type ClaimEntry = z.infer<typeof claimSchema>;
