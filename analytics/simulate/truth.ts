import { z } from 'zod';

const share = z.number().min(0).max(1);
const shares = z
  .array(share)
  .min(2)
  .refine(
    (list) => Math.abs(list.reduce((sum, each) => sum + each, 0) - 1) < 1e-9,
    'shares must add up to 1',
  );

/** What is true of a synthetic population: estimates are held against this. */
export const truthSchema = z.strictObject({
  seed: z
    .int()
    .min(0)
    .meta({ description: 'Start of the random stream.', examples: [7] }),
  visits: z
    .int()
    .min(1)
    .max(10_000_000)
    .meta({ description: 'How many visits press start.', examples: [6000] }),
  views: z
    .number()
    .min(0)
    .max(20)
    .default(1.5)
    .meta({ description: 'Pageviews for each visit that starts, on average.', examples: [1.5] }),
  action: z
    .record(z.string(), share)
    .meta({ description: 'By arm: the share that does the action.', examples: [{ control: 0.3 }] }),
  outcomes: z.record(z.string(), z.record(z.string(), shares)).meta({
    description:
      'By outcome and arm: the share of each answer after the text, lowest answer first.',
    examples: [{ intention: { control: [0.1, 0.2, 0.3, 0.2, 0.2] } }],
  }),
  sensitisation: share.default(0).meta({
    description:
      'Share whose answer moves one step up when a message follows being asked beforehand.',
    examples: [0.1],
  }),
  leaves: share
    .default(0.1)
    .meta({ description: 'Share that leaves without finishing.', examples: [0.1] }),
  leavesByAnswer: z
    .array(share)
    .default([])
    .meta({
      description:
        'Added to the share that leaves, by the answer they would give to the first outcome.',
      examples: [[0.2, 0.1, 0, 0, 0]],
    }),
  tooFast: share
    .default(0.03)
    .meta({ description: 'Share that hurries through.', examples: [0.03] }),
  bots: share.default(0).meta({
    description: 'Share of starts that is no person: it does nothing after.',
    examples: [0.02],
  }),
  honest: share.default(1).meta({
    description: 'Share that answers sensitive questions truly; the others would rather not say.',
    examples: [0.9],
  }),
  again: share.default(0.1).meta({ description: 'Share that did this before.', examples: [0.1] }),
  sensitive: z.record(z.string(), z.record(z.string(), share)).meta({
    description: 'By item: the share of each answer.',
    examples: [{ 'own-use': { yes: 0.1, no: 0.8 } }],
  }),
  followUp: z
    .strictObject({
      optsIn: share,
      returns: share,
      before: share.meta({
        description: 'Share with the target answer at first.',
        examples: [0.4],
      }),
      now: share.meta({ description: 'Share with the target answer on return.', examples: [0.5] }),
    })
    .default({ optsIn: 0.2, returns: 0.3, before: 0.4, now: 0.5 })
    .meta({
      description: 'Who takes the calendar file, and who comes back.',
      examples: [{ optsIn: 0.2 }],
    }),
});
export type Truth = z.infer<typeof truthSchema>;
