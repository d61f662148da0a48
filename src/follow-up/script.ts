import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import { TABLE } from '../../analytics/plan/names.ts';
import { followUpWindows } from '../../analytics/plan/tables.ts';
import type { Language, Text } from '../language.ts';
import type { Option } from '../self-check/script.ts';

/** A question of the follow-up, and the table its answer increments. */
type Asked = {
  readonly id: string;
  readonly question: string;
  readonly name: string;
  readonly options: readonly Option[];
};

/** All that the browser needs of a follow-up, in one language. */
export type FollowUpScript = {
  readonly language: Language;
  readonly study: string;
  readonly version: string;
  readonly title: string;
  readonly arms: readonly string[];
  readonly armNames: readonly (readonly [id: string, name: string])[];
  readonly windows: readonly string[];
  readonly path: string;
  readonly primary: Asked;
  readonly change: Asked & { readonly table: string };
};

/** The follow-up of a study in one language; none where the plan has none. */
export function compileFollowUp(
  { plan, version }: RegisteredPlan,
  language: Language,
  path: string,
  armLabels: Readonly<Record<string, Text>> = {},
): FollowUpScript | undefined {
  if (!plan.followUp) return undefined;
  const { primary, change } = plan.followUp;
  const asked = ({ id, name, question, answers }: typeof primary | typeof change): Asked => ({
    id,
    question: question[language],
    name: name[language],
    options: answers.map(({ value, text }) => ({ value, text: text[language] })),
  });
  return {
    language,
    study: plan.id,
    version,
    title: plan.title[language],
    arms: plan.arms.map(({ id }) => id),
    armNames: plan.arms.map(({ id, name }) => [id, (armLabels[id] ?? name)[language]]),
    windows: followUpWindows(plan),
    path,
    primary: asked(primary),
    change: { ...asked(change), table: TABLE.noised(change) },
  };
}
