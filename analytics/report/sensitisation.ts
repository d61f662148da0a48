import type { ScoreCount } from '../estimate/samples.ts';
import { sampleOfHistogram } from '../estimate/samples.ts';
import { sensitisation } from '../estimate/solomon.ts';
import { controlArm, messageArms } from '../plan/arms.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { answerContrast, scoreCounts } from './contrast.ts';
import { CITATIONS, published } from './citations.ts';
import { FINISHERS_DIFFER, LATER } from './determinants.ts';
import type { DeterminantStanding } from './determinants.ts';
import { keyOutcome } from './key-secondary.ts';
import type { Finding, Result } from './schema.ts';

/** Each of the four groups needs this many for a variance that means something. */
const LEAST_GROUP = 50;

const ASSUMES: Text = {
  nl: 'Of iemand vooraf gevraagd werd, bepaalde een eigen loting.',
  en: 'Whether somebody was asked beforehand was decided by a draw of its own.',
};
const EQUIVALENT: Text = {
  nl: 'Vooraf vragen verandert het effect hooguit weinig.',
  en: 'Asking beforehand changes the effect by little at most.',
};
const UNDECIDED: Text = {
  nl: 'Niet uit te sluiten is dat vooraf vragen het effect verandert.',
  en: 'It cannot be excluded that asking beforehand changes the effect.',
};

/** Whether being asked beforehand changes what the text does (M5), judged by equivalence at the look that decides. */
export function sensitisationResult(
  plan: StudyPlan,
  cells: Cells,
  { blocked, open, decided, finishersDiffer }: DeterminantStanding,
): Result {
  const outcome = keyOutcome(plan);
  const find = (): Finding => {
    const asked = { preAsked: 'yes' } as const;
    const [message, control] = [messageArms(plan), [controlArm(plan)]];
    const groups = {
      askedTreated: scoreCounts(cells, outcome, message, { where: asked }),
      askedControl: scoreCounts(cells, outcome, control, { where: asked }),
      unaskedTreated: scoreCounts(cells, outcome, message),
      unaskedControl: scoreCounts(cells, outcome, control),
    };
    const { message: with_, control: without } = answerContrast(plan, cells, outcome, asked);
    const reasons = [
      ...blocked,
      ...(decided ? [] : [LATER]),
      ...(finishersDiffer ? [FINISHERS_DIFFER] : []),
    ];
    if (reasons.length > 0) return { kind: 'withheld', reasons };
    if (Object.values(groups).some((group) => sizeOf(group) < LEAST_GROUP)) return TOO_FEW;
    if (Object.values(groups).every((group) => group.filter(({ count }) => count > 0).length < 2))
      return TOO_FEW;
    const { estimate, interval, equivalent } = sensitisation(
      {
        askedTreated: sampleOfHistogram('asked, message', groups.askedTreated),
        askedControl: sampleOfHistogram('asked, control', groups.askedControl),
        unaskedTreated: sampleOfHistogram('not asked, message', groups.unaskedTreated),
        unaskedControl: sampleOfHistogram('not asked, control', groups.unaskedControl),
      },
      plan.planned.equivalenceMargin,
    );
    return {
      kind: 'figure',
      unit: 'standard-deviations',
      estimate,
      intervals: [published(interval, CITATIONS.solomon)],
      samples: [with_, without].map(({ name, n }) => ({
        name: { nl: `${name.nl}, vooraf gevraagd`, en: `${name.en}, asked beforehand` },
        n,
      })),
      assumes: ASSUMES,
      ...(open ? { conclusion: equivalent ? EQUIVALENT : UNDECIDED } : {}),
    };
  };
  return {
    id: 'sensitisation',
    topic: 'asking',
    name: { nl: 'Doet vooraf vragen ertoe', en: 'Whether asking beforehand matters' },
    estimand: {
      nl: `Verschil tussen het effect met en zonder vragen vooraf: ${outcome.name.nl.toLowerCase()}`,
      en: `Interaction of the text with being asked beforehand: ${outcome.name.en.toLowerCase()}`,
    },
    causal: open,
    label: open ? 'planned-look' : 'for-information',
    finding: find(),
  };
}

const sizeOf = (group: readonly ScoreCount[]): number =>
  group.reduce((total, { count }) => total + count, 0);

const TOO_FEW: Finding = {
  kind: 'withheld',
  reasons: [
    {
      nl: `Te weinig mensen: elk van de vier groepen moet er ${LEAST_GROUP} hebben.`,
      en: `Too few people: each of the four groups must have ${LEAST_GROUP}.`,
    },
  ],
};
