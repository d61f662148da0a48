import { z } from 'zod';
import { idSchema, textSchema } from './text.ts';

const armFields = {
  id: idSchema.meta({ description: 'What the counts call this arm.', examples: ['bill'] }),
  control: z
    .boolean()
    .default(false)
    .meta({
      description:
        'True for the one arm with neutral content, which sees the message at the very end.',
      examples: [true],
    }),
  ratio: z
    .int()
    .min(1)
    .max(10)
    .meta({ description: 'Its share in the draw, beside the others.', examples: [1] }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Neutraal', en: 'Neutral' }],
  }),
};

const messageSchema = textSchema.meta({
  description:
    'Text that is shown; claims are quoted as [note:id]; a blank line starts a paragraph.',
  examples: [{ nl: 'Wist je dat …', en: 'Did you know …' }],
});

const lineSchema = z.strictObject({
  what: textSchema.meta({ description: 'What the line is for.', examples: [{ nl: 'Entree' }] }),
  small: textSchema
    .optional()
    .meta({ description: 'A caveat beneath it; claims are quoted as [note:id].' }),
  figure: textSchema.meta({ description: 'What stands to the right.', examples: [{ nl: '1' }] }),
});
export type BillLine = z.infer<typeof lineSchema>;

const sideSchema = z.strictObject({
  title: textSchema.meta({ description: 'The head of this side.' }),
  place: textSchema.meta({ description: 'The small line under the head.' }),
  lines: z.array(lineSchema).min(2).max(6),
  total: lineSchema.meta({ description: 'The last line, in capitals.' }),
});
export type BillSide = z.infer<typeof sideSchema>;

const roundSchema = z.strictObject({
  excuse: textSchema.meta({ description: 'What somebody could say; never called common.' }),
  reactions: z
    .array(textSchema)
    .length(3)
    .meta({ description: 'What the visitor may say to it; never sent, never printed.' }),
  answer: messageSchema.meta({ description: 'What is said back, whatever the reaction was.' }),
});
export type Round = z.infer<typeof roundSchema>;

/** A message variant that the draw may give, in one of three forms. */
export const armSchema = z.discriminatedUnion('form', [
  z.strictObject({
    ...armFields,
    // Plans of before there were forms leave it out, and keep the hash they were registered with.
    form: z.literal('text').optional(),
    message: messageSchema,
  }),
  z.strictObject({
    ...armFields,
    form: z.literal('bill').meta({ description: 'A receipt that turns.' }),
    front: sideSchema.meta({ description: 'What is mine.' }),
    back: sideSchema.meta({ description: 'What stands on the other side.' }),
    closing: messageSchema.meta({ description: 'What stands under the back.' }),
  }),
  z.strictObject({
    ...armFields,
    form: z.literal('dialogue').meta({ description: 'Excuses, reactions and answers.' }),
    rounds: z.array(roundSchema).length(3),
    closing: messageSchema.meta({ description: 'What stands after the last answer.' }),
  }),
]);
export type Arm = z.infer<typeof armSchema>;
