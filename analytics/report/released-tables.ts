import type { Outcome } from '../plan/items.ts';
import { TABLE, pairAnswer } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { PACES, reachTables } from '../plan/tables.ts';
import type { Where } from './cells.ts';

/** One number that may be printed: the sum of the cells of a table that match. */
export type ReleasedNumber = { readonly table: string; readonly where: Where };

/** Numbers that are released together, whole or not at all, over the same weeks. */
export type TableToRelease = {
  readonly id: string;
  readonly numbers: readonly ReleasedNumber[];
  /** Waits for the close of the study: its numbers are too small for every week. */
  readonly atClose?: true;
};

/** Ids of released tables that don't have the name of a table of counts. */
export const RELEASED = {
  primary: 'primary',
  draw: 'draw',
  finishing: 'finishing',
  finishingAsked: 'finishing.asked',
  sensitisation: 'sensitisation',
  firstTime: 'first-time',
  elsewhere: 'elsewhere',
  followUpArms: 'follow-up.arms',
} as const;

/**
 * The one list of what may ever be printed of a study, in order of importance: where two tables
 * together would give too much away, the later one waits. Everything that is printed anywhere is
 * computed from these numbers and from nothing else.
 */
export function tablesToRelease(plan: StudyPlan): TableToRelease[] {
  const [key, rest] = [
    plan.outcomes.filter(({ role }) => role === 'key-secondary'),
    plan.outcomes.filter(({ role }) => role !== 'key-secondary'),
  ];
  return [
    { id: RELEASED.primary, numbers: primaryNumbers(plan) },
    { id: RELEASED.draw, numbers: byAsked(plan, TABLE.allocated) },
    {
      id: RELEASED.finishing,
      numbers: plan.arms.flatMap(({ id }) =>
        [TABLE.allocated, TABLE.finished].map((table) => ({ table, where: { arm: id } })),
      ),
    },
    ...key.map((outcome) => targetTable(plan, outcome)),
    ...rest.map((outcome) =>
      outcome.role === 'message' ? targetTable(plan, outcome) : answersTable(plan, outcome),
    ),
    {
      id: RELEASED.finishingAsked,
      numbers: [...byAsked(plan, TABLE.allocated), ...byAsked(plan, TABLE.finished)],
    },
    { id: TABLE.pace, numbers: paceNumbers(plan) },
    ...followUpTables(plan),
    ...plan.sensitive.map((item) => ({
      id: TABLE.noised(item),
      numbers: each(TABLE.noised(item), 'answer', valuesOf(item)),
    })),
    ...reachNumbers(plan),
    ...(plan.preAskedShare > 0 ? key.map((outcome) => sensitisationTable(plan, outcome)) : []),
    ...(plan.action.byOrigin ? [{ id: RELEASED.elsewhere, numbers: elsewhereNumbers(plan) }] : []),
    {
      id: RELEASED.firstTime,
      numbers: primaryNumbers(plan, { firstTime: 'first' }),
      atClose: true,
    },
  ];
}

const valuesOf = ({ answers }: { readonly answers: readonly { readonly value: string }[] }) =>
  answers.map(({ value }) => value);

/** Whether somebody was asked beforehand, where the plan asks anybody. */
const askedOf = (plan: StudyPlan): readonly string[] =>
  plan.preAskedShare > 0 ? ['no', 'yes'] : ['no'];

const each = (table: string, by: keyof Where, values: readonly string[]): ReleasedNumber[] =>
  values.map((value) => ({ table, where: { [by]: value } }));

const byArm = (
  plan: StudyPlan,
  table: string,
  by: keyof Where,
  values: readonly (string | readonly string[])[],
  where: Where = {},
): ReleasedNumber[] =>
  plan.arms.flatMap(({ id }) =>
    values.map((value) => ({ table, where: { ...where, arm: id, [by]: value } })),
  );

const byAsked = (plan: StudyPlan, table: string): ReleasedNumber[] =>
  byArm(plan, table, 'preAsked', askedOf(plan));

