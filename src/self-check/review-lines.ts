import { PROPERTY, propertyOf, readTable } from '../../analytics/plan/names.ts';
import type { ByProperty } from '../../analytics/plan/names.ts';
import type { Properties } from '../../analytics/protocol/compose.ts';
import type { Screen, ScriptStudy } from './script.ts';
import type { CheckWords } from './words.ts';

/** One property of what will be sent: what it says in words, and how it goes over the line. */
export type ReviewLine = {
  readonly says: string;
  readonly raw: string;
  /** What goes with the answers, and is none. */
  readonly isContext: boolean;
};

/** An item that a property may answer: its short name, and its answers in words. */
export type Item = {
  readonly table: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
};

/** What words the values of a plan's own names have. */
type Named = { readonly study: string; readonly arms: ReadonlyMap<string, string> };

/** The items of a check, as the tables that their answers increment. */
export const itemsOf = (screens: readonly Screen[]): Item[] =>
  screens.flatMap((screen) =>
    (screen.kind === 'question' || screen.kind === 'coin') && screen.table
      ? [{ table: screen.table, name: screen.name ?? screen.question, options: screen.options }]
      : [],
  );

/** What an arm and a study are called. */
export const namesOf = ({ title, arms }: Pick<ScriptStudy, 'title' | 'arms'>): Named => ({
  study: title,
  arms: new Map(arms.map(({ id, name }) => [id, name])),
});

/** Says each property of an event in a line of plain words, with the property itself beside it. */
export const reviewLines = (
  properties: Properties,
  items: readonly Item[],
  named: Named,
  words: CheckWords,
): ReviewLine[] =>
  Object.entries(properties).map(([key, value]) => {
    const context = contextLine(key, value, named, words);
    return {
      says: context ?? answerLine(key, value, items, words),
      raw: `${key}: ${value}`,
      isContext: context !== undefined,
    };
  });

function contextLine(
  key: string,
  value: string,
  { study, arms }: Named,
  words: CheckWords,
): string | undefined {
  const property = propertyOf(key);
  const label = property && words.review[property];
  if (!label) return undefined;
  const known = words.values[value] ?? value;
  const says: ByProperty<string> = {
    study,
    version: value.split('-')[0] ?? value,
    submission: words.randomNumber,
    arm: arms.get(value) ?? known,
    window: value.slice(1),
  };
  return `${label}: ${says[property] ?? known}`;
}

function answerLine(key: string, value: string, items: readonly Item[], words: CheckWords): string {
  const { kind, item: id } = readTable(key);
  const item = items.find(({ table }) => readTable(table).item === id);
  const name = item?.name ?? key;
  const textOf = (each: string): string =>
    item?.options.find((option) => option.value === each)?.text.toLowerCase() ?? each;
  if (kind === 'change')
    return `${name}, ${words.reviewChange}: ${Number(value) > 0 ? '+' : ''}${value}`;
  if (kind === 'noised') return `${name}, ${words.coinAfter}: ${textOf(value)}`;
  return `${name}: ${value.split(':').map(textOf).join(' → ')}`;
}

/** The order in which lines are read: the answers first, then what goes with them. */
export const answersFirst = (properties: Properties): Properties => {
  const context = new Set<string>(Object.values(PROPERTY));
  const entries = Object.entries(properties);
  return Object.fromEntries([
    ...entries.filter(([key]) => !context.has(key)),
    ...entries.filter(([key]) => context.has(key)),
  ]);
};
