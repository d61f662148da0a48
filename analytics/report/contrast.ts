import type { ScoreCount } from '../estimate/samples.ts';
import { controlArm } from '../plan/arms.ts';
import type { Outcome } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells, Where } from './cells.ts';
import type { ShownTable } from './disclosure.ts';
import type { Sample } from './schema.ts';

/** A group of visits, and how many of them have the outcome. */
export type Group = Sample & { readonly cases: number };

/** An arm with its group. */
export type ArmGroup = Group & { readonly arm: string };

/** The named contrast of every study: the message arms together, against the control. */
export type Contrast = {
  readonly message: Group;
  readonly control: Group;
  readonly arms: readonly ArmGroup[];
};

const POOLED: Text = {
  nl: 'Teksten over de gevolgen, samen',
  en: 'Texts about the consequences, pooled',
};

/** The visitors whose answers are the headline: those who were not asked beforehand. */
export const NOT_ASKED_BEFORE: Where = { preAsked: 'no' };

/** Groups each arm's counts into the named contrast. */
export function contrastOf(
  plan: StudyPlan,
  count: (arm: string) => { readonly n: number; readonly cases: number },
): Contrast {
  const arms = plan.arms.map((arm) => ({ arm: arm.id, name: arm.name, ...count(arm.id) }));
  const isControl = ({ arm }: ArmGroup) => arm === controlArm(plan);
  const add = (groups: readonly ArmGroup[], name: Text): Group => ({
    name,
    n: groups.reduce((sum, { n }) => sum + n, 0),
    cases: groups.reduce((sum, { cases }) => sum + cases, 0),
  });
  const control = arms.filter(isControl);
  return {
    message: add(
      arms.filter((group) => !isControl(group)),
      POOLED,
    ),
    control: add(control, control[0]?.name ?? POOLED),
    arms,
  };
}

/** The primary: who did the action, of everyone allocated (intention-to-treat). */
export const actionContrast = (plan: StudyPlan, cells: Cells, where: Where = {}): Contrast =>
  contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.allocated, { ...where, arm }),
    cases: cells.total(TABLE.action(plan.action), { ...where, arm }),
  }));

/** The same among visits that came from elsewhere: who came from a page of this site has read more. */
export const arrivedActionContrast = (plan: StudyPlan, cells: Cells): Contrast =>
  contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.arrived, { from: 'elsewhere', arm }),
    cases: cells.total(TABLE.acted, { from: 'elsewhere', arm }),
  }));

/** Who finished, of everyone allocated. */
export const finishContrast = (plan: StudyPlan, cells: Cells, where: Where = {}): Contrast =>
  contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.allocated, { ...where, arm }),
    cases: cells.total(TABLE.finished, { ...where, arm }),
  }));

/** Who answered an item, of everyone allocated. */
export const answeredContrast = (
  plan: StudyPlan,
  cells: Cells,
  outcome: Outcome,
  where: Where = {},
): Contrast =>
  contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.allocated, { ...where, arm }),
    cases: cells.total(TABLE.after(outcome), { ...where, arm }),
  }));

/** Who gave a target answer, of those who finished. */
export const answerContrast = (
  plan: StudyPlan,
  cells: Cells,
  outcome: Outcome,
  where: Where = NOT_ASKED_BEFORE,
): Contrast =>
  contrastOf(plan, (arm) => ({
    n: cells.total(TABLE.after(outcome), { ...where, arm }),
    cases: cells.total(TABLE.after(outcome), { ...where, arm, answer: outcome.target }),
  }));

/** The answers of a set of arms to one outcome, lowest first. */
const answerHistogram = (
  cells: Cells,
  outcome: Outcome,
  arms: readonly string[],
  where: Where = NOT_ASKED_BEFORE,
): number[] =>
  cells.histogram(
    TABLE.after(outcome),
    outcome.answers.map(({ value }) => value),
    { ...where, arm: arms },
  );

/** The answers of a set of arms as scores, for estimators of means. */
export const scoreCounts = (
  cells: Cells,
  outcome: Outcome,
  arms: readonly string[],
  {
    where = NOT_ASKED_BEFORE,
    scores = scoresOf(outcome),
  }: { where?: Where; scores?: number[] } = {},
): ScoreCount[] =>
  answerHistogram(cells, outcome, arms, where).map((count, place) => ({
    score: scores[place] ?? 0,
    count,
  }));

/** Ranks of an outcome's answers as scores, turned so that higher is always better. */
const scoresOf = ({ answers, improvement }: Outcome): number[] =>
  answers.map((_, place) => (improvement === 'higher' ? place + 1 : answers.length - place));

/** What a contrast would release. */
export const tableOf = (id: string, { arms }: Contrast): ShownTable => ({
  id,
  rows: arms.map(({ arm, n, cases }) => ({ arm, n, cases })),
});

/** The two groups of a contrast without their arms, as a figure shows them. */
export const samplesOf = ({ message, control }: Contrast): Sample[] => [message, control];
