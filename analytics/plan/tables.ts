import type { StudyPlan } from './schema.ts';

/** What one event may carry, of Plausible's thirty properties. */
export const PROPERTY_LIMIT = 30;
export const CONTEXT_LIMIT = 8;
export const INCREMENT_LIMIT = 22;

/** Whether this is the visitor's first time, by their own word. */
export const FIRST_TIMES = ['first', 'again', 'unsure'] as const;
export type FirstTime = (typeof FIRST_TIMES)[number];

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

/** The context property that carries the number of one delivery; it is no dimension of any table. */
export const SUBMISSION = 'submission';

/** The name of the coin mechanism over k categories: half truth, half a uniformly random one. */
export const coinMechanism = (categories: number): string => `c2k${categories}`;

/** The property, and table, of an item randomised on the device. */
export const noisedKey = (item: { id: string; answers: readonly unknown[] }): string =>
  `noised.${item.id}.${coinMechanism(item.answers.length)}`;

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
  const arm = { name: 'arm', values: plan.arms.map((each) => each.id) };
  const preAsked = { name: 'pre_asked', values: YES_NO };
  const firstTime = { name: 'first_time', values: FIRST_TIMES };
  const design = [arm, preAsked, firstTime];
  const from = { name: 'from', values: ['this_site', 'elsewhere'] };
  const pace = { name: 'pace', values: ['ok', 'too_fast'] };
  const link = { name: 'link', values: ['bare', 'with_answer'] };

  const events = [
    event('start', [...design, from], [], { allocated: design, arrived: [arm, from] }),
    event('action', design, [], { [`action.${plan.action.id}`]: design }),
    event('finish', [...design, pace], finishIncrements(plan), {
      finished: design,
      pace: [arm, pace],
    }),
  ];
  if (plan.followUp) {
    events.push(event('calendar', [arm, link], [], { opted_in: [arm, link] }));
    events.push(returnEvent(plan, arm));
  }
  return events;
}

/** The tables of reach: pageviews by one thing at a time. */
export function reachTables(plan: StudyPlan): Table[] {
  const table = (name: string, dimension: string, ids: readonly string[]): Table => ({
    name,
    event: 'pageview',
    dimensions: [{ name: dimension, values: ids }],
  });
  return [
    table('reach.page', 'page', [...plan.pages.map((page) => page.id), OTHER]),
    table('reach.channel', 'channel', [...plan.channels.map((channel) => channel.id), OTHER]),
    table('reach.language', 'language', plan.languages),
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

/** Writes the name of a cell, such as `arm=control;pre_asked=no`. */
export const cellName = (
  dimensions: readonly Dimension[],
  valueOf: (dimension: string) => string,
): string => dimensions.map(({ name }) => `${name}=${valueOf(name)}`).join(';');

/** Every cell of a table, by name, in the order of its dimensions. */
export function cellNames(table: Table): string[] {
  return table.dimensions.reduce<string[]>(
    (cells, { name, values: each }) =>
      cells.flatMap((cell) => each.map((value) => `${cell && `${cell};`}${name}=${value}`)),
    [''],
  );
}

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
    dimensions: [...by, { name: 'answer', values: answers }],
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
  const arm = { name: 'arm', values: plan.arms.map((each) => each.id) };
  const preAsked = { name: 'pre_asked', values: YES_NO };
  const firstTime = { name: 'first_time', values: FIRST_TIMES };
  const after = plan.outcomes.map((outcome) => ({
    key: `after.${outcome.id}`,
    values: values(outcome.answers),
    by: [arm, preAsked, firstTime],
  }));
  const change = plan.outcomes
    .filter((outcome) => outcome.role !== 'message')
    .map((outcome) => ({
      key: `change.${outcome.id}`,
      values: CHANGES,
      when: { name: 'pre_asked', values: ['yes'] },
      by: [arm, firstTime],
    }));
  const noised = plan.sensitive.map((item) => ({
    key: noisedKey(item),
    values: values(item.answers),
    by: [arm],
  }));
  return [...after, ...change, ...noised];
}

function returnEvent(plan: StudyPlan, arm: Dimension): EventSpec {
  if (!plan.followUp) throw new Error('a plan without a follow-up has no return');
  const { primary, change } = plan.followUp;
  const armOrUnknown = { name: 'arm', values: [...arm.values, UNKNOWN_ARM] };
  const window = { name: 'window', values: followUpWindows(plan) };
  const answers = values(primary.answers);
  const pairs = answers.flatMap((before) => answers.map((now) => `${before}:${now}`));
  return event(
    'return',
    [armOrUnknown, window],
    [
      { key: `pair.${primary.id}`, values: pairs, when: arm, by: [arm] },
      {
        key: `now.${primary.id}`,
        values: answers,
        when: { name: 'arm', values: [UNKNOWN_ARM] },
        by: [],
      },
      { key: noisedKey(change), values: values(change.answers), by: [armOrUnknown] },
    ],
    { returned: [armOrUnknown, window] },
  );
}
