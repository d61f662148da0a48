import { riskDifferenceSequence, tightestAt } from '../estimate/confidence-sequence.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { actionContrast, answerContrast, samplesOf, tableOf } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { tooSmall } from './disclosure.ts';
import { tooEarly } from './effect.ts';
import { CITATIONS } from './citations.ts';
import type { Alarm } from './schema.ts';

/** The chance of a false alarm, at whatever moment; shared by the two outcomes (Bonferroni). */
export const ALARM_ALPHA = 0.025;

const SENTENCES: Readonly<Record<Alarm['state'], Text>> = {
  alarm: {
    nl: 'Alarm: de teksten lijken het tegendeel te doen van wat ze moeten doen. Mensen moeten hier nu naar kijken.',
    en: 'Alarm: the texts seem to do the opposite of what they should. People must look at this now.',
  },
  'no-alarm': {
    nl: 'Niet genoeg bewijs van schade. Dat is iets anders dan: geen schade.',
    en: 'Not enough evidence of harm. That is not the same as: no harm.',
  },
  withheld: {
    nl: 'Over schade kan nog niets gezegd worden.',
    en: 'Nothing can be said about harm yet.',
  },
};

/** What the alarm watches: the primary action and the key secondary, message arms pooled. */
export function watchedContrasts(
  plan: StudyPlan,
  cells: Cells,
): { name: Text; contrast: Contrast }[] {
  return [
    { name: plan.action.name, contrast: actionContrast(plan, cells) },
    ...plan.outcomes
      .filter(({ role }) => role === 'key-secondary')
      .map((outcome) => ({
        name: outcome.name,
        contrast: answerContrast(plan, cells, outcome),
      })),
  ];
}

/** The harm (boomerang) alarm (M6): raised when a one-sided upper bound lies below zero. */
export function alarmOf(plan: StudyPlan, cells: Cells, blocked: readonly Text[]): Alarm {
  const watched = watchedContrasts(plan, cells);
  const level = 1 - ALARM_ALPHA / watched.length;
  const bounds = watched.flatMap(({ name, contrast }) => {
    const reasons = [
      ...blocked,
      ...tooSmall(tableOf('alarm', contrast), plan.publication),
      ...tooEarly(contrast),
    ];
    if (reasons.length > 0) return [];
    const upper = harmBound(plan, contrast, ALARM_ALPHA / watched.length);
    return [{ name, upper, level, samples: samplesOf(contrast) }];
  });
  const raised = bounds.some(({ upper }) => upper < 0);
  const state = bounds.length === 0 ? 'withheld' : raised ? 'alarm' : 'no-alarm';
  return { state, sentence: SENTENCES[state], bounds, ...CITATIONS.confidenceSequence };
}

/**
 * The one-sided upper bound of a difference, valid at every look. Its rho^2 is that of the two-sided
 * sequence with twice the alpha, whose upper half it nearly is.
 */
export function harmBound(
  plan: Pick<StudyPlan, 'planned'>,
  { message, control }: Pick<Contrast, 'message' | 'control'>,
  alpha: number,
): number {
  const { rhoSquared } = tightestAt(plan.planned.n, 2 * alpha);
  return riskDifferenceSequence(message, control, { alpha, rhoSquared }).oneSided.upper;
}
