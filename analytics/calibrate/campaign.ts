import { controlArm } from '../plan/arms.ts';
import { TABLE, cellName, named } from '../plan/names.ts';
import type { ByProperty } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { deriveTables, reachTables } from '../plan/tables.ts';
import type { Cells, Where } from '../report/cells.ts';
import type { Counted, Look } from '../report/counted.ts';
import { keyOutcome } from '../report/key-secondary.ts';
import { drawBinomial, drawMultinomial } from '../simulate/sampling.ts';
import type { Stream } from '../simulate/stream.ts';
import type { Count } from '../tally/count.ts';

/** An arm by its place: 0 is control, 1 and on are the message arms. */
type Place = number;

/** What is true in a campaign that judging is held to; what it doesn't say makes no difference. */
export type JudgingTruth = {
  readonly name: string;
  readonly visits?: number;
  /** How far the campaign is, from 0 to 1, may change what is true. */
  readonly action?: (arm: Place, at: number) => number;
  readonly intention?: (arm: Place, asked: boolean) => number;
  /** Share that finishes, by whether somebody intends the target. */
  readonly finishes?: (arm: Place, intends: boolean) => number;
  /** What the ratio of an arm is multiplied by in what is really drawn. */
  readonly drawn?: (arm: Place) => number;
  readonly tooFast?: (arm: Place) => number;
  /** Starts that nobody made: to which arm, and whether the action was sent too, fast, with a view. */
  readonly forged?: {
    readonly starts: number;
    readonly arm: Place;
    readonly acts: boolean;
    readonly views: boolean;
    /** In one part of the campaign only. */
    readonly at: number;
  };
};

type Entry = { readonly table: string; readonly values: ByProperty<string>; n: number };

/** Everything that happened in one part of a campaign, cell by cell, in the tables that judging reads. */
export function drawPart(
  plan: StudyPlan,
  truth: JudgingTruth,
  { visits, part, parts }: { visits: number; part: number; parts: number },
  stream: Stream,
): Entry[] {
  const entries: Entry[] = [];
  const add = (table: string, values: ByProperty<string>, n: number) => {
    if (n > 0) entries.push({ table, values, n });
  };
  const at = part / parts;
  const ordered = placesOf(plan);
  const groups = ordered.flatMap(({ id, ratio }, place) =>
    (['no', 'yes'] as const).flatMap((preAsked) =>
      (['first', 'again'] as const).map((firstTime) => ({
        place,
        values: { arm: id, preAsked, firstTime },
        share:
          ratio *
          (truth.drawn?.(place) ?? 1) *
          (preAsked === 'yes' ? plan.preAskedShare : 1 - plan.preAskedShare) *
          (firstTime === 'again' ? 0.12 : 0.88),
      })),
    ),
  );
  const whole = groups.reduce((sum, { share }) => sum + share, 0);
  const drawn = drawMultinomial(
    visits,
    groups.map(({ share }) => share / whole),
    stream,
  );
  groups.forEach(({ place, values }, index) =>
    drawGroup(plan, truth, { place, values, n: drawn[index] ?? 0, at }, stream, add),
  );
  add(reachTables(plan)[0]?.name ?? '', { page: 'self-check' }, visits);
  const { forged } = truth;
  if (forged && part === Math.floor(forged.at * parts)) {
    const values = { arm: ordered[forged.arm]?.id ?? '', preAsked: 'no', firstTime: 'first' };
    const from = { ...values, from: 'elsewhere' };
    add(TABLE.allocated, values, forged.starts);
    add(TABLE.arrived, from, forged.starts);
    if (forged.views) add(reachTables(plan)[0]?.name ?? '', { page: 'self-check' }, forged.starts);
    if (forged.acts) {
      add(TABLE.action(plan.action), values, forged.starts);
      if (plan.action.byOrigin) add(TABLE.acted, from, forged.starts);
      add(TABLE.finished, values, forged.starts);
      add(TABLE.pace, { ...values, pace: 'too_fast' }, forged.starts);
    }
  }
  return entries;
}

const placesOf = (plan: StudyPlan) =>
  [...plan.arms].sort(
    (one, other) => Number(other.control ?? false) - Number(one.control ?? false),
  );

