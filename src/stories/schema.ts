import { z } from 'zod';
import { ROUTE_NAMES } from '../components/frame/routes.ts';

const title = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ title: 'Titel', description: 'De titel boven het verhaal. Hoogstens 80 tekens.' });
const summary = z.string().trim().min(1).max(200).meta({
  title: 'Samenvatting',
  description: 'Wat er in de lijst en bij het delen staat. Hoogstens 200 tekens.',
});

/** Something to do: in words, and if it is on this site, where. */
const action = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(240)
      .meta({ title: 'Wat', description: 'Eén ding, binnen een minuut te doen.' }),
    link: z
      .strictObject({
        to: z.enum(ROUTE_NAMES).meta({ title: 'Waarheen', description: 'De naam van een pagina.' }),
        text: z
          .string()
          .trim()
          .min(1)
          .max(40)
          .meta({ title: 'Knop', description: 'Wat er op de knop staat.' }),
      })
      .optional()
      .meta({ title: 'Knop', description: 'Een knop naar een pagina van deze site.' }),
  })
  .meta({ title: 'Doen', description: 'Wat de lezer binnen een minuut kan doen.' });

const bill = z.array(z.string()).min(1).max(4).meta({
  title: 'Bon',
  description: 'De regels van de bon: claims met een cijfer en een label, of claim.cijfer.',
});

/** A day as front matter has it: YAML reads an unquoted one as a date. */
const day = z.preprocess(
  (given) => (given instanceof Date ? given.toISOString().slice(0, 10) : given),
  z.iso.date(),
);

/** What a person may agree to that the check would stop. */
export const SIGNED_RULES = ['how-to', 'dose', 'price', 'place', 'everybody'] as const;
const signedOff = z
  .array(
    z.strictObject({
      rule: z.enum(SIGNED_RULES).meta({ title: 'Waarvoor' }),
      by: z
        .string()
        .trim()
        .regex(/^\p{Lu}\S*(?: \S+)* \p{L}\S+$/u, 'a first name and a surname')
        .meta({ title: 'Wie', description: 'Voornaam en achternaam.' }),
      on: day.meta({ title: 'Wanneer', description: 'JJJJ-MM-DD' }),
      why: z.string().trim().min(10).meta({ title: 'Waarom het toch mag' }),
    }),
  )
  .optional()
  .meta({
    title: 'Akkoord',
    description: 'Wie ermee instemt dat hier iets staat wat de controle anders tegenhoudt.',
  });

/** When readers get a story, and for whom it waits until then. */
const life = {
  status: z.enum(['draft', 'review', 'published']).default('published').meta({
    title: 'Stand',
    description: 'draft: nog in de maak. review: wacht op akkoord. published: op de site.',
  }),
  from: day.optional().meta({ title: 'Vanaf', description: 'De eerste dag op de site.' }),
  until: day.optional().meta({ title: 'Tot en met', description: 'De laatste dag op de site.' }),
  waitsFor: z
    .string()
    .trim()
    .min(2)
    .optional()
    .meta({ title: 'Wacht op', description: 'Wie nu aan zet is, zoals feiten of preventie.' }),
  retracted: day.optional().meta({
    title: 'Ingetrokken',
    description: 'De dag van intrekken; zet in corrections.yaml wat er mis was.',
  }),
};

/** The first lines of a story: one file a language; `pair` is the same in both. Texts may hold `{claim.figure}`. */
export const storySchema = z.strictObject({
  title,
  summary,
  pair: z
    .string()
    .regex(/^[a-z-]+$/, 'use lower-case letters and hyphens')
    .meta({
      title: 'Paar',
      description: 'Hetzelfde woord in het Nederlandse en het Engelse bestand.',
    }),
  bill,
  nobodyChose: z
    .boolean()
    .default(true)
    .meta({ title: 'Slotregel', description: 'Of de bon eindigt met “Mocht kiezen: niemand”.' }),
  do: action,
  order: z
    .int()
    .min(1)
    .meta({ title: 'Volgorde', description: 'De plaats in de lijst; elk getal één keer.' }),
  ...life,
  signedOff,
});
export type StoryLines = z.infer<typeof storySchema>;

/** The first lines of a page of plain text; its file name is the name of its route. */
export const pageSchema = z.strictObject({ title, summary, bill: bill.optional(), signedOff });

/** The pages of plain text: the name of each file in both languages. */
export const PAGE_FILES = [
  'about',
  'accessibility',
  'employers',
  'municipalities',
  'parents',
  'press',
  'report-crime',
  'schools',
  'under-18',
  'venues',
] as const;
