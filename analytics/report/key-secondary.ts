import { closedFamily } from '../estimate/closed-family.ts';
import type { Family } from '../estimate/closed-family.ts';
import { LEAST_FOR_WALD } from '../estimate/horizon.ts';
import type { Clock } from '../estimate/horizon.ts';
import { leeHorizon } from '../estimate/lee-horizon.ts';
import type { LeeContrast, LossyArm } from '../estimate/lee-horizon.ts';
import { controlArm, messageArms } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { CITATIONS, published } from './citations.ts';
import { NOT_ASKED_BEFORE, answerContrast, finishContrast } from './contrast.ts';
import { NOTHING_SHOWN, conclude } from './effect.ts';
import { clockOf, messagesOf } from './judging.ts';
import type { Finding, Result } from './schema.ts';

const LEE_ASSUMES: Text = {
  nl: 'De loting was eerlijk, en de tekst maakt dat mensen óf vaker óf minder vaak afmaken, nooit beide. Alleen wie niet vooraf gevraagd werd, telt hier mee.',
  en: 'The draw was fair, and the text makes people finish either more often or less often, never both. Only those who were not asked beforehand count here.',
};
/** Why answers can't be compared yet. */
export const FEW: Text = {
  nl: `Te weinig bezoeken: beide kanten moeten ${LEAST_FOR_WALD} van elk soort antwoord hebben.`,
  en: `Too few visits: both sides must have ${LEAST_FOR_WALD} of each kind of answer.`,
};

/** The key secondary as its family judges it, by bounds at every look. */
export type KeySecondary = {
  readonly outcome: Outcome;
  readonly arms: ReturnType<typeof messagesOf>;
  readonly samples: { readonly messages: readonly Lossy[]; readonly control: Lossy };
  readonly family: Family<LeeContrast> | undefined;
};
type Lossy = LossyArm & { readonly name: Text };

/** The key secondary of a checked plan. */
export function keyOutcome(plan: StudyPlan): Outcome {
  const outcome = plan.outcomes.find(({ role }) => role === 'key-secondary');
  if (!outcome) throw new Error('a checked plan has one key secondary outcome');
  return outcome;
}

/**
 * Judges the key secondary among finishers who were not asked beforehand. Always by Lee bounds: to test
 * who finishes first, and then choose, claims too often.
 *
 * @param n visits allocated so far, all arms together
 */
