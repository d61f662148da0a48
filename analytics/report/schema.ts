import { z } from 'zod';
import { textSchema } from '../plan/text.ts';
import { accountSchema, courseSchema, reachSchema } from './account-schema.ts';
import { blockSchema, releasedTable } from './gate/ledger.ts';

export type { Account, Course, Reach } from './account-schema.ts';

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
  judges: z.enum(['appreciation', 'resistance']).optional(),
  finding: z.discriminatedUnion('kind', [figureSchema, boundsSchema, countSchema, withheldSchema]),
});
export type Result = z.infer<typeof resultSchema>;
export type Finding = Result['finding'];

/** A check that comes before any effect. */
export const checkSchema = z.strictObject({
  id: z.string().min(1),
  name: textSchema,
  verdict: z.enum(['passed', 'failed', 'too-few', 'for-information']),
  explanation: textSchema,
  samples: z.array(sampleSchema),
  statistic: z
    .strictObject({ text: z.string(), method: textSchema, source: z.string() })
    .optional(),
});
export type Check = z.infer<typeof checkSchema>;

/** A table that waits, and why: its step since its last release could point to somebody. */
export const heldSchema = z.strictObject({ what: z.string(), why: textSchema });
export type Held = z.infer<typeof heldSchema>;

/** The alarm for harm: on the primary and the key secondary, all message arms together and each. */
export const alarmSchema = z.strictObject({
  state: z.enum(['alarm', 'no-alarm', 'withheld']),
  raised: z
    .array(z.string())
    .meta({ description: 'For whom it stands: "pooled", or the id of a message arm.' }),
  sentence: textSchema,
  notes: z
    .array(textSchema)
    .meta({ description: 'What stands beside it, such as a failed check.' }),
  bounds: z.array(
    z.strictObject({
      arm: z.string(),
      item: z.string().optional().meta({ description: 'Of which item of the plan, by its id.' }),
      name: textSchema,
      upper: finite.meta({ description: 'One-sided upper bound of the difference in shares.' }),
      since: z
        .string()
        .optional()
        .meta({ description: 'Day of the look at which it was first below zero: an alarm stays.' }),
      level: z.number().gt(0).lt(1),
      samples: z.array(sampleSchema).min(1),
    }),
  ),
  method: textSchema,
  source: z.string(),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** One of five answers, by fixed rules from numbers in the plan. */
export const verdictSchema = z.strictObject({
  kind: z.enum(['go-on', 'change', 'stop', 'too-early', 'cannot-judge']),
  reason: z.string(),
  sentence: textSchema,
  notes: z.array(textSchema).meta({ description: 'What must be read beside it.' }),
  decides: intervalSchema
    .optional()
    .meta({ description: 'The interval that decides; nothing where no effect may be shown.' }),
  n: people.meta({ description: 'Visits that it is made from.' }),
  plannedN: people,
  decidedOn: z.string().optional().meta({
    description: 'Last day whose visits count for it, once the planned number is reached.',
  }),
  visitsNeeded: people.meta({ description: 'Visits until the planned number.' }),
  daysNeeded: people.optional().meta({
    description: 'Days at the pace of the last four weeks; nothing without a pace.',
  }),
  harmExcluded: z.boolean().optional().meta({
    description: 'Whether a harm larger than the margin is excluded.',
  }),
});
export type ShownVerdict = z.infer<typeof verdictSchema>;

/** What a study's counts say, and all that the effect page, the CSV tables and the report show. */
export const summarySchema = z.strictObject({
  format: z.literal(1),
  study: z.string(),
  file: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .meta({ description: 'Base name of its files; a replaced version has its number in it.' }),
  title: textSchema,
  version: z.string(),
  planHash: z.string(),
  registered: z.iso.date(),
  released: z.iso.date(),
  lastPeriod: z.string(),
  audience: z.enum(['public', 'evaluators']),
  simulated: z
    .strictObject({
      seed: z.int(),
      truth: z.array(z.strictObject({ result: z.string(), value: finite })),
    })
    .optional()
    .meta({ description: 'Present when no person was counted: every picture says so.' }),
  planned: z.strictObject({
    n: people,
    alpha: z.number(),
    smallestEffect: z.number(),
    harmMargin: z.number(),
  }),
  hypotheses: z.array(textSchema),
  reach: z.array(reachSchema),
  verdict: verdictSchema,
  health: z.array(checkSchema),
  primary: resultSchema,
  course: courseSchema.default([]),
  account: accountSchema.default({ lines: [] }),
  arms: z.array(resultSchema).meta({
    description: 'Each message arm against control: the primary, then the key secondary.',
  }),
  keySecondary: resultSchema,
  alarm: alarmSchema,
  secondary: z.array(resultSchema),
  reading: z.array(resultSchema).meta({ description: 'Numbers that help to read the effects.' }),
  description: z
    .array(resultSchema)
    .meta({ description: 'Shares and changes without a comparison.' }),
  withheld: z.array(heldSchema).meta({
    description: 'What is not shown, and why: a result by its id, or a table that waits.',
  }),
  tables: z
    .array(releasedTable.extend({ until: z.string() }))
    .meta({ description: 'Every number that this summary is computed from, as of its own day.' }),
  releases: z.array(blockSchema).meta({
    description: 'The same as of every earlier release: what was decided then follows from these.',
  }),
});
export type Summary = z.infer<typeof summarySchema>;

/** Beside the summaries: a folder for each study, with every release that was ever published of it. */
export const KEPT_RELEASES = 'releases';
