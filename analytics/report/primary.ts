import { fragility } from '../estimate/fragility.ts';
import { numberNeeded } from '../estimate/number-needed.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells, Where } from './cells.ts';
import { actionContrast, arrivedActionContrast, samplesOf, tableOf } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { tooSmall } from './disclosure.ts';
import { differenceFinding, tooEarly } from './effect.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding, Result } from './schema.ts';

const ASSUMES: Text = {
  nl: 'De loting was eerlijk. Iedereen die begon telt mee; wie wegging, telt als: geen plan. Ook plannen van mensen die geen drugs gebruiken tellen mee. Een plan is nog geen ander gedrag. Een bezoek is niet hetzelfde als een mens.',
  en: 'The draw was fair. Everyone who started counts; who left counts as: no plan. Plans of people who do not use drugs count too. A plan is not yet another behaviour. A visit is not the same as a person.',
};

const MORE: Text = {
  nl: 'Door de teksten over de gevolgen maken meer mensen een plan.',
  en: 'The texts about the consequences make more people make a plan.',
};
const FEWER: Text = {
  nl: 'Door de teksten over de gevolgen maken minder mensen een plan.',
  en: 'The texts about the consequences make fewer people make a plan.',
};

/** The primary effect (M3): intention-to-treat, over everyone allocated. */
export function primaryResult(
  plan: StudyPlan,
  cells: Cells,
  blocked: readonly Text[],
  where: Where = {},
): Result {
  const contrast = actionContrast(plan, cells, where);
  const table = TABLE.action(plan.action);
  const first = 'firstTime' in where;
  return {
    id: first ? `${table}.first-time` : table,
    name: first
      ? {
          nl: `${plan.action.name.nl}, alleen wie dit voor het eerst doet`,
          en: `${plan.action.name.en}, only those who do this for the first time`,
        }
      : plan.action.name,
    estimand: {
      nl: `Verschil in het deel van alle begonnen bezoeken met: ${plan.action.name.nl.toLowerCase()} (teksten over de gevolgen min neutrale tekst; volgens de loting)`,
      en: `Risk difference, intention-to-treat, over all visits that were allocated: ${plan.action.name.en.toLowerCase()} (texts about the consequences minus neutral text)`,
    },
    causal: true,
    finding: findPrimary(plan, contrast, blocked),
  };
}

/**
 * The primary among arrivals from elsewhere, where the plan counts it: how far the rest of the site
 * dilutes it. The registered primary is among everybody.
 */
export function arrivedResults(plan: StudyPlan, cells: Cells, blocked: readonly Text[]): Result[] {
  if (!plan.action.byOrigin) return [];
  const { nl, en } = plan.action.name;
  return [
    {
      ...primaryResult(plan, cells, blocked),
      id: `${TABLE.action(plan.action)}.elsewhere`,
      name: {
        nl: `${nl}, alleen wie van elders komt`,
        en: `${en}, only those who come from elsewhere`,
      },
      finding: findPrimary(plan, arrivedActionContrast(plan, cells), blocked),
    },
  ];
}

function findPrimary(plan: StudyPlan, contrast: Contrast, blocked: readonly Text[]): Finding {
  const reasons = [
    ...blocked,
    ...tooSmall(tableOf('primary', contrast), plan.publication),
    ...tooEarly(contrast),
  ];
  if (reasons.length > 0) return { kind: 'withheld', reasons };
  return differenceFinding(plan, contrast, { assumes: ASSUMES, more: MORE, fewer: FEWER });
}

const NOT_ESTIMABLE: Text = {
  nl: 'Niet te berekenen: het interval van het verschil bevat nul.',
  en: 'Not estimable: the interval of the difference includes zero.',
};

/** How many starts it takes for one more plan (M11), only where zero is excluded. */
export function numberNeededResult(primary: Result): Result {
  return {
    id: 'number-needed',
    name: { nl: 'Nodig voor één extra plan', en: 'Needed for one more plan' },
    estimand: {
      nl: 'Aantal begonnen bezoeken voor één extra plan',
      en: 'Number of started visits for one more plan',
    },
    causal: true,
    finding: fromPrimary(primary, (figure) => {
      const [always] = figure.intervals;
      const needed = always
        ? numberNeeded(figure.estimate, {
            lower: always.low,
            upper: always.high,
            level: always.level,
          })
        : undefined;
      if (needed?.direction !== 'more') return { kind: 'withheld', reasons: [NOT_ESTIMABLE] };
      return {
        kind: 'figure',
        unit: 'visits',
        estimate: needed.estimate,
        intervals: [published(needed.interval, CITATIONS.numberNeeded)],
        samples: figure.samples,
        assumes: figure.assumes,
      };
    }),
  };
}

/** How many forged visits would be enough to erase the difference (M12). */
export function fragilityResult(primary: Result, contrast: Contrast): Result {
  return {
    id: 'fragility',
    name: { nl: 'Hoe makkelijk te vervalsen', en: 'How easily forged' },
    estimand: {
      nl: 'Kleinste aantal valse bezoeken dat het verschil zou wegnemen',
      en: 'Smallest number of forged visits that would remove the difference',
    },
    causal: false,
    finding: fromPrimary(primary, ({ intervals: [always], assumes }) => {
      const forged = always
        ? fragility(contrast.message, contrast.control, { lower: always.low, upper: always.high })
        : undefined;
      if (!forged) return { kind: 'withheld', reasons: [NOT_ESTIMABLE] };
      return {
        kind: 'count',
        unit: 'events',
        value: forged.added,
        ...CITATIONS.fragility,
        samples: samplesOf(contrast),
        assumes,
      };
    }),
  };
}

function fromPrimary(
  { finding }: Result,
  make: (figure: Extract<Finding, { kind: 'figure' }>) => Finding,
): Finding {
  return finding.kind === 'figure' ? make(finding) : finding;
}