export function judgeKeySecondary(plan: StudyPlan, cells: Cells, n: number): KeySecondary {
  const outcome = keyOutcome(plan);
  const finish = finishContrast(plan, cells, NOT_ASKED_BEFORE);
  const answers = answerContrast(plan, cells, outcome);
  const lossy = (id: string): Lossy => {
    const [left, answered] = [finish, answers].map(({ arms }) =>
      arms.find(({ arm }) => arm === id),
    );
    return {
      name: left?.name ?? outcome.name,
      allocated: left?.n ?? 0,
      finished: answered?.n ?? 0,
      cases: answered?.cases ?? 0,
    };
  };
  const control = lossy(controlArm(plan));
  const messages = messageArms(plan).map(lossy);
  const all = [control, ...messages];
  const possible = all.every(
    ({ allocated, finished, cases }) => finished > 0 && finished <= allocated && cases <= finished,
  );
  const clock = clockOf(plan, Math.max(n, sum(all.map(({ allocated }) => allocated))));
  return {
    outcome,
    arms: messagesOf(plan, finish),
    samples: { messages, control },
    family: possible ? familyOfBounds(control, messages, clock, plan.planned.alpha) : undefined,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Bounds for all message arms together and for each, in the closed family of the primary. */
const familyOfBounds = (
  control: LossyArm,
  messages: readonly LossyArm[],
  clock: Clock,
  alpha: number,
): Family<LeeContrast> =>
  closedFamily(
    (level) => leeHorizon(pooled(messages), control, clock, level),
    messages.map((arm) => (level) => leeHorizon(arm, control, clock, level)),
    alpha,
  );

const pooled = (arms: readonly LossyArm[]): LossyArm => ({
  allocated: sum(arms.map(({ allocated }) => allocated)),
  finished: sum(arms.map(({ finished }) => finished)),
  cases: sum(arms.map(({ cases }) => cases)),
});

/** What stands before a family of results: why nothing is shown, and whether its gate is open. */
export type Standing = { readonly blocked: readonly Text[]; readonly open: boolean };

/** The key secondary: bounds of the difference in target answers among finishers; pooled, then by arm. */
export function keySecondaryResults(
  { outcome, arms, samples, family }: KeySecondary,
  { blocked, open }: Standing,
): [Result, ...Result[]] {
  const name = outcome.name;
  const result = (
    id: string,
    own: Text,
    who: Text,
    bounds: LeeContrast | undefined,
    groups: readonly Lossy[],
    arm?: { readonly arm: string; readonly name: Text },
  ): Result => ({
    id,
    item: outcome.id,
    ...(arm === undefined ? {} : { arm: arm.arm, itemName: outcome.name, armName: arm.name }),
    name: own,
    estimand: {
      nl: `Verschil in het deel met een gewenst antwoord, van wie het in beide groepen zou afmaken (${who.nl.toLowerCase()} min neutrale tekst)`,
      en: `Risk difference in target answers among those who would finish in either group (${who.en.toLowerCase()} minus neutral text)`,
    },
    causal: open,
    ...(open ? {} : { label: 'for-information' as const }),
    finding: boundsFinding(bounds, groups, blocked, open ? wordsOf(name, who) : undefined),
  });
  const together: Lossy = { ...pooled(samples.messages), name: MESSAGES };
  return [
    result(TABLE.after(outcome), name, MESSAGES, family?.pooled, [together, samples.control]),
    ...(arms.length < 2 ? [] : arms).map((arm, place) => {
      const own = samples.messages[place] ?? together;
      const title = {
        nl: `${name.nl}: ${arm.name.nl.toLowerCase()}`,
        en: `${name.en}: ${arm.name.en.toLowerCase()}`,
      };
      const id = `${TABLE.after(outcome)}.arm.${arm.arm}`;
      return result(id, title, arm.name, family?.arms[place], [own, samples.control], arm);
    }),
  ];
}

const MESSAGES: Text = {
  nl: 'Teksten over de gevolgen, samen',
  en: 'Texts about the consequences, pooled',
};

const wordsOf = (name: Text, who: Text) => ({
  more: {
    nl: `${who.nl}: meer mensen geven het gewenste antwoord (${name.nl.toLowerCase()}), wie er ook afhaakte.`,
    en: `${who.en}: more people give the target answer (${name.en.toLowerCase()}), whoever left.`,
  },
  fewer: {
    nl: `${who.nl}: minder mensen geven het gewenste antwoord (${name.nl.toLowerCase()}), wie er ook afhaakte.`,
    en: `${who.en}: fewer people give the target answer (${name.en.toLowerCase()}), whoever left.`,
  },
  none: NOTHING_SHOWN,
});

function boundsFinding(
  bounds: LeeContrast | undefined,
  groups: readonly Lossy[],
  blocked: readonly Text[],
  words: ReturnType<typeof wordsOf> | undefined,
): Finding {
  if (blocked.length > 0) return { kind: 'withheld', reasons: [...blocked] };
  if (!bounds?.estimable) return { kind: 'withheld', reasons: [FEW] };
  const { lower, upper, alpha, claim } = bounds;
  return {
    kind: 'bounds',
    low: bounds.bounds.lower,
    high: bounds.bounds.upper,
    interval: published({ lower, upper, level: 1 - alpha }, CITATIONS.leeHorizon),
    unit: 'share-difference',
    ...CITATIONS.lee,
    samples: groups.map(({ name, allocated, finished }) => ({
      name,
      n: allocated,
      cases: finished,
    })),
    assumes: LEE_ASSUMES,
    ...(words ? { conclusion: conclude(claim, words) } : {}),
  };
}
