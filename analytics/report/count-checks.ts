import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './counted.ts';
import { RELEASED } from './released-tables.ts';
import {
  actionContrast,
  answerContrast,
  answeredContrast,
  contrastOf,
  finishContrast,
} from './contrast.ts';
import type { Check } from './schema.ts';

/** Where this share of a group gives the lowest or highest answer, there is little room to move. */
const CEILING = 0.8;

const NOBODY_YET: Text = { nl: 'Er is nog niemand begonnen.', en: 'Nobody has started yet.' };

/** Nobody can do, finish or answer what was never started; more of these means forged events. */
export function consistencyCheck(plan: StudyPlan, counted: Counted): Check {
  // Each comparison within one released table: two tables may be of different days.
  const contrasts = (['no', 'yes'] as const).flatMap((preAsked) => {
    const where = { preAsked };
    return [
      actionContrast(plan, counted.of(RELEASED.primary), where),
      finishContrast(plan, counted.of(RELEASED.finishingAsked), where),
      ...plan.outcomes.map((outcome) =>
        answeredContrast(plan, counted.of(TABLE.after(outcome)), outcome, where),
      ),
    ];
  });
  const whole = [
    actionContrast(plan, counted.of(RELEASED.primary)),
    finishContrast(plan, counted.of(RELEASED.finishing)),
  ];
  const { followUp } = plan;
  const back = counted.of(RELEASED.followUpArms);
  const returned = followUp
    ? [
        contrastOf(plan, (arm) => ({
          n: back.total(TABLE.allocated, { arm }),
          cases: back.total(TABLE.pair(followUp.primary), { arm }),
        })),
      ]
    : [];
  const impossible = [...whole, ...contrasts, ...returned].some(({ arms }) =>
    arms.some(({ n, cases }) => cases > n),
  );
  const name = { nl: 'Kloppen de tellingen met elkaar', en: 'Whether the counts agree' };
  if (counted.of(RELEASED.primary).total(TABLE.allocated) === 0 && !impossible)
    return { id: 'consistency', name, verdict: 'too-few', explanation: NOBODY_YET, samples: [] };
  return {
    id: 'consistency',
    name,
    verdict: impossible ? 'failed' : 'passed',
    explanation: impossible
      ? {
          nl: 'Er zijn meer plannen, afgemaakte zelftests of antwoorden geteld dan er begonnen zijn. Daarom laten we geen enkel effect zien.',
          en: 'More plans, finished self-checks or answers were counted than were started. Therefore no effect is shown at all.',
        }
      : {
          nl: 'Geen groep heeft meer plannen, afgemaakte zelftests of antwoorden dan er begonnen zijn.',
          en: 'No group has more plans, finished self-checks or answers than were started.',
        },
    samples: [],
  };
}

/** Floor and ceiling: where nearly everybody already gives the best answer, nothing can move. */
export function roomChecks(plan: StudyPlan, cells: Cells): Check[] {
  return plan.outcomes
    .filter(({ role }) => role !== 'message')
    .flatMap((outcome) => {
      const { control } = answerContrast(plan, cells, outcome);
      if (control.n < plan.publication.minimumArm) return [];
      const share = control.cases / control.n;
      if (share < CEILING && share > 1 - CEILING) return [];
      return [
        {
          id: `room.${outcome.id}`,
          name: {
            nl: `Ruimte om te veranderen: ${outcome.name.nl}`,
            en: `Room to change: ${outcome.name.en}`,
          },
          verdict: 'for-information' as const,
          explanation: {
            nl: 'Bij de neutrale tekst geeft bijna iedereen al hetzelfde soort antwoord. Een effect is hier moeilijk te zien.',
            en: 'With the neutral text nearly everyone already gives the same kind of answer. An effect is hard to see here.',
          },
          samples: [],
        },
      ];
    });
}
