import { z } from 'zod';
import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { textSchema } from '../plan/text.ts';
import type { Text } from '../plan/text.ts';

/** How often evaluators looked, in a summary for them. */
export const looksSchema = z
  .strictObject({ days: z.int().min(0), planned: z.int().min(1), sentence: textSchema })
  .meta({
    description:
      'Days on which evaluators looked up to the decision, and how many the plan allows; for evaluators only.',
  });

/** Looks for which the total error of the deciding interval was computed (statistics-2.md section 2). */
const COMPUTED = 120;

/**
 * How often evaluators looked before the verdict was made, against what the plan allows.
 *
 * The interval that decides holds at any number of looks up to the planned number of visits; that the
 * error stays under alpha with the last jump past that number too was computed for up to 120 looks.
 *
 * @param days different days with a look, up to the one that decided
 */
export function lookedAt(plan: StudyPlan, days: number): z.infer<typeof looksSchema> {
  const planned = plan.planned.looks ?? PLANNED_DEFAULTS.looks;
  return {
    days,
    planned,
    sentence: days > planned ? tooOften(days, planned) : within(days, planned),
  };
}

const within = (days: number, planned: number): Text => ({
  nl: `Er is op ${days} van de ten hoogste ${planned} geplande dagen gekeken.`,
  en: `Looked at on ${days} of at most ${planned} planned days.`,
});

const tooOften = (days: number, planned: number): Text => ({
  nl: `Let op: er is op ${days} dagen gekeken, en het plan noemt er ten hoogste ${planned}; meld dat bij de resultaten. Het interval dat beslist, geldt bij elke keer kijken tot het geplande aantal bezoeken${days > COMPUTED ? `, maar dat de totale fout onder de afgesproken grens blijft, is nagerekend tot ${COMPUTED} keer` : ''}.`,
  en: `Note: looked at on ${days} days, where the plan names at most ${planned}; say so with the results. The interval that decides holds at every look up to the planned number of visits${days > COMPUTED ? `, yet that the total error stays within what was agreed was computed for up to ${COMPUTED} looks` : ''}.`,
});
