import { leeBounds } from '../estimate/lee-bounds.ts';
import type { ArmWithLoss } from '../estimate/lee-bounds.ts';
import { riskDifference } from '../estimate/risk-difference.ts';
import type { FollowUp } from '../plan/items.ts';
import { TABLE, pairAnswer } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { actionContrast, contrastOf, samplesOf, tableOf } from './contrast.ts';
import type { Contrast, Group } from './contrast.ts';
import { tooSmall } from './disclosure.ts';
import { FOLLOW_UP_PREFIX } from './follow-up.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding, Result } from './schema.ts';

const ASSUMES: Text = {
  nl: 'In elke groep komen dezelfde soort mensen terug. Aan het eind van het bezoek had iedereen een tekst over de gevolgen gezien: dit vergelijkt de teksten met elkaar, niet met geen campagne.',
  en: 'The same kind of people come back in every group. By the end of the visit everyone had seen a text about the consequences: this compares the texts with each other, not with no campaign.',
};
const LEE_ASSUMES: Text = {
  nl: 'De tekst maakt dat mensen óf vaker óf minder vaak terugkomen, nooit beide.',
  en: 'The text makes people come back either more often or less often, never both.',
};

/** The arms four weeks later, among those whose link carried their arm (M9). */
export function followUpArmResults(
  plan: StudyPlan,
  cells: Cells,
  blocked: readonly Text[],
): Result[] {
  if (!plan.followUp) return [];
  const { primary } = plan.followUp;
  const returned = returnedContrast(plan, primary, cells);
  const reasons = [
    ...blocked,
    ...tooSmall(tableOf(`follow-up.${primary.id}`, returned), plan.publication),
  ];
  const show = (find: () => Finding): Finding =>
    reasons.length > 0 ? { kind: 'withheld', reasons } : find();
  const shared = { unit: 'share-difference', samples: samplesOf(returned) } as const;
  const estimand = {
    nl: 'Verschil tussen de teksten na vier weken, van wie terugkwam met bekende groep',
    en: 'Risk difference between the texts after four weeks, among returners whose arm is known',
  };
  return [
    {
      id: `${FOLLOW_UP_PREFIX}${primary.id}.arms`,
      topic: 'follow-up',
      name: { nl: `${primary.name.nl}: per tekst`, en: `${primary.name.en}: by text` },
      estimand,
      causal: false,
      label: 'for-information',
      finding: show(() => {
        const { estimate, interval } = riskDifference(returned.message, returned.control);
        const intervals = [published(interval, CITATIONS.newcombe)];
        return { kind: 'figure', estimate, intervals, assumes: ASSUMES, ...shared };
      }),
    },
    {
      id: `${FOLLOW_UP_PREFIX}${primary.id}.arms.bounds`,
      topic: 'follow-up',
      name: {
        nl: `${primary.name.nl}: per tekst, als wegblijven ertoe doet`,
        en: `${primary.name.en}: by text, in case staying away matters`,
      },
      estimand,
      causal: false,
      label: 'for-information',
      finding: show(() => {
        const allocated = actionContrast(plan, cells);
        const bounds = leeBounds(
          withLoss(returned.message, allocated.message),
          withLoss(returned.control, allocated.control),
        );
        const interval = published(bounds.interval, CITATIONS.boundsInterval);
        const range = { low: bounds.lower, high: bounds.upper, interval };
        return { kind: 'bounds', ...range, ...CITATIONS.lee, assumes: LEE_ASSUMES, ...shared };
      }),
    },
  ];
}

/** Who has the target answer now, of those who came back with a known arm. */
function returnedContrast(plan: StudyPlan, primary: FollowUp['primary'], cells: Cells): Contrast {
  const onTarget = primary.answers.flatMap(({ value }) =>
    primary.target.map((now) => pairAnswer(value, now)),
  );
  return contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.pair(primary), { arm }),
    cases: cells.total(TABLE.pair(primary), { arm, answer: onTarget }),
  }));
}

const withLoss = ({ n, cases }: Group, allocated: Group): ArmWithLoss => ({
  allocated: allocated.n,
  scores: [
    { score: 0, count: n - cases },
    { score: 1, count: cases },
  ],
});
