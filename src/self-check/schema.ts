import { z } from 'zod';
import { idSchema, textSchema } from '../../analytics/plan/text.ts';

const optionSchema = z.strictObject({
  value: idSchema.meta({ description: 'A short name of the answer.' }),
  text: textSchema.meta({ description: 'What the visitor reads.' }),
  feedback: textSchema
    .optional()
    .meta({ description: 'Shown after choosing; quote claims as [note:id].' }),
  correct: z
    .boolean()
    .optional()
    .meta({ description: 'In a knowledge question: the right answer.' }),
  next: idSchema
    .optional()
    .meta({ description: 'The step that follows; else the next in the list.' }),
});

/** One screen of a check without a study. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('question'),
    id: idSchema,
    question: textSchema,
    options: z.array(optionSchema).min(2).max(6),
    next: idSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('text'),
    id: idSchema,
    title: textSchema,
    text: textSchema,
    next: idSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('end'),
    id: idSchema,
    title: textSchema,
    text: textSchema,
  }),
]);
export type Step = z.infer<typeof stepSchema>;

const feedbackSchema = z.strictObject({
  item: idSchema.meta({ description: 'An outcome of the study.' }),
  answers: z.array(z.string()).min(1).meta({ description: 'The answers that get this feedback.' }),
  text: textSchema.meta({ description: 'Advice by answer; never a label, never a diagnosis.' }),
});

const momentSchema = z.strictObject({
  when: textSchema.meta({ description: 'A moment: "Als …".' }),
  then: z
    .array(textSchema)
    .min(2)
    .max(4)
    .meta({ description: 'What can be done at that moment: "dan …".' }),
});

/** A help sheet: moments, each with the things to do that make sense then, and no others. */
const planSchema = z.strictObject({
  intro: textSchema.meta({ description: 'Why a plan helps.' }),
  ways: z
    .array(
      z.strictObject({
        title: textSchema.meta({ description: 'For whom: oneself, or somebody else.' }),
        moments: z.array(momentSchema).min(2).max(5),
      }),
    )
    .min(1)
    .max(3)
    .meta({ description: 'Ways that the visitor chooses between; the choice is not sent.' }),
});

/** A self-check that staff can edit. */
export const selfCheckSchema = z
  .strictObject({
    id: idSchema,
    slug: z
      .strictObject({ nl: idSchema, en: idSchema })
      .meta({ description: 'Its address in each language.' }),
    order: z.int().min(1),
    audience: z.enum(['self', 'others']).meta({ description: 'For oneself, or for those around.' }),
    study: idSchema
      .optional()
      .meta({ description: 'The study it carries; leave it out for none.' }),
    title: textSchema,
    summary: textSchema,
    intro: textSchema.meta({ description: 'What it is, before the start.' }),
    steps: z.array(stepSchema).default([]),
    feedback: z.array(feedbackSchema).default([]),
    plan: planSchema.optional(),
  })
  .refine(({ study, steps }) => study !== undefined || steps.length > 0, {
    path: ['steps'],
    message: 'a check without a study needs steps',
  });
export type SelfCheck = z.infer<typeof selfCheckSchema>;
