import { EVENT, TABLE } from '../../plan/names.ts';
import type { StudyPlan } from '../../plan/schema.ts';
import type { Dimension, Table } from '../../plan/tables.ts';
import { valueDimension, whereOf } from './cell-space.ts';
import type { CellSpace } from './cell-space.ts';
import type { Sum } from './echelon.ts';

/** Visits that somebody might want to single out, and among whom they are. */
export type Group = Sum & {
  readonly name: string;
  /** All of whom the group is a part; a group that is part of nothing has none. */
  readonly base?: Sum;
};

/** Every set of so few levels is a candidate; of more, one level and all but one. */
const ALL_SETS = 4;
/** The same in a table that is divided by nothing else, such as channels. */
const ALL_SETS_ALONE = 12;

/**
 * Every group that the rule is held to: in each table each set of levels of each of its dimensions,
 * each answer, the targets, what is left of them, and who left without acting or finishing.
 */
export function groupsOf(plan: StudyPlan, space: CellSpace): Group[] {
  const targets = targetsOf(plan);
  return space.tables.flatMap((table) => {
    const value = valueDimension(table);
    const who = table.dimensions.filter((dimension) => dimension !== value);
    const groups = questionsBy(who).flatMap((where) =>
      value
        ? valueGroups(space, table, where, value, targets.get(table.name))
        : designGroups(plan, space, table, where),
    );
    return table.name === TABLE.acted ? [...groups, ...arrivedWithoutActing(space, table)] : groups;
  });
}

/** Who came from somewhere and didn't act, by arm and of all arms together. */
function arrivedWithoutActing(space: CellSpace, { name, dimensions }: Table): Group[] {
  return questionsBy(dimensions).map((where) => {
    const arrived = space.columns(TABLE.arrived, whereOf(where));
    const acted = space.columns(name, whereOf(where));
    const base = { plus: arrived };
    return { name: `without ${nameOf(name, where)}`, plus: arrived, minus: acted, base };
  });
}

type Question = ReadonlyMap<string, readonly string[]>;

/** Each set of levels of each dimension, crossed. */
const questionsBy = (dimensions: readonly Dimension[]): Question[] =>
  dimensions.reduce<Question[]>(
    (begun, dimension) =>
      begun.flatMap((where) =>
        levelSets(dimension).map((levels) => new Map(where).set(dimension.name, levels)),
      ),
    [new Map()],
  );

function valueGroups(
  space: CellSpace,
  table: Table,
  where: Question,
  value: Dimension,
  target: readonly string[] | undefined,
): Group[] {
  const { name } = table;
  const base = { plus: space.columns(name, whereOf(where)) };
  const whole = isFirstOfItsEvent(table) ? [{ ...base, name: nameOf(name, where) }] : [];
  const most = where.size === 0 ? ALL_SETS_ALONE : ALL_SETS;
  const sets = new Map<string, readonly string[]>(
    levelSets(value, most).map((levels) => [levels.join(), levels]),
  );
  if (target) {
    const rest = value.values.filter((each) => !target.includes(each));
    for (const levels of [target, rest]) sets.set(levels.join(), levels);
  }
  const parts = [...sets.values()]
    .filter((levels) => levels.length < value.values.length)
    .map((levels) => {
      const part = new Map(where).set(value.name, levels);
      return { name: nameOf(name, part), plus: space.columns(name, whereOf(part)), base };
    });
  return [...whole, ...parts];
}

/** Who was allocated, who acted or finished of them, and who didn't. */
function designGroups(
  plan: StudyPlan,
  space: CellSpace,
  { name }: Table,
  where: Question,
): Group[] {
  const group = { name: nameOf(name, where), plus: space.columns(name, whereOf(where)) };
  const allocated = space.columns(TABLE.allocated, whereOf(where));
  if (name === TABLE.allocated) return [{ ...group, base: { plus: space.columns(name) } }];
  const counted = name === TABLE.finished || name === TABLE.action(plan.action);
  if (!counted) return [group];
  const base = { plus: allocated };
  const missing = { name: `without ${group.name}`, plus: allocated, minus: group.plus, base };
  return [{ ...group, base }, missing];
}

/** Its total says something of its own; other tables of the same event add up to it. */
const isFirstOfItsEvent = ({ name, event }: Table): boolean =>
  name === TABLE.optedIn || name === TABLE.returned || event === EVENT.pageview;

function levelSets({ values }: Dimension, most = ALL_SETS): string[][] {
  if (values.length <= most) {
    return Array.from({ length: 2 ** values.length - 1 }, (_, place) =>
      values.filter((_level, level) => ((place + 1) >> level) & 1),
    );
  }
  return [
    [...values],
    ...values.map((each) => [each]),
    ...values.map((each) => values.filter((other) => other !== each)),
  ];
}

function targetsOf(plan: StudyPlan): Map<string, readonly string[]> {
  return new Map(plan.outcomes.map((outcome) => [TABLE.after(outcome), outcome.target]));
}

const nameOf = (table: string, where: Question): string =>
  [table, ...[...where].map(([name, levels]) => `${name}=${levels.join('|')}`)].join(' ');
