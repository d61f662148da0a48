/**
 * The only place that spells, or takes apart, the name of an event, of a property, of a table and of
 * a cell. Whoever asks, sends, judges, counts or sums up gets the name from here.
 */

/** The names of events. */
export const EVENT = {
  pageview: 'pageview',
  start: 'start',
  action: 'action',
  finish: 'finish',
  calendar: 'calendar',
  return: 'return',
} as const;

/** Names that belong to studies in every plan; under these, only declared properties pass. */
export const STUDY_EVENTS: readonly string[] = [
  EVENT.start,
  EVENT.action,
  EVENT.finish,
  EVENT.calendar,
  EVENT.return,
];

/** The names of what an event says beside its answers, and of what a table is divided by. */
export const PROPERTY = {
  study: 'study',
  version: 'version',
  /** Carries the number of one delivery; it is no dimension of any table. */
  submission: 'submission',
  arm: 'arm',
  preAsked: 'pre_asked',
  firstTime: 'first_time',
  from: 'from',
  pace: 'pace',
  link: 'link',
  window: 'window',
  answer: 'answer',
  page: 'page',
  channel: 'channel',
  language: 'language',
} as const;
export type Property = keyof typeof PROPERTY;

/** Values by property, for `named` to give them their names. */
export type ByProperty<V> = Readonly<Partial<Record<Property, V>>>;

/** Puts values under the names by which they travel and are counted. */
export const named = <V>(values: ByProperty<V>): Record<string, V> =>
  Object.fromEntries(
    Object.entries(values).map(([property, value]) => [PROPERTY[property as Property], value]),
  );

/** Which property has a name; nothing for a name that none has. */
export const propertyOf = (name: string): Property | undefined => keyOf(PROPERTY, name);

/** The first word of each kind of table; one of an item goes on with the item's id. */
const WORD = {
  allocated: 'allocated',
  arrived: 'arrived',
  finished: 'finished',
  pace: 'pace',
  optedIn: 'opted_in',
  returned: 'returned',
  reach: 'reach',
  action: 'action',
  acted: 'acted',
  after: 'after',
  change: 'change',
  noised: 'noised',
  pair: 'pair',
  now: 'now',
} as const;
export type TableKind = keyof typeof WORD;

type Item = { readonly id: string };

/** The names of tables; an answer's property has the name of its table. */
export const TABLE = {
  allocated: WORD.allocated,
  arrived: WORD.arrived,
  finished: WORD.finished,
  pace: WORD.pace,
  optedIn: WORD.optedIn,
  returned: WORD.returned,
  /** The action again, by where the visit came from. */
  acted: WORD.acted,
  reach: (by: Property) => `${WORD.reach}.${PROPERTY[by]}`,
  action: ({ id }: Item) => `${WORD.action}.${id}`,
  after: ({ id }: Item) => `${WORD.after}.${id}`,
  change: ({ id }: Item) => `${WORD.change}.${id}`,
  /** An item randomised on the device, with how that was done. */
  noised: ({ id, answers }: Item & { readonly answers: readonly unknown[] }) =>
    `${WORD.noised}.${id}.${coinMechanism(answers.length)}`,
  pair: ({ id }: Item) => `${WORD.pair}.${id}`,
  now: ({ id }: Item) => `${WORD.now}.${id}`,
} as const;

/** The name of the coin mechanism over k categories: half truth, half a uniformly random one. */
export const coinMechanism = (categories: number): string => `c2k${categories}`;

/** The value of a pair: the coarse answer then and now, by one visitor. */
export const pairAnswer = (before: string, now: string): string => `${before}:${now}`;

/**
 * Takes the name of a table apart.
 *
 * @returns its kind, and the id of its item, or what reach is told apart by; no item where it has none
 * @throws Error for a name that no table has
 */
export function readTable(name: string): { readonly kind: TableKind; readonly item: string } {
  const [word = '', item = ''] = name.split('.');
  const kind = keyOf(WORD, word);
  if (!kind) throw new Error(`there is no table ${name}`);
  return { kind, item };
}

/** Writes the name of a cell, such as `arm=control;pre_asked=no`. */
export const cellName = (
  dimensions: readonly { readonly name: string }[],
  valueOf: (dimension: string) => string,
): string => dimensions.map(({ name }) => `${name}=${valueOf(name)}`).join(';');

/** Takes the name of a cell apart: its values, by the name of the dimension. */
export const readCell = (cell: string): Map<string, string> =>
  new Map(
    cell.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, value];
    }),
  );

function keyOf<K extends string>(names: Readonly<Record<K, string>>, name: string): K | undefined {
  return (Object.keys(names) as K[]).find((key) => names[key] === name);
}

/** How the names of all tables of reach begin. */
export const REACH_PREFIX = `${WORD.reach}.`;
