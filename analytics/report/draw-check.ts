import { sampleRatioOverLooks } from '../estimate/sample-ratio.ts';
import type { SequentialSampleRatio } from '../estimate/sample-ratio.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './counted.ts';
import { CITATIONS } from './citations.ts';
import { RELEASED } from './released-tables.ts';
import { decimal } from './numbers.ts';
import { remembered } from './remembered.ts';
import type { Check, Sample } from './schema.ts';

/** The groups that the draw makes, over arm and asked beforehand, with the share each should get. */
export const drawnGroups = (plan: StudyPlan, cells: Cells): readonly Drawn[] =>
  drawnIn(cells, plan);

type Drawn = Sample & { readonly share: number };

const drawnIn = remembered((cells: Cells, plan: StudyPlan): readonly Drawn[] =>
  plan.arms
    .flatMap((arm) =>
      (['no', 'yes'] as const).map((asked) => ({
        name: {
          nl: `${arm.name.nl}, vooraf ${asked === 'yes' ? 'wel' : 'niet'} gevraagd`,
          en: `${arm.name.en}, ${asked === 'yes' ? '' : 'not '}asked beforehand`,
        },
        n: cells.total(TABLE.allocated, { arm: arm.id, preAsked: asked }),
        share: arm.ratio * (asked === 'yes' ? plan.preAskedShare : 1 - plan.preAskedShare),
      })),
    )
    .filter(({ share }) => share > 0),
);

/** The draw at every look so far; nothing before the first visit. */
export function drawOf(
  plan: StudyPlan,
  looks: readonly Cells[],
): SequentialSampleRatio | undefined {
  const groups = looks.map((cells) => drawnGroups(plan, cells));
  const [first] = groups;
  if (!first || groups.every((look) => look.every(({ n }) => n === 0))) return undefined;
  return sampleRatioOverLooks(
    groups.map((look) => look.map(({ n }) => n)),
    first.map(({ share }) => share),
    plan.planned.n,
  );
}

/** The draw as counted at the start against the plan; what failed once stays failed. */
export function drawCheck(plan: StudyPlan, counted: Counted): Check {
  const test = drawOf(
    plan,
    counted.looks(RELEASED.draw).map(({ cells }) => cells),
  );
  const name = { nl: 'De loting', en: 'The draw' };
  if (!test)
    return {
      id: 'allocation',
      name,
      verdict: 'too-few',
      explanation: { nl: 'Er is nog niemand begonnen.', en: 'Nobody has started yet.' },
      samples: [],
    };
  return {
    id: 'allocation',
    name,
    verdict: test.failed ? 'failed' : 'passed',
    explanation: test.failed
      ? {
          nl: 'De loting klopt niet met het plan. Daarom laten we geen enkel effect zien.',
          en: 'The draw does not agree with the plan. Therefore no effect is shown at all.',
        }
      : {
          nl: 'De groepen wijken niet aantoonbaar af van de loting. Dat is geen bewijs. Nagerekend voor 4.000 bezoeken in drie groepen: raakt één groep 20% van zijn begonnen bezoeken kwijt, dan zien we dat in 96 van de 100 gevallen; bij 10% in 8.',
          en: 'The groups do not demonstrably differ from the draw. That is no proof. As computed for 4,000 visits in three groups: if one group loses 20% of its starts, we see it in 96 of 100 cases; at 10% in 8.',
        },
    samples: drawnGroups(plan, counted.of(RELEASED.draw)).map(({ name: group, n }) => ({
      name: group,
      n,
    })),
    statistic: { text: `ln e = ${decimal(test.logE, 1)}`, ...CITATIONS.sampleRatio },
  };
}
