import { z } from 'zod';
import { daySchema, textSchema } from '../../analytics/plan/text.ts';
import { entryIdSchema } from '../yaml-list.ts';

/** Where claims come from. */
export const sourceSchema = z
  .strictObject({
    id: entryIdSchema.meta({ description: 'Hoe claims deze bron noemen.' }),
    kind: z.enum(['primary', 'news', 'secondary']).meta({
      description:
        'primary: de bron zelf. news: een bericht over andermans cijfer. secondary: een tekst die een cijfer doorgeeft.',
    }),
    title: z.string().min(1),
    language: z.enum(['nl', 'en', 'es', 'it']).meta({ description: 'De taal van de titel.' }),
    publisher: z.string().min(1),
    about: textSchema
      .optional()
      .meta({ description: 'Van wie het cijfer in een nieuwsbericht is.' }),
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
    label: textSchema.optional().meta({ description: 'Een eigen naam op de bon.' }),
    caveat: textSchema.optional().meta({ description: 'Een eigen voorbehoud op de bon.' }),
    unit: z
      .union([z.enum(['euro', 'year']), textSchema], 'euro, year, or a text in both languages')
      .optional()
      .meta({ description: 'Wat er geteld is; euro zet het teken waar het hoort.' }),
    decimals: z.int().min(0).max(3).default(0),
    round: z.number().positive().optional().meta({ description: 'Afgerond op zoveel.' }),
  })
  .refine(({ low, high }) => (low === undefined) === (high === undefined), {
    message: 'a range has both "low" and "high"',
  })
  .refine(({ low, high }) => typeof low !== 'number' || typeof high !== 'number' || low <= high, {
    message: 'a range has a "low" not above its "high"',
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
    .meta({ description: 'De woorden kloppen zolang elke waarde tussen from en to ligt.' }),
});

const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name of letters and digits');
const saidName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower case, with hyphens');

/** One factual claim of the site. Its texts hold no digits: figures come in as `{name}` or `{year}`. */
export const claimSchema = z
  .strictObject({
    id: entryIdSchema.meta({ description: 'Hoe teksten deze claim noemen.' }),
    text: textSchema.meta({
      description: 'De claim als zin; een cijfer komt erin als {naam}, het jaar als {year}.',
    }),
    label: textSchema.optional().meta({ description: 'De naam op de bon.' }),
    caveat: textSchema.optional().meta({ description: 'Wat het cijfer niet zegt.' }),
    figures: z
      .record(name, figureSchema)
      .default({})
      .meta({ description: 'De cijfers bij naam; het eerste staat op de bon.' }),
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
        description: 'Hetzelfde cijfer in meer jaren; break: vanaf hier anders geteld.',
      }),
    picture: z
      .strictObject({ alt: textSchema, caveat: textSchema.optional() })
      .optional()
      .meta({ description: 'Wat de tekening laat zien, in een zin, en wat niet.' }),
    year: z
      .int()
      .min(1990)
      .max(2100)
      .optional()
      .meta({ description: 'Het jaar waar de claim over gaat; weg als de bron er geen noemt.' }),
    source: z
      .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()))
      .optional()
      .meta({ description: 'De id van een bron in sources.yaml, of een lijst.' }),
    from: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'De claims waar wij deze uit berekenden.' }),
    found: daySchema.meta({ description: 'De dag waarop we het vonden.' }),
    checked: daySchema
      .nullable()
      .meta({ description: 'De dag waarop iemand het naast de bron legde; anders leeg.' }),
  })
  .refine(({ source, from }) => source ?? from, {
    path: ['source'],
    message: 'a claim has a "source", or says "from" which claims it was computed',
  });
export type ClaimEntry = z.infer<typeof claimSchema>;
