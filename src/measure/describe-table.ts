import { propertyOf, readTable } from '../../analytics/plan/names.ts';
import { deriveEvents } from '../../analytics/plan/tables.ts';
import type { Dimension, Table } from '../../analytics/plan/tables.ts';
import type { StudyPlan } from '../../analytics/plan/schema.ts';
import type { Language } from '../language.ts';
import { COUNT_WORDS } from './what-we-count-words.ts';

/** Says in plain words what a table counts. */
export function describeTable(plan: StudyPlan, table: Table, language: Language): string {
  const words = COUNT_WORDS[language];
  const { kind, item: id } = readTable(table.name);
  if (kind === 'reach') {
    const by = propertyOf(id);
    return (by && words.reach[by]) ?? table.name;
  }
  if (id === '') return words.tables[kind];
  if (kind === 'action') return `${words.tables.action}: ${plan.action.name[language]}`;
  const item =
    [...plan.outcomes, ...plan.sensitive].find((each) => each.id === id) ??
    [plan.followUp?.primary, plan.followUp?.change].find((each) => each?.id === id);
  const known = deriveEvents(plan).some(({ tables }) =>
    tables.some(({ name }) => name === table.name),
  );
  if (!item || !known) throw new Error(`no words for the table ${table.name}`);
  return `${words.tables[kind]}: “${item.question[language]}”`;
}

/** Says what a table is divided by; the values are names in the data, English in both languages. */
export const describeDimension = ({ name }: Dimension, language: Language): string => {
  const property = propertyOf(name);
  return (property && COUNT_WORDS[language].dimensions[property]) ?? name;
};
