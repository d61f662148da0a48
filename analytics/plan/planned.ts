import { z } from 'zod';

const DESCRIPTION =
  'Weeks that are left out of the verdict, by a rule that is blind to the difference between arms.';

/** When a week is left out: always on totals over the arms, never on what they did. */
export const leaveOutSchema = z.strictObject({
  tooFastShare: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .meta({
      description: 'A week in which more than this share of the finishers was too fast.',
      examples: [0.2],
    }),
  startsOverViews: z
    .boolean()
    .default(false)
    .meta({
      description: 'A week with more starts than views of the self-checks can explain.',
      examples: [true],
    }),
  draw: z
    .boolean()
    .default(false)
    .meta({
      description: 'A week in which the draw by itself does not fit the ratios.',
      examples: [true],
    }),
});
export type LeaveOut = z.infer<typeof leaveOutSchema>;

/** The numbers that the verdict is made from; fixed before anything is counted. */
export const plannedSchema = z.strictObject({
  n: z
    .int()
    .min(100)
    .meta({
      description: 'Planned number of allocated visits, all arms together.',
      examples: [4000],
    }),
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .meta({ description: 'Two-sided error rate of all causal sentences.', examples: [0.05] }),
  smallestEffect: z
    .number()
    .gt(0)
    .lt(1)
    .meta({ description: 'Smallest difference in shares worth acting on.', examples: [0.05] }),
  harmMargin: z
    .number()
    .gt(0)
    .lt(1)
    .meta({ description: 'Harm of this size or more must be excluded.', examples: [0.02] }),
  equivalenceMargin: z
    .number()
    .gt(0)
    .lt(1)
    .meta({
      description: 'In standard deviations: asking beforehand matters less than this.',
      examples: [0.2],
    }),
  baseRate: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .meta({
      description:
        'Share of the control arm that is expected to act; the chance of a right verdict needs it. Without it 0.3.',
      examples: [0.3],
    }),
  looks: z
    .int()
    .min(1)
    .max(120)
    .optional()
    .meta({
      description:
        'How often the verdict may be looked at before the planned number. Without it 120, the most that its error is known for.',
      examples: [60],
    }),
  leaveOut: leaveOutSchema
    .optional()
    .meta({ description: DESCRIPTION, examples: [{ draw: true }] }),
});
export type Planned = z.infer<typeof plannedSchema>;

/** What holds where a plan doesn't say: not in the schema, so that plans without it keep their hash. */
export const PLANNED_DEFAULTS = { baseRate: 0.3, looks: 120 } as const;
