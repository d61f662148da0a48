import { hedges } from '../estimate/hedges.ts';
import { leeBounds } from '../estimate/lee-bounds.ts';
import { holm } from '../estimate/multiplicity.ts';
import { sampleOfHistogram } from '../estimate/samples.ts';
import type { ScoreCount } from '../estimate/samples.ts';
import { welch } from '../estimate/welch.ts';
import { controlArm, messageArms } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './counted.ts';
import {
  NOT_ASKED_BEFORE,
  answerContrast,
  finishContrast,
  samplesOf,
  scoreCounts,
  tableOf,
} from './contrast.ts';
import type { Group } from './contrast.ts';
import { tooSmall } from './disclosure.ts';
import { differenceFinding, tooEarly } from './effect.ts';
import type { Health } from './health.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding, Result } from './schema.ts';

const ASSUMES: Text = {
  nl: 'De loting was eerlijk, en in elke groep haken dezelfde soort mensen af. Alleen wie niet vooraf gevraagd werd, telt hier mee.',
  en: 'The draw was fair, and the same kind of people leave in every group. Only those who were not asked beforehand count here.',
};
const LEE_ASSUMES: Text = {
  nl: 'De loting was eerlijk, en de tekst maakt dat mensen óf vaker óf minder vaak afmaken, nooit beide.',
  en: 'The draw was fair, and the text makes people finish either more often or less often, never both.',
};

/** The key secondary: the difference in target answers among finishers, or bounds. */
export function keySecondaryResult(plan: StudyPlan, cells: Cells, health: Health): Result {
  const outcome = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (!outcome) throw new Error('a checked plan has one key secondary outcome');
  const contrast = answerContrast(plan, cells, outcome);
  const reasons = withhold(plan, cells, outcome, health.blocked);
  const words = {
    assumes: ASSUMES,
    more: {
      nl: `Door de teksten over de gevolgen geven meer mensen het gewenste antwoord: ${outcome.name.nl.toLowerCase()}.`,
      en: `The texts about the consequences make more people give the target answer: ${outcome.name.en.toLowerCase()}.`,
    },
    fewer: {
      nl: `Door de teksten over de gevolgen geven minder mensen het gewenste antwoord: ${outcome.name.nl.toLowerCase()}.`,
      en: `The texts about the consequences make fewer people give the target answer: ${outcome.name.en.toLowerCase()}.`,
    },
  };
  return {
    id: TABLE.after(outcome),
    name: outcome.name,
    estimand: {
      nl: 'Verschil in het deel met een gewenst antwoord, van wie het afmaakt (teksten over de gevolgen min neutrale tekst)',
      en: 'Risk difference in target answers among those who finish (texts about the consequences minus neutral text)',
    },
    causal: true,
    finding: decide(reasons, health, {
      figure: () => differenceFinding(plan, contrast, words),
      bounds: () => leeFinding(plan, cells, outcome, 'target'),
    }),
  };
}

/** The other determinants (M4): standardised mean differences, with p values after Holm. */
export function secondaryResults(plan: StudyPlan, counted: Counted, health: Health): Result[] {
  const own = (outcome: Outcome): Cells => counted.of(TABLE.after(outcome));
  const outcomes = plan.outcomes.filter(({ role }) => role === 'secondary');
  const estimable = outcomes.filter(
    (outcome) => withhold(plan, own(outcome), outcome, health.blocked).length === 0,
  );
  const compared = estimable.map((outcome) => compare(plan, own(outcome), outcome));
  const adjusted = holm(compared.map(({ p }) => p));
  return outcomes.map((outcome) => {
    const place = estimable.indexOf(outcome);
    const effect = compared[place];
    const p = adjusted[place];
    return {
      id: TABLE.after(outcome),
      name: outcome.name,
      estimand: {
        nl: "Verschil in gemiddelde, in standaarddeviaties (Hedges' g), van wie het afmaakt",
        en: "Standardised mean difference (Hedges' g) among those who finish",
      },
      causal: true,
      finding: decide(withhold(plan, own(outcome), outcome, health.blocked), health, {
        figure: () => {
          if (!effect || p === undefined) throw new Error('an estimable outcome has its estimate');
          return {
            kind: 'figure',
            unit: 'standard-deviations',
            estimate: effect.estimate,
            intervals: [published(effect.interval, CITATIONS.hedges)],
            p: { value: p, ...CITATIONS.welch },
            samples: withoutCases(plan, own(outcome), outcome),
            assumes: ASSUMES,
          };
        },
        bounds: () => leeFinding(plan, own(outcome), outcome, 'scores'),
      }),
    };
  });
}

