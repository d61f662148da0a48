import { z } from 'zod';
import type { StudyPlan } from '../../analytics/plan/schema.ts';
import { idSchema, textSchema } from '../../analytics/plan/text.ts';

const optionSchema = z.strictObject({
  value: idSchema.meta({ description: 'Een korte naam van het antwoord.' }),
  text: textSchema.meta({ description: 'Wat de bezoeker leest.' }),
  feedback: textSchema
    .optional()
    .meta({ description: 'Na de keuze te zien; noem claims als [note:id].' }),
  correct: z.boolean().optional().meta({ description: 'Bij een kennisvraag: het goede antwoord.' }),
  next: idSchema
    .optional()
    .meta({ description: 'De stap die volgt; anders de volgende in de lijst.' }),
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
  item: idSchema.meta({ description: 'Een uitkomst van de studie.' }),
  answers: z
    .array(z.string())
    .min(1)
    .meta({ description: 'De antwoorden die deze uitleg krijgen.' }),
  text: textSchema.meta({ description: 'Advies bij een antwoord; nooit een stempel of diagnose.' }),
});

/** Plain words for what a study calls by a researcher's name: in what is sent, and on the receipt. */
const labelsSchema = z.strictObject({
  items: z
    .record(idSchema, textSchema)
    .meta({ description: 'Per vraag van de studie: hoe een bezoeker het antwoord terugleest.' }),
  arms: z
    .record(idSchema, textSchema)
    .meta({ description: 'Per begin dat de loting kan geven: hoe een bezoeker het terugleest.' }),
});

const momentSchema = z.strictObject({
  when: textSchema.meta({ description: 'Een moment: “Als …”.' }),
  then: z.array(textSchema).min(2).max(4).meta({ description: 'Wat dan kan: “dan …”.' }),
});

/** A help sheet: moments, each with the things to do that make sense then, and no others. */
const planSchema = z.strictObject({
  intro: textSchema.meta({ description: 'Waarom een plan kan helpen.' }),
  ways: z
    .array(
      z.strictObject({
        title: textSchema.meta({ description: 'Voor wie: jezelf of een ander.' }),
        moments: z.array(momentSchema).min(2).max(5),
      }),
    )
    .min(1)
    .max(3)
    .meta({ description: 'Waar de bezoeker uit kiest; de keuze wordt niet verstuurd.' }),
});

/** A self-check that staff can edit. */
export const selfCheckSchema = z
  .strictObject({
    id: idSchema,
    slug: z
      .strictObject({ nl: idSchema, en: idSchema })
      .meta({ description: 'Het adres in elke taal.' }),
    order: z.int().min(1),
    audience: z
      .enum(['self', 'others'])
      .meta({ description: 'self: voor jezelf. others: voor wie om iemand heen staat.' }),
    study: idSchema
      .optional()
      .meta({ description: 'De studie die erbij hoort; weg als er geen is.' }),
    title: textSchema,
    summary: textSchema,
    intro: textSchema.meta({ description: 'Wat het is, voor de start.' }),
    steps: z.array(stepSchema).default([]),
    feedback: z.array(feedbackSchema).default([]),
    labels: labelsSchema.default({ items: {}, arms: {} }),
    plan: planSchema.optional(),
  })
  .refine(({ study, steps }) => study !== undefined || steps.length > 0, {
    path: ['steps'],
    message: 'a check without a study needs steps',
  });
export type SelfCheck = z.infer<typeof selfCheckSchema>;

/** The labels of a check that name nothing of its study: where each stands, and what could be named. */
export function strayLabels(
  { labels }: Pick<SelfCheck, 'labels'>,
  plan: StudyPlan | undefined,
): { readonly path: readonly string[]; readonly id: string; readonly known: readonly string[] }[] {
  const parts = {
    items: [...(plan?.outcomes ?? []), ...(plan?.sensitive ?? [])],
    arms: plan?.arms ?? [],
  };
  return (['items', 'arms'] as const).flatMap((kind) => {
    const known = parts[kind].map(({ id }) => id);
    return Object.keys(labels[kind])
      .filter((id) => !known.includes(id))
      .map((id) => ({ path: ['labels', kind, id], id, known }));
  });
}
