import type { Family } from '../estimate/closed-family.ts';
import type { Contrast as Judged } from '../estimate/horizon.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { arrivedActionContrast } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { NOTHING_SHOWN, TOO_EARLY, conclude, differenceFinding } from './effect.ts';
import { familyOf, messagesOf } from './judging.ts';
import type { Finding, Result } from './schema.ts';

const ASSUMES: Text = {
  nl: 'De loting was eerlijk. Iedereen die begon telt mee; wie wegging, telt als: niet gedaan. Ook wie geen drugs gebruikt telt mee. Wat iemand hier doet, is nog geen ander gedrag. Een bezoek is niet hetzelfde als een mens.',
  en: 'The draw was fair. Everyone who started counts; who left counts as: not done. People who do not use drugs count too. What somebody does here is not yet another behaviour. A visit is not the same as a person.',
};

/** The primary of one look: its counts and what the closed family makes of them. */
export type Primary = {
  readonly contrast: Contrast;
  readonly family: Family<Judged> | undefined;
  readonly blocked: readonly Text[];
};

/** The primary effect (M3): intention-to-treat, over everyone allocated, all message arms together. */
export function primaryResult(plan: StudyPlan, { contrast, family, blocked }: Primary): Result {
  const subject = {
    nl: 'Met de teksten over de gevolgen',
    en: 'With the texts about the consequences',
  };
  return {
    id: TABLE.action(plan.action),
    item: plan.action.id,
    name: plan.action.name,
    estimand: estimandOf(plan, { nl: 'teksten over de gevolgen', en: POOLED_EN }),
    causal: true,
    finding: find(plan, subject, blocked, family?.pooled, contrast, nothingPooled(family)),
  };
}

const POOLED_EN = 'texts about the consequences';

/** The same for each message arm against control, in the order of the plan. */
export function armResults(plan: StudyPlan, { contrast, family, blocked }: Primary): Result[] {
  const messages = messagesOf(plan, contrast);
  if (messages.length < 2) return [];
  return messages.map((message, place) => {
    const subject = { nl: `Met "${message.name.nl}"`, en: `With "${message.name.en}"` };
    return {
      id: `${TABLE.action(plan.action)}.arm.${message.arm}`,
      item: plan.action.id,
      arm: message.arm,
      itemName: plan.action.name,
      armName: message.name,
      name: {
        nl: `${plan.action.name.nl}: ${message.name.nl.toLowerCase()}`,
        en: `${plan.action.name.en}: ${message.name.en.toLowerCase()}`,
      },
      estimand: estimandOf(plan, message.name),
      causal: true,
      finding: find(plan, subject, blocked, family?.arms[place], {
        message,
        control: contrast.control,
      }),
    };
  });
}

/** Which part of the visits a result is about: a word for its id, and what its name says. */
export type Part = { readonly id: string; readonly words: Text };

/** The primary among part of the visits: exploratory, so that nothing is concluded. */
export function partResult(
  plan: StudyPlan,
  contrast: Contrast,
  blocked: readonly Text[],
  { id, words }: Part,
): Result {
  const { nl, en } = plan.action.name;
  return {
    id: `${TABLE.action(plan.action)}.${id}`,
    topic: 'part',
    name: { nl: `${nl}, ${words.nl}`, en: `${en}, ${words.en}` },
    estimand: estimandOf(plan, { nl: 'teksten over de gevolgen', en: POOLED_EN }),
    causal: false,
    label: 'for-information',
    finding: find(plan, undefined, blocked, familyOf(plan, contrast)?.pooled, contrast),
  };
}

/** Only those who do this for the first time. */
export const firstTimeResult = (
  plan: StudyPlan,
  contrast: Contrast,
  blocked: readonly Text[],
): Result =>
  partResult(plan, contrast, blocked, {
    id: 'first-time',
    words: {
      nl: 'alleen wie dit voor het eerst doet',
      en: 'only those who do this for the first time',
    },
  });

/**
 * The primary among arrivals from elsewhere, where the plan counts it: how far the rest of the site
 * dilutes it. The registered primary is among everybody.
 */
export const arrivedResults = (
  plan: StudyPlan,
  cells: Cells,
  blocked: readonly Text[],
): Result[] =>
  plan.action.byOrigin
    ? [
        partResult(plan, arrivedActionContrast(plan, cells), blocked, {
          id: 'elsewhere',
          words: { nl: 'alleen wie van elders komt', en: 'only those who come from elsewhere' },
        }),
      ]
    : [];

/** Texts that differ from each other must not be summed up as no difference. */
const nothingPooled = (family: Primary['family']): Text =>
  family?.arms.some(({ claim }) => claim !== 'none') ? ARMS_DIFFER : NOTHING_SHOWN;

const ARMS_DIFFER: Text = {
  nl: 'De teksten verschillen van elkaar: kijk per tekst. Samen is er geen verschil met de neutrale tekst aan te wijzen.',
  en: 'The texts differ from each other: look at each text. Together they cannot be told from the neutral text.',
};

const estimandOf = ({ action }: StudyPlan, arm: Text): Text => ({
  nl: `Verschil in het deel van alle begonnen bezoeken met: ${action.name.nl.toLowerCase()} (${arm.nl.toLowerCase()} min neutrale tekst; volgens de loting)`,
  en: `Risk difference, intention-to-treat, over all visits that were allocated: ${action.name.en.toLowerCase()} (${arm.en.toLowerCase()} minus neutral text)`,
});

function find(
  { action }: StudyPlan,
  subject: Text | undefined,
  blocked: readonly Text[],
  judged: Judged | undefined,
  contrast: Pick<Contrast, 'message' | 'control'>,
  none: Text = NOTHING_SHOWN,
): Finding {
  if (blocked.length > 0) return { kind: 'withheld', reasons: [...blocked] };
  if (!judged?.estimable) return { kind: 'withheld', reasons: [TOO_EARLY] };
  if (!subject) return differenceFinding(judged, contrast, { assumes: ASSUMES });
  const [nl, en] = [action.name.nl.toLowerCase(), action.name.en.toLowerCase()];
  const conclusion = conclude(judged.claim, {
    more: { nl: `${subject.nl} vaker: ${nl}.`, en: `${subject.en} more often: ${en}.` },
    fewer: { nl: `${subject.nl} minder vaak: ${nl}.`, en: `${subject.en} less often: ${en}.` },
    none,
  });
  return differenceFinding(judged, contrast, { assumes: ASSUMES, conclusion });
}
