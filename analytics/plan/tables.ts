import { EVENT, PROPERTY, TABLE, cellName, pairAnswer } from './names.ts';
import type { StudyPlan } from './schema.ts';

/** What one event may carry, of Plausible's thirty properties. */
export const PROPERTY_LIMIT = 30;
export const CONTEXT_LIMIT = 8;
export const INCREMENT_LIMIT = 22;

/** Whether this is the visitor's first time, by their own word. */
export const FIRST_TIMES = ['first', 'again', 'unsure'] as const;
export type FirstTime = (typeof FIRST_TIMES)[number];

/** Whether somebody took at least the least time that a reader needs. */
export const PACES = ['ok', 'too_fast'] as const;

/** The arm of a return whose link carried nothing. */
export const UNKNOWN_ARM = 'unknown';
/** What is counted where an allowlist has no match. */
export const OTHER = 'other';

/** One way in which a table is divided. */
export type Dimension = { readonly name: string; readonly values: readonly string[] };

/** A table that the plan allows; every combination of its dimensions is one cell. */
export type Table = {
  readonly name: string;
  readonly event: string;
  readonly dimensions: readonly Dimension[];
};

/** A property that increments the table of its own name, in the cell that holds its value. */
export type IncrementProperty = {
  readonly key: string;
  readonly values: readonly string[];
  /** Present in the event just when this context property has one of these values. */
  readonly when?: Dimension;
};

/** What an event of this study says, and which tables it increments. */
export type EventSpec = {
  readonly name: string;
  readonly context: readonly Dimension[];
  readonly increments: readonly IncrementProperty[];
  readonly tables: readonly Table[];
};

/** Changes are clipped to two steps, so that a cell says little about where someone began. */
export const CHANGES = ['-2', '-1', '0', '1', '2'] as const;

const YES_NO = ['yes', 'no'] as const;
const values = (answers: readonly { value: string }[]) => answers.map((answer) => answer.value);

/** The four weeks-of-return that the window of a follow-up spans, such as w3 to w6. */
export function followUpWindows(plan: StudyPlan): string[] {
  if (!plan.followUp) return [];
  const first = Math.floor(plan.followUp.fromDay / 7);
  const last = Math.floor(plan.followUp.toDay / 7);
  return Array.from({ length: last - first + 1 }, (_, index) => `w${first + index}`);
}

/**
 * Derives every event of a study, and so every table and cell that may exist.
 *
 * An outcome is crossed with at most arm, asked-before and first-time, never with another outcome.
 */
export function deriveEvents(plan: StudyPlan): EventSpec[] {
  const { arm, preAsked, firstTime } = designOf(plan);
  const design = [arm, preAsked, firstTime];
  const from = { name: PROPERTY.from, values: ['this_site', 'elsewhere'] };
  const pace = { name: PROPERTY.pace, values: PACES };
  const link = { name: PROPERTY.link, values: ['bare', 'with_answer'] };

  const events = [
    event(EVENT.start, [...design, from], [], {
      [TABLE.allocated]: design,
      [TABLE.arrived]: [arm, from],
    }),
    plan.action.byOrigin
      ? event(EVENT.action, [...design, from], [], {
          [TABLE.action(plan.action)]: design,
          [TABLE.acted]: [arm, from],
        })
      : event(EVENT.action, design, [], { [TABLE.action(plan.action)]: design }),
    event(EVENT.finish, [...design, pace], finishIncrements(plan), {
      [TABLE.finished]: design,
      [TABLE.pace]: [arm, pace],
    }),
  ];
  if (plan.followUp) {
    events.push(event(EVENT.calendar, [arm, link], [], { [TABLE.optedIn]: [arm, link] }));
    events.push(returnEvent(plan, arm));
  }
  return events;
}

/** What pageviews are told apart by, one thing at a time. */
export type ReachTable = Table & { readonly by: 'page' | 'channel' | 'language' };

