import type { StudyPlan } from '../../analytics/plan/schema.ts';
import { deriveEvents } from '../../analytics/plan/tables.ts';
import type { Dimension, Table } from '../../analytics/plan/tables.ts';
import type { Language } from '../language.ts';
import { COUNT_WORDS } from './what-we-count-words.ts';

/** Says in plain words what a table counts. */
export function describeTable(plan: StudyPlan, table: Table, language: Language): string {
  const words = COUNT_WORDS[language];
  const [kind = '', id = ''] = table.name.split('.');
  const fixed = words.tables[table.name];
  if (fixed) return fixed;
  if (kind === 'action') return `${words.tables.action}: ${plan.action.name[language]}`;
  const item =
    [...plan.outcomes, ...plan.sensitive].find((each) => each.id === id) ??
    [plan.followUp?.primary, plan.followUp?.change].find((each) => each?.id === id);
  const known = deriveEvents(plan).some(({ tables }) =>
    tables.some(({ name }) => name === table.name),
  );
  if (!item || !known) throw new Error(`no words for the table ${table.name}`);
  return `${words.tables[kind] ?? kind}: “${item.question[language]}”`;
}

/** Says what a table is divided by; the values are names in the data, English in both languages. */
export const describeDimension = ({ name }: Dimension, language: Language): string =>
  COUNT_WORDS[language].dimensions[name] ?? name;
