import { riskDifferenceSequence, tightestAt } from '../estimate/confidence-sequence.ts';
import { riskDifference } from '../estimate/risk-difference.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { samplesOf } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding, PublishedInterval } from './schema.ts';

/** A confidence sequence is asymptotic: it starts at this many visits on each side … */
export const START_ARM = 200;
/** … and this many of the rarer answer (Waudby-Smith et al. 2024 leave the start to the user). */
export const START_RARER = 20;

/** Why a contrast can't be estimated yet. */
export function tooEarly({ message, control }: Contrast): Text[] {
  const rarer = Math.min(
    message.cases + control.cases,
    message.n + control.n - message.cases - control.cases,
  );
  if (message.n >= START_ARM && control.n >= START_ARM && rarer >= START_RARER) return [];
  return [
    {
      nl: `Nog te vroeg: een eerlijk interval begint bij ${START_ARM} bezoeken aan elke kant en ${START_RARER} van het zeldzaamste antwoord.`,
      en: `Too early: an honest interval starts at ${START_ARM} visits on each side and ${START_RARER} of the rarer answer.`,
    },
  ];
}

/** The difference in shares between the message arms and the control, with both of its intervals. */
export function differenceFinding(
  plan: StudyPlan,
  contrast: Contrast,
  words: { readonly assumes: Text; readonly more: Text; readonly fewer: Text },
): Finding {
  const { message, control } = contrast;
  const single = riskDifference(message, control, 1 - plan.planned.alpha);
  const tuning = tightestAt(plan.planned.n, plan.planned.alpha);
  const sequence = riskDifferenceSequence(message, control, tuning);
  const always = published(sequence.interval, CITATIONS.confidenceSequence);
  return {
    kind: 'figure',
    unit: 'share-difference',
    estimate: single.estimate,
    intervals: [always, published(single.interval, CITATIONS.newcombe)],
    samples: samplesOf(contrast),
    assumes: words.assumes,
    conclusion: conclude(always, words),
  };
}

const NOTHING_SHOWN: Text = {
  nl: 'Er is geen verschil aangetoond. Dat is iets anders dan aangetoond dat er geen verschil is.',
  en: 'No difference has been shown. That is not the same as showing that there is none.',
};

/** A null is printed as a null; only an interval that excludes zero says more. */
const conclude = (
  { low, high }: PublishedInterval,
  { more, fewer }: { readonly more: Text; readonly fewer: Text },
): Text => {
  if (low > 0) return more;
  return high < 0 ? fewer : NOTHING_SHOWN;
};