/** The range in which the key secondary's effect must lie, whoever left (M7); always shown beside it. */
export function attritionResult(plan: StudyPlan, cells: Cells, health: Health): Result {
  const outcome = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (!outcome) throw new Error('a checked plan has one key secondary outcome');
  const reasons = withhold(plan, cells, outcome, health.blocked);
  return {
    id: 'attrition',
    name: {
      nl: `Grenzen als het afhaken ertoe doet: ${outcome.name.nl}`,
      en: `Bounds in case leaving matters: ${outcome.name.en}`,
    },
    estimand: {
      nl: 'Effect op wie het in elke groep zou afmaken',
      en: 'Average effect on those who would finish in either group',
    },
    causal: true,
    finding:
      reasons.length > 0
        ? { kind: 'withheld', reasons }
        : leeFinding(plan, cells, outcome, 'target'),
  };
}

function decide(
  reasons: Text[],
  { finishersDiffer }: Health,
  make: { readonly figure: () => Finding; readonly bounds: () => Finding },
): Finding {
  if (reasons.length > 0) return { kind: 'withheld', reasons };
  return finishersDiffer ? make.bounds() : make.figure();
}

function withhold(
  plan: StudyPlan,
  cells: Cells,
  outcome: Outcome,
  blocked: readonly Text[],
): Text[] {
  const contrast = answerContrast(plan, cells, outcome);
  return [
    ...blocked,
    ...tooSmall(tableOf(outcome.id, contrast), plan.publication),
    ...tooEarly(contrast),
  ];
}

const withoutCases = (plan: StudyPlan, cells: Cells, outcome: Outcome) =>
  samplesOf(answerContrast(plan, cells, outcome)).map(({ name, n }) => ({ name, n }));

/** The answers of the message arms, and those of the control, as scores. */
const groupsOf = (plan: StudyPlan, cells: Cells, outcome: Outcome) => ({
  message: scoreCounts(cells, outcome, messageArms(plan)),
  control: scoreCounts(cells, outcome, [controlArm(plan)]),
});

/** The same with one score for a target answer and none for any other. */
function targetGroups(plan: StudyPlan, cells: Cells, outcome: Outcome) {
  const { message, control } = answerContrast(plan, cells, outcome);
  const scored = ({ n, cases }: Group): ScoreCount[] => [
    { score: 0, count: n - cases },
    { score: 1, count: cases },
  ];
  return { message: scored(message), control: scored(control) };
}

function compare(plan: StudyPlan, cells: Cells, outcome: Outcome) {
  const { message, control } = groupsOf(plan, cells, outcome);
  const [first, second] = [
    sampleOfHistogram('message', message),
    sampleOfHistogram('control', control),
  ];
  const { estimate, interval } = hedges(first, second).exact;
  return { estimate, interval, p: welch(first, second).p };
}

/** Lee bounds on the target share, or on the scores. */
function leeFinding(
  plan: StudyPlan,
  cells: Cells,
  outcome: Outcome,
  of: 'target' | 'scores',
): Finding {
  const finish = finishContrast(plan, cells, NOT_ASKED_BEFORE);
  const { message, control } =
    of === 'target' ? targetGroups(plan, cells, outcome) : groupsOf(plan, cells, outcome);
  const { lower, upper, interval } = leeBounds(
    { allocated: finish.message.n, scores: message },
    { allocated: finish.control.n, scores: control },
  );
  return {
    kind: 'bounds',
    low: lower,
    high: upper,
    interval: published(interval, CITATIONS.boundsInterval),
    unit: of === 'target' ? 'share-difference' : 'points',
    ...CITATIONS.lee,
    samples: samplesOf(finish),
    assumes: LEE_ASSUMES,
  };
}
