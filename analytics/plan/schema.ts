import { z } from 'zod';
import { armSchema } from './arm-schema.ts';
import { followUpSchema, outcomeSchema, sensitiveItemSchema } from './items.ts';
import { plannedSchema } from './planned.ts';
import { LANGUAGES, daySchema, idSchema, textSchema } from './text.ts';
import { wordingChangeSchema } from './wording.ts';

const channelSchema = z.strictObject({
  id: idSchema.meta({ description: 'What the counts call this channel.', examples: ['posters'] }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Posters', en: 'Posters' }],
  }),
  utmSources: z
    .array(z.string().max(64))
    .default([])
    .meta({ description: 'Values of utm_source that mean this channel.', examples: [['poster']] }),
  hosts: z
    .array(z.string().max(253))
    .default([])
    .meta({ description: 'Referring hosts that mean this channel.', examples: [['example.org']] }),
  costInEuros: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'What this channel cost so far.', examples: [12000] }),
});

const pageSchema = z.strictObject({
  id: idSchema.meta({
    description: 'What the counts call this group of pages.',
    examples: ['stories'],
  }),
  name: textSchema.meta({
    description: 'Its name on the effect page.',
    examples: [{ nl: 'Verhalen', en: 'Stories' }],
  }),
  paths: z
    .array(
      z.string().regex(/^\/([a-z0-9-]+\/)*\*?$/, 'write a path such as /verhalen/ or /verhalen/*'),
    )
    .min(1)
    .meta({
      description: 'Paths in this group; a star stands for everything below.',
      examples: [['/verhalen/*']],
    }),
});

/** The whole study plan: what is asked, drawn, counted, compared and published. */
export const planSchema = z.strictObject({
  id: idSchema.meta({
    description: 'The name of the study; it never changes.',
    examples: ['invisible-bill'],
  }),
  version: z
    .int()
    .min(1)
    .meta({ description: 'Raise it by one when the meaning changes.', examples: [1] }),
  registered: daySchema.meta({
    description: 'The day this version was registered.',
    examples: ['2026-11-02'],
  }),
  closed: daySchema.optional().meta({
    description: 'The last day (UTC) on which visits start; the study ends after it.',
    examples: ['2027-03-31'],
  }),
  title: textSchema.meta({
    description: 'The title of the study.',
    examples: [{ nl: 'Jouw bon', en: 'Your bill' }],
  }),
  hypotheses: z
    .array(textSchema)
    .min(1)
    .meta({ description: 'What is expected, written beforehand.', examples: [['…']] }),
  arms: z
    .array(armSchema)
    .min(2)
    .max(6)
    .meta({ description: 'The message variants.', examples: [['control', 'bill']] }),
  preAskedShare: z
    .number()
    .min(0)
    .max(0.5)
    .meta({ description: 'Share that is also asked before the message.', examples: [0.25] }),
  action: z
    .strictObject({
      id: idSchema.meta({ description: 'What the counts call the action.', examples: ['plan'] }),
      name: textSchema.meta({
        description: 'Its name on the effect page.',
        examples: [{ nl: 'Plan gemaakt', en: 'Made a plan' }],
      }),
      byOrigin: z
        .literal(true)
        .optional()
        .meta({
          description:
            'Counts the action by arm and where the visit came from too, in a table of its own.',
          examples: [true],
        }),
    })
    .meta({
      description: 'The primary outcome: something done, counted over everyone allocated.',
      examples: ['plan'],
    }),
  outcomes: z
    .array(outcomeSchema)
    .min(1)
    .max(8)
    .meta({ description: 'Items among those who finish.', examples: [['intention']] }),
  sensitive: z
    .array(sensitiveItemSchema)
    .max(3)
    .default([])
    .meta({ description: 'Items randomised on the device.', examples: [['own-use']] }),
  followUp: followUpSchema
    .optional()
    .meta({ description: 'What is asked after about four weeks.', examples: [{ fromDay: 21 }] }),
  minimumSeconds: z
    .int()
    .min(0)
    .max(600)
    .meta({
      description: 'Finishing faster than this many seconds is counted as too fast.',
      examples: [20],
    }),
  planned: plannedSchema.meta({
    description: 'What the comparison was designed for.',
    examples: [{ n: 4000 }],
  }),
  pages: z
    .array(pageSchema)
    .min(1)
    .meta({ description: 'Groups of pages that reach is told apart by.', examples: [['home']] }),
  channels: z
    .array(channelSchema)
    .meta({ description: 'Where visitors may come from.', examples: [['posters']] }),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .meta({ description: 'Languages that reach is told apart by.', examples: [['nl', 'en']] }),
  publication: z
    .strictObject({
      minimumArm: z
        .int()
        .min(10)
        .meta({ description: 'Every arm needs at least this many.', examples: [50] }),
      minimumCell: z
        .int()
        .min(5)
        .meta({
          description: 'Every published cell, and the rest of its arm, needs at least this many.',
          examples: [5],
        }),
      embargo: daySchema.meta({
        description: 'Before this day nothing is published.',
        examples: ['2026-11-02'],
      }),
    })
    .meta({
      description: 'When and how figures may be shown to everyone.',
      examples: [{ minimumCell: 5 }],
    }),
  retentionMonths: z
    .int()
    .min(1)
    .max(240)
    .optional()
    .meta({
      description:
        'How many months after closing the counts are kept; without it, as long as the study is cited.',
      examples: [60],
    }),
  wording: z
    .array(wordingChangeSchema)
    .optional()
    .meta({
      description: 'Changes of words since registration, which left the counts as they were.',
      examples: [[]],
    }),
});
export type StudyPlan = z.infer<typeof planSchema>;