const paceNumbers = (plan: StudyPlan): ReleasedNumber[] =>
  plan.arms.flatMap(({ id }) =>
    PACES.map((pace) => ({ table: TABLE.pace, where: { arm: id, pace } })),
  );

const primaryNumbers = (plan: StudyPlan, where: Where = {}): ReleasedNumber[] =>
  plan.arms.flatMap(({ id }) =>
    [TABLE.allocated, TABLE.action(plan.action)].map((table) => ({
      table,
      where: { ...where, arm: id },
    })),
  );

/** Those who did not come from another page of this site, and who acted of them. */
const elsewhereNumbers = (plan: StudyPlan): ReleasedNumber[] =>
  plan.arms.flatMap(({ id }) =>
    [TABLE.arrived, TABLE.acted].map((table) => ({ table, where: { arm: id, from: 'elsewhere' } })),
  );

/** Those who were not asked beforehand: allocated, finished, and what they answered. */
function answered(
  plan: StudyPlan,
  outcome: Outcome,
  answers: readonly (string | readonly string[])[],
): ReleasedNumber[] {
  const where = { preAsked: 'no' };
  const design = plan.arms.flatMap(({ id }) =>
    [TABLE.allocated, TABLE.finished].map((table) => ({ table, where: { ...where, arm: id } })),
  );
  return [...design, ...byArm(plan, TABLE.after(outcome), 'answer', answers, where)];
}

function targetTable(plan: StudyPlan, outcome: Outcome): TableToRelease {
  const rest = valuesOf(outcome).filter((value) => !outcome.target.includes(value));
  return {
    id: TABLE.after(outcome),
    numbers: answered(plan, outcome, [outcome.target, rest]),
  };
}

const answersTable = (plan: StudyPlan, outcome: Outcome): TableToRelease => ({
  id: TABLE.after(outcome),
  numbers: answered(plan, outcome, valuesOf(outcome)),
});

const sensitisationTable = (plan: StudyPlan, outcome: Outcome): TableToRelease => ({
  id: RELEASED.sensitisation,
  numbers: askedOf(plan).flatMap((preAsked) =>
    byArm(plan, TABLE.after(outcome), 'answer', valuesOf(outcome), { preAsked }),
  ),
});

function followUpTables(plan: StudyPlan): TableToRelease[] {
  if (!plan.followUp) return [];
  const { primary, change } = plan.followUp;
  const side = (target: boolean) =>
    valuesOf(primary).filter((value) => primary.target.includes(value) === target);
  const pairs = (before: readonly string[], now: readonly string[]) =>
    before.flatMap((one) => now.map((other) => pairAnswer(one, other)));
  const sides = [side(true), side(false)];
  const quadrants = sides.flatMap((before) => sides.map((now) => pairs(before, now)));
  const now = sides.map((each_) => pairs(valuesOf(primary), each_));
  const optedIn = each(TABLE.optedIn, 'link', ['bare', 'with_answer']);
  return [
    { id: TABLE.optedIn, numbers: [{ table: TABLE.allocated, where: {} }, ...optedIn] },
    { id: TABLE.returned, numbers: [...optedIn, { table: TABLE.returned, where: {} }] },
    {
      id: TABLE.pair(primary),
      numbers: [
        ...optedIn,
        ...quadrants.map((answer) => ({ table: TABLE.pair(primary), where: { answer } })),
      ],
    },
    {
      id: TABLE.noised(change),
      numbers: each(TABLE.noised(change), 'answer', valuesOf(change)),
    },
    {
      id: RELEASED.followUpArms,
      numbers: [
        ...plan.arms.map(({ id }) => ({ table: TABLE.allocated, where: { arm: id } })),
        ...byArm(plan, TABLE.pair(primary), 'answer', now),
      ],
    },
  ];
}

/** Each number of reach stands by itself: one quiet channel doesn't hold the others. */
const reachNumbers = (plan: StudyPlan): TableToRelease[] =>
  reachTables(plan)
    .toReversed()
    .flatMap(({ name, by, dimensions }) =>
      dimensions.flatMap(({ values }) =>
        values.map((value) => ({
          id: `${name}.${value}`,
          numbers: [{ table: name, where: { [by]: value } }],
        })),
      ),
    );