function drawGroup(
  plan: StudyPlan,
  truth: JudgingTruth,
  group: { place: Place; values: ByProperty<string>; n: number; at: number },
  stream: Stream,
  add: (table: string, values: ByProperty<string>, n: number) => void,
): void {
  const { place, values, n, at } = group;
  add(TABLE.allocated, values, n);
  const near = drawBinomial(n, BASE.fromThisSite, stream);
  for (const from of ['this_site', 'elsewhere']) {
    const arrived = from === 'this_site' ? near : n - near;
    const acted = drawBinomial(arrived, truth.action?.(place, at) ?? BASE.action, stream);
    add(TABLE.arrived, { ...values, from }, arrived);
    add(TABLE.action(plan.action), values, acted);
    if (plan.action.byOrigin) add(TABLE.acted, { ...values, from }, acted);
  }
  const asked = values.preAsked === 'yes';
  const intend = drawBinomial(n, truth.intention?.(place, asked) ?? BASE.intention, stream);
  const stay = (intends: boolean, of: number) =>
    drawBinomial(of, truth.finishes?.(place, intends) ?? BASE.finishes, stream);
  const [willing, others] = [stay(true, intend), stay(false, n - intend)];
  const finished = willing + others;
  add(TABLE.finished, values, finished);
  const fast = drawBinomial(finished, truth.tooFast?.(place) ?? BASE.tooFast, stream);
  add(TABLE.pace, { ...values, pace: 'too_fast' }, fast);
  add(TABLE.pace, { ...values, pace: 'ok' }, finished - fast);
  const key = keyOutcome(plan);
  for (const outcome of plan.outcomes) {
    const on = outcome === key ? willing : drawBinomial(finished, BASE.intention, stream);
    for (const [target, count] of [
      [true, on],
      [false, finished - on],
    ] as const) {
      const answers = outcome.answers.filter(
        ({ value }) => outcome.target.includes(value) === target,
      );
      drawMultinomial(
        count,
        answers.map(() => 1 / answers.length),
        stream,
      ).forEach((each, index) =>
        add(TABLE.after(outcome), { ...values, answer: answers[index]?.value ?? '' }, each),
      );
    }
  }
}

const BASE = {
  action: 0.3,
  intention: 0.35,
  finishes: 0.85,
  tooFast: 0.04,
  fromThisSite: 0.5,
} as const;

/** A campaign in parts, as counts of so many weeks. */
export function countsOfCampaign(
  { plan, version }: { readonly plan: StudyPlan; readonly version: string },
  truth: JudgingTruth,
  weeks: readonly string[],
  stream: Stream,
): Count[] {
  const dimensions = new Map(deriveTables(plan).map((table) => [table.name, table.dimensions]));
  const visits = truth.visits ?? plan.planned.n;
  return weeks.flatMap((period, part) => {
    const size = partSize(visits, part, weeks.length);
    return drawPart(plan, truth, { visits: size, part, parts: weeks.length }, stream).map(
      ({ table, values, n }) => {
        const byName = named(values);
        const cell = cellName(dimensions.get(table) ?? [], (name) => byName[name] ?? '');
        return { study: plan.id, version, table, cell, period, n };
      },
    );
  });
}

/** Visits of one part, so that all parts add up. */
export const partSize = (visits: number, part: number, parts: number): number =>
  Math.floor((visits * (part + 1)) / parts) - Math.floor((visits * part) / parts);

/** The counts of a campaign that grows look by look, as a summary may know them. */
export class GrowingCampaign {
  readonly #entries = new Map<string, Entry>();
  readonly #looks: Look[] = [];
  readonly #parts: { readonly until: string; readonly part: readonly Entry[] }[] = [];

  /** Adds what happened since the last look, and looks. */
  add(part: readonly Entry[]): Counted {
    for (const { table, values, n } of part) {
      const key = `${table};${Object.values(values).join(';')}`;
      const before = this.#entries.get(key)?.n ?? 0;
      this.#entries.set(key, { table, values, n: before + n });
    }
    const day = new Date(Date.UTC(2026, 0, 1) + this.#looks.length * 86_400_000);
    const until = day.toISOString().slice(0, 10);
    this.#looks.push({ until, cells: cellsOf([...this.#entries.values()]) });
    this.#parts.push({ until, part });
    return countedOf([...this.#looks], [...this.#parts]);
  }
}

type Part = { readonly until: string; readonly part: readonly Entry[] };

function countedOf(looks: readonly Look[], parts: readonly Part[]): Counted {
  const last = looks.at(-1)?.cells ?? cellsOf([]);
  return {
    of: () => last,
    any: last,
    tables: [],
    releases: [],
    looks: () => looks,
    asOf: (day) => {
      const before = ({ until }: { readonly until: string }) => until <= day;
      return countedOf(looks.filter(before), parts.filter(before));
    },
    without: (days) => {
      const kept = parts.filter(({ until }) => !days.has(until));
      const cells = cellsOf(kept.flatMap(({ part }) => part));
      return countedOf([{ until: looks.at(-1)?.until ?? '', cells }], kept);
    },
  };
}

function cellsOf(entries: readonly Entry[]): Cells {
  const tables = Map.groupBy(entries, ({ table }) => table);
  const total = (table: string, where: Where = {}): number => {
    const wanted = Object.entries(where) as [keyof ByProperty<string>, string | string[]][];
    let sum = 0;
    for (const { values, n } of tables.get(table) ?? [])
      if (
        wanted.every(([property, each]) =>
          typeof each === 'string'
            ? values[property] === each
            : each.includes(values[property] ?? ''),
        )
      )
        sum += n;
    return sum;
  };
  return {
    total,
    histogram: (table, answers, where = {}) =>
      answers.map((answer) => total(table, { ...where, answer })),
    lastPeriod: '',
  };
}

/** The id of the control arm comes first among places. */
export const armAt = (plan: StudyPlan, place: Place): string =>
  placesOf(plan)[place]?.id ?? controlArm(plan);