/** The tables of reach. */
export function reachTables(plan: StudyPlan): ReachTable[] {
  const table = (by: ReachTable['by'], values: readonly string[]): ReachTable => ({
    by,
    name: TABLE.reach(by),
    event: EVENT.pageview,
    dimensions: [{ name: PROPERTY[by], values }],
  });
  return [
    table('page', [...plan.pages.map((page) => page.id), OTHER]),
    table('channel', [...plan.channels.map((channel) => channel.id), OTHER]),
    table('language', plan.languages),
  ];
}

/** Every table that may exist for a plan. */
export const deriveTables = (plan: StudyPlan): Table[] => [
  ...reachTables(plan),
  ...deriveEvents(plan).flatMap((each) => each.tables),
];

/** The number of cells in a table. */
export const countCells = (table: Table): number =>
  table.dimensions.reduce((product, dimension) => product * dimension.values.length, 1);

/** Every cell of a table, by name, in the order of its dimensions. */
export function cellNames({ dimensions }: Table): string[] {
  const cells = dimensions.reduce<ReadonlyMap<string, string>[]>(
    (begun, { name, values: each }) =>
      begun.flatMap((cell) => each.map((value) => new Map(cell).set(name, value))),
    [new Map()],
  );
  return cells.map((cell) => cellName(dimensions, (name) => cell.get(name) ?? ''));
}

const designOf = (plan: StudyPlan) => ({
  arm: { name: PROPERTY.arm, values: plan.arms.map((each) => each.id) },
  preAsked: { name: PROPERTY.preAsked, values: YES_NO },
  firstTime: { name: PROPERTY.firstTime, values: FIRST_TIMES },
});

function event(
  name: string,
  context: readonly Dimension[],
  increments: readonly (IncrementProperty & { by: readonly Dimension[] })[],
  byContext: Readonly<Record<string, readonly Dimension[]>>,
): EventSpec {
  const tables = Object.entries(byContext).map(([table, dimensions]) => ({
    name: table,
    event: name,
    dimensions,
  }));
  const answered = increments.map(({ key, values: answers, by }) => ({
    name: key,
    event: name,
    dimensions: [...by, { name: PROPERTY.answer, values: answers }],
  }));
  return {
    name,
    context,
    increments: increments.map(({ key, values: answers, when }) =>
      when ? { key, values: answers, when } : { key, values: answers },
    ),
    tables: [...tables, ...answered],
  };
}

function finishIncrements(plan: StudyPlan) {
  const { arm, preAsked, firstTime } = designOf(plan);
  const after = plan.outcomes.map((outcome) => ({
    key: TABLE.after(outcome),
    values: values(outcome.answers),
    by: [arm, preAsked, firstTime],
  }));
  const change = plan.outcomes
    .filter((outcome) => outcome.role !== 'message')
    .map((outcome) => ({
      key: TABLE.change(outcome),
      values: CHANGES,
      when: { name: PROPERTY.preAsked, values: ['yes'] },
      by: [arm, firstTime],
    }));
  const noised = plan.sensitive.map((item) => ({
    key: TABLE.noised(item),
    values: values(item.answers),
    by: [arm],
  }));
  return [...after, ...change, ...noised];
}

function returnEvent(plan: StudyPlan, arm: Dimension): EventSpec {
  if (!plan.followUp) throw new Error('a plan without a follow-up has no return');
  const { primary, change } = plan.followUp;
  const armOrUnknown = { name: PROPERTY.arm, values: [...arm.values, UNKNOWN_ARM] };
  const window = { name: PROPERTY.window, values: followUpWindows(plan) };
  const answers = values(primary.answers);
  const pairs = answers.flatMap((before) => answers.map((now) => pairAnswer(before, now)));
  return event(
    EVENT.return,
    [armOrUnknown, window],
    [
      { key: TABLE.pair(primary), values: pairs, when: arm, by: [arm] },
      {
        key: TABLE.now(primary),
        values: answers,
        when: { name: PROPERTY.arm, values: [UNKNOWN_ARM] },
        by: [],
      },
      { key: TABLE.noised(change), values: values(change.answers), by: [armOrUnknown] },
    ],
    { [TABLE.returned]: [armOrUnknown, window] },
  );
}
