import { z } from 'zod';
import { idSchema, textSchema } from './text.ts';

/** One answer of an item; its place in the list is its order. */
export const answerSchema = z.strictObject({
  value: z
    .string()
    .regex(/^[a-z0-9-]{1,16}$/, 'use at most 16 lower-case letters, digits and hyphens')
    .meta({ description: 'What the counts call this answer.', examples: ['4'] }),
  text: textSchema.meta({
    description: 'What the visitor reads.',
    examples: [{ nl: 'Ja', en: 'Yes' }],
  }),
});
export type Answer = z.infer<typeof answerSchema>;

const answersSchema = z
  .array(answerSchema)
  .min(2, 'at least two answers')
  .max(7, 'at most seven answers');

/** An item that is asked after the message (and before it, of the share that is asked before). */
export const outcomeSchema = z.strictObject({
  id: idSchema.meta({ description: 'What the counts call this outcome.', examples: ['intention'] }),
  role: z.enum(['key-secondary', 'secondary', 'message']).meta({
    description: 'The one key secondary, another secondary, or a judgement of the message itself.',
    examples: ['key-secondary'],
  }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Voornemen', en: 'Intention' }],
  }),
  question: textSchema.meta({
    description: 'The item as it is asked.',
    examples: [{ nl: 'Ik ben van plan …', en: 'I intend to …' }],
  }),
  answers: answersSchema.meta({
    description: 'The answers in order, lowest first.',
    examples: [['1', '2']],
  }),
  improvement: z
    .enum(['higher', 'lower'])
    .meta({ description: 'Which end of the answers is better.', examples: ['higher'] }),
  target: z
    .array(z.string())
    .min(1)
    .meta({ description: 'The answers that count as the target.', examples: [['4', '5']] }),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** The answer every sensitive item must offer. */
export const RATHER_NOT_SAY = 'rather-not-say';

/** An item whose answer is randomised on the device before anything exists to send. */
export const sensitiveItemSchema = z.strictObject({
  id: idSchema.meta({ description: 'What the counts call this item.', examples: ['own-use'] }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Eigen gebruik', en: 'Own use' }],
  }),
  question: textSchema.meta({
    description: 'The item as it is asked.',
    examples: [{ nl: 'Heb jij …', en: 'Did you …' }],
  }),
  answers: answersSchema.meta({
    description: 'The categories; one of them is rather-not-say.',
    examples: [['yes', 'no', RATHER_NOT_SAY]],
  }),
  mechanism: z.literal('coin').meta({
    description:
      'How it is randomised: half of the time the truth, else a uniformly random category.',
    examples: ['coin'],
  }),
});
export type SensitiveItem = z.infer<typeof sensitiveItemSchema>;

const followUpOutcomeSchema = z.strictObject({
  id: idSchema.meta({ description: 'What the counts call this behaviour.', examples: ['talked'] }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Erover gepraat', en: 'Talked' }],
  }),
  question: textSchema.meta({
    description: 'The item, about the past four weeks.',
    examples: [{ nl: 'Heb je …', en: 'Did you …' }],
  }),
  answers: answersSchema.meta({
    description: 'Two or three coarse answers.',
    examples: [['no', 'yes']],
  }),
  target: z
    .array(z.string())
    .min(1)
    .meta({ description: 'The answers that count as the target.', examples: [['yes']] }),
});
export type FollowUpOutcome = z.infer<typeof followUpOutcomeSchema>;

/** What is asked four weeks later of those who come back by themselves. */
export const followUpSchema = z.strictObject({
  fromDay: z
    .int()
    .min(1)
    .max(365)
    .meta({ description: 'First day on which an answer counts.', examples: [21] }),
  toDay: z
    .int()
    .min(1)
    .max(365)
    .meta({ description: 'Last day on which an answer counts.', examples: [42] }),
  primary: followUpOutcomeSchema.meta({
    description:
      'A behaviour that is not sensitive; its coarse answer may travel in the calendar link.',
    examples: ['talked'],
  }),
  change: sensitiveItemSchema.meta({
    description: 'Perceived change in own use, randomised on the device.',
    examples: ['own-use-change'],
  }),
});
export type FollowUp = z.infer<typeof followUpSchema>;
