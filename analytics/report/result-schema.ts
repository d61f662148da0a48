import { z } from 'zod';
import { textSchema } from '../plan/text.ts';

const finite = z.number();
const people = z.int().min(0);

/** An interval with the method that made it, so that no figure stands without its uncertainty. */
export const intervalSchema = z.strictObject({
  low: finite.meta({ description: 'Lower bound.' }),
  high: finite.meta({ description: 'Upper bound.' }),
  level: z.number().gt(0).lt(1).meta({ description: 'Nominal coverage, such as 0.95.' }),
  method: textSchema.meta({ description: 'How the interval was made, in words.' }),
  source: z.string().min(1).meta({ description: 'The paper and equation the method is from.' }),
});
export type PublishedInterval = z.infer<typeof intervalSchema>;

/** A group of visits that a figure is about. */
export const sampleSchema = z.strictObject({
  name: textSchema,
  n: people.meta({ description: 'Visits in this group.' }),
  cases: people.optional().meta({ description: 'How many of them have the outcome.' }),
});
export type Sample = z.infer<typeof sampleSchema>;

const unitSchema = z.enum([
  'share',
  'share-difference',
  'standard-deviations',
  'points',
  'visits',
  'events',
  'euros',
]);
export type Unit = z.infer<typeof unitSchema>;

const shown = {
  unit: unitSchema,
  samples: z.array(sampleSchema).min(1),
  assumes: textSchema.meta({ description: 'What must hold for the figure to mean this.' }),
  conclusion: textSchema.optional().meta({ description: 'What it says, in one sentence.' }),
};

/** One number that estimates something, with at least one interval. */
export const figureSchema = z.strictObject({
  kind: z.literal('figure'),
  estimate: finite,
  intervals: z.array(intervalSchema).min(1),
  p: z
    .strictObject({
      value: z.number().min(0).max(1),
      below: z
        .literal(true)
        .optional()
        .meta({ description: 'Present when p is smaller than this value.' }),
      method: textSchema,
      source: z.string(),
    })
    .optional(),
  ...shown,
});

/** Where no single number is honest: the range in which it must lie. */
export const boundsSchema = z.strictObject({
  kind: z.literal('bounds'),
  low: finite,
  high: finite,
  interval: intervalSchema.meta({
    description: 'Holds the quantity itself, the sampling error of both bounds included.',
  }),
  method: textSchema,
  source: z.string().min(1),
  ...shown,
});

/** A computed number without sampling error of its own, such as a count of events. */
export const countSchema = z.strictObject({
  kind: z.literal('count'),
  value: people,
  method: textSchema,
  source: z.string().min(1),
  ...shown,
});

/** No number at all, and why. */
export const withheldSchema = z.strictObject({
  kind: z.literal('withheld'),
  reasons: z.array(textSchema).min(1),
});

export const resultSchema = z.strictObject({
  id: z.string().min(1),
  topic: z
    .enum(['funnel', 'message', 'people', 'part', 'asking', 'follow-up', 'reading'])
    .optional()
    .meta({ description: 'The question that it helps to answer, beside the effects themselves.' }),
  item: z.string().optional().meta({ description: 'Of which item of the plan, by its id.' }),
  arm: z.string().optional().meta({ description: 'Of which arm of the plan, by its id.' }),
  itemName: textSchema.optional(),
  armName: textSchema.optional(),
  name: textSchema,
  estimand: textSchema.meta({ description: 'What is estimated, in the terms of the field.' }),
  until: z.string().optional().meta({
    description: 'The last day whose visits are in it; nothing while it is not released.',
  }),
  causal: z
    .boolean()
    .meta({ description: 'Whether cause and effect may be read from it: drawn arms, and judged.' }),
  label: z.enum(['planned-look', 'for-information']).optional().meta({
    description:
      'Judged at the one planned look only; or for information, where nothing is claimed.',
  }),
  judges: z.enum(['appreciation', 'resistance']).optional().meta({
    description: 'What it says of the message itself; of resistance, the share without it.',
  }),
  finding: z.discriminatedUnion('kind', [figureSchema, boundsSchema, countSchema, withheldSchema]),
});
export type Result = z.infer<typeof resultSchema>;
export type Finding = Result['finding'];
