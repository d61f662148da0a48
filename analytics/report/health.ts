import { sampleRatio } from '../estimate/sample-ratio.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import {
  actionContrast,
  answerContrast,
  answeredContrast,
  contrastOf,
  finishContrast,
} from './contrast.ts';
import { CITATIONS } from './citations.ts';
import type { Check, Sample } from './schema.ts';

/** Sample ratio tests alarm below this p (Fabijan et al. 2019) or from its inverse as e-value. */
const ALARM_P = 0.001;
const LOG_ALARM_E = Math.log(1000);
/** The chi-square approximation needs this many expected visits in every cell (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** Where this share of a group gives the lowest or highest answer, there is little room to move. */
const CEILING = 0.8;

/** What must be known before any effect is looked at. */
export type Health = {
  readonly checks: readonly Check[];
  /** Why no effect may be shown at all. */
  readonly blocked: readonly Text[];
  /** Whether those who finish differ between arms, so that finishers can't be compared. */
  readonly finishersDiffer: boolean;
};

/** Checks the draw, the finishers, the consistency and the room of the answers (M2). */
export function healthOf(plan: StudyPlan, cells: Cells): Health {
  const draw = drawCheck(plan, cells);
  const finish = finishCheck(plan, cells);
  const consistent = consistencyCheck(plan, cells);
  const checks = [draw, finish, consistent, paceCheck(plan, cells), ...roomChecks(plan, cells)];
  const blocked = [draw, consistent]
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ explanation }) => explanation);
  return { checks, blocked, finishersDiffer: finish.verdict === 'failed' };
}

/** The draw as counted at the start, over arm and asked-beforehand, against the plan. */
function drawCheck(plan: StudyPlan, cells: Cells): Check {
  const parts = plan.arms.flatMap((arm) =>
    (['no', 'yes'] as const).map((asked) => ({
      name: {
        nl: `${arm.name.nl}, vooraf ${asked === 'yes' ? 'wel' : 'niet'} gevraagd`,
        en: `${arm.name.en}, ${asked === 'yes' ? '' : 'not '}asked beforehand`,
      },
      n: cells.total(TABLE.allocated, { arm: arm.id, preAsked: asked }),
      share: arm.ratio * (asked === 'yes' ? plan.preAskedShare : 1 - plan.preAskedShare),
    })),
  );
  return ratioCheck('allocation', parts, {
    name: { nl: 'De loting', en: 'The draw' },
    passed: {
      nl: 'De groepen zijn zo groot als de loting hoort te geven.',
      en: 'The groups are as large as the draw should make them.',
    },
    failed: {
      nl: 'De loting klopt niet met het plan. Daarom laten we geen enkel effect zien.',
      en: 'The draw does not agree with the plan. Therefore no effect is shown at all.',
    },
  });
}

/** The same among those who finished: a deviation here means that the arms lose different people. */
function finishCheck(plan: StudyPlan, cells: Cells): Check {
  const parts = plan.arms.map((arm) => ({
    name: arm.name,
    n: cells.total(TABLE.finished, { arm: arm.id }),
    share: arm.ratio,
  }));
  return ratioCheck('finishers', parts, {
    name: { nl: 'Wie het afmaakt', en: 'Those who finish' },
    passed: {
      nl: 'In elke groep maakt ongeveer hetzelfde deel de zelftest af.',
      en: 'About the same share finishes in every group.',
    },
    failed: {
      nl: 'In de ene groep haken meer mensen af dan in de andere. Daarom staan bij hun antwoorden alleen grenzen.',
      en: 'More people leave in one group than in another. Therefore their answers are shown as bounds only.',
    },
  });
}

type Words = { readonly name: Text; readonly passed: Text; readonly failed: Text };

function ratioCheck(
  id: string,
  parts: readonly (Sample & { readonly share: number })[],
  { name, passed, failed }: Words,
): Check {
  const samples = parts.map(({ name: part, n }) => ({ name: part, n }));
  const used = parts.filter(({ share }) => share > 0);
  const total = used.reduce((sum, { n }) => sum + n, 0);
  const shares = used.reduce((sum, { share }) => sum + share, 0);
  if (used.some(({ share }) => (total * share) / shares < LEAST_EXPECTED)) {
    return {
      id,
      name,
      verdict: 'too-few',
      explanation: {
        nl: 'Nog te weinig bezoeken om dit te toetsen.',
        en: 'Too few visits to test this yet.',
      },
      samples: [],
    };
  }
  const test = sampleRatio(
    used.map(({ n }) => n),
    used.map(({ share }) => share),
  );
  const fails = test.p < ALARM_P || test.logE >= LOG_ALARM_E;
  return {
    id,
    name,
    verdict: fails ? 'failed' : 'passed',
    explanation: fails ? failed : passed,
    samples,
    statistic: {
      text: `χ² = ${test.chiSquared.toFixed(2)}, df = ${test.df}, p = ${test.p.toPrecision(3)}, e = ${Math.exp(test.logE).toPrecision(3)}`,
      ...CITATIONS.sampleRatio,
    },
  };
}

/** Nobody can do, finish or answer what was never started; more of these means forged events. */
function consistencyCheck(plan: StudyPlan, cells: Cells): Check {
  const contrasts = [{}, { preAsked: 'no' }, { preAsked: 'yes' }].flatMap((where) => {
    return [
      actionContrast(plan, cells, where),
      finishContrast(plan, cells, where),
      ...plan.outcomes.map((outcome) => answeredContrast(plan, cells, outcome, where)),
    ];
  });
  const { followUp } = plan;
  const returned = followUp
    ? [
        contrastOf(plan, (arm) => ({
          n: cells.total(TABLE.allocated, { arm }),
          cases: cells.total(TABLE.pair(followUp.primary), { arm }),
        })),
      ]
    : [];
  const impossible = [...contrasts, ...returned].some(({ arms }) =>
    arms.some(({ n, cases }) => cases > n),
  );
  return {
    id: 'consistency',
    name: { nl: 'Kloppen de tellingen met elkaar', en: 'Whether the counts agree' },
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

function paceCheck(plan: StudyPlan, cells: Cells): Check {
  const n = cells.total(TABLE.pace);
  const cases = cells.total(TABLE.pace, { pace: 'too_fast' });
  const few = n < plan.publication.minimumArm || cases < plan.publication.minimumCell;
  return {
    id: TABLE.pace,
    name: { nl: 'Te snel om gelezen te zijn', en: 'Too fast to have been read' },
    verdict: few ? 'too-few' : 'for-information',
    explanation: few
      ? {
          nl: `Minder dan ${plan.publication.minimumCell}, of nog te weinig bezoeken om te laten zien.`,
          en: `Fewer than ${plan.publication.minimumCell}, or too few visits to show yet.`,
        }
      : {
          nl: `Zo veel mensen waren binnen ${plan.minimumSeconds} seconden klaar. Zij tellen mee: wie ze weglaat, kiest achteraf uit.`,
          en: `This many people were done within ${plan.minimumSeconds} seconds. They are included: leaving them out would be choosing afterwards.`,
        },
    samples: few ? [] : [{ name: { nl: 'Binnen de tijd', en: 'Within that time' }, n, cases }],
  };
}

/** Floor and ceiling: where nearly everybody already gives the best answer, nothing can move. */
function roomChecks(plan: StudyPlan, cells: Cells): Check[] {
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
