import type { StudyPlan } from './schema.ts';

/**
 * What a change of a field does after registration: it starts new counts, it is allowed when the
 * plan's own log of wording names it, or it belongs to a running campaign and is free.
 */
export type ChangeKind = 'new-counts' | 'logged' | 'free';

type Field = { readonly change: ChangeKind; readonly why: string };

const field = (change: ChangeKind, why: string): Field => ({ change, why });

/**
 * Every field of a plan, and what its change does. The hash of a registered copy covers all that
 * isn't free: it is the fingerprint of what was registered. Whether counts go on is decided by the
 * fields that start new counts, so that a corrected accent doesn't end a study.
 */
export const PLAN_FIELDS: Readonly<Record<keyof StudyPlan, Field>> = {
  id: field('new-counts', 'counts are kept under it'),
  version: field('free', 'it names the registered copy, which is compared whole'),
  registered: field('free', 'it says when, not what'),
  closed: field('free', 'a campaign ends when it ends; nothing is asked or counted otherwise'),
  title: field('logged', 'it is read on the effect page only'),
  hypotheses: field('logged', 'what is computed follows from the other fields, not from the words'),
  arms: field('new-counts', 'it is what is drawn and shown'),
  preAskedShare: field('new-counts', 'it is what is drawn'),
  action: field('new-counts', 'it is what is offered and counted'),
  outcomes: field('new-counts', 'it is what is asked, counted and compared'),
  sensitive: field('new-counts', 'it is what is asked, noised and counted'),
  followUp: field('new-counts', 'it is what is asked, noised and counted'),
  minimumSeconds: field('new-counts', 'it decides in which cell a finish is counted'),
  planned: field('new-counts', 'the verdict is made from it: choosing it afterwards is cheating'),
  pages: field('free', 'a site grows; a new page counts in a cell of its own'),
  channels: field('free', 'channels come and go, and their costs are known afterwards'),
  languages: field('free', 'a language that is added counts in a cell of its own'),
  publication: field(
    'logged',
    'it decides when and how coarse figures are shown, not what they are',
  ),
  retentionMonths: field('free', 'it is about the counts after the study'),
  wording: field('free', 'it is the log itself'),
};

/** The name of anything is read on the effect page alone: what a visitor reads stands beside it. */
const NAME = 'name';

/** What a change of one leaf does, by its path such as `arms.0.message.nl`. */
export function changeKind(path: string): ChangeKind {
  const [top = '', ...below] = path.split('.');
  const known = Object.entries(PLAN_FIELDS).find(([name]) => name === top);
  const kind = known?.[1].change ?? 'new-counts';
  return kind === 'new-counts' && below.includes(NAME) ? 'logged' : kind;
}

/** What decides whether counts go on: the plan without what is logged or free. */
export const meaningOf = (plan: StudyPlan): unknown =>
  withoutNames(
    Object.fromEntries(
      Object.entries(plan).filter(
        ([name]) => PLAN_FIELDS[name as keyof StudyPlan].change === 'new-counts',
      ),
    ),
  );

function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== NAME)
      .map(([name, each]) => [name, withoutNames(each)]),
  );
}
