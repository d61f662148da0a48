import type { Outcome } from '../plan/items.ts';
import { TABLE, cellName, named, pairAnswer } from '../plan/names.ts';
import type { ByProperty } from '../plan/names.ts';
import { UNKNOWN_ARM, deriveTables, followUpWindows } from '../plan/tables.ts';
import { clippedChange } from '../protocol/compose.ts';
import type { Count } from '../tally/count.ts';
import { drawBinomial, drawMultinomial } from './sampling.ts';
import { jointShares, leavingShare, noisedShares } from './shares.ts';
import type { Stream } from './stream.ts';
import type { Population } from './visit.ts';

/** Adds to a cell that is named by its dimensions. */
type Add = (table: string, cell: ByProperty<string>, n: number) => void;

/** A group of visits that started alike. */
type Group = {
  readonly arm: string;
  readonly preAsked: 'yes' | 'no';
  readonly firstTime: 'first' | 'again';
};

/**
 * Draws the counts of a synthetic campaign cell by cell, without its visits: the same distribution
 * of every table as `simulateCounts`, in milliseconds, for Monte Carlo. Pageviews are left out.
 *
 * @param visits how many press start
 */
export function drawCounts(
  population: Population,
  visits: number,
  stream: Stream,
  period: string,
): Count[] {
  const { plan, version } = population;
  const counts = new Map<string, Count>();
  const tables = new Map(deriveTables(plan).map(({ name, dimensions }) => [name, dimensions]));
  const add: Add = (table, values, n) => {
    if (n === 0) return;
    const dimensions = tables.get(table);
    if (!dimensions) throw new Error(`the plan has no table ${table}`);
    const byName = named(values);
    const cell = cellName(dimensions, (name) => byName[name] ?? '');
    const key = `${table};${cell}`;
    const before = counts.get(key)?.n ?? 0;
    counts.set(key, { study: plan.id, version, table, cell, period, n: before + n });
  };
  for (const { group, n } of drawGroups(population, visits, stream)) {
    drawGroup(population, group, n, stream, add);
  }
  return [...counts.values()];
}

/** Divides the visits over arm, asked beforehand, and first time: three draws of their own. */
function drawGroups({ plan, truth }: Population, visits: number, stream: Stream) {
  const ratios = plan.arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const groups = plan.arms.flatMap(({ id, ratio }) =>
    (['yes', 'no'] as const).flatMap((pre) =>
      (['again', 'first'] as const).map((first) => {
        const group: Group = { arm: id, preAsked: pre, firstTime: first };
        const asked = pre === 'yes' ? plan.preAskedShare : 1 - plan.preAskedShare;
        const repeated = first === 'again' ? truth.again : 1 - truth.again;
        return { group, share: (ratio / ratios) * asked * repeated };
      }),
    ),
  );
  const drawn = drawMultinomial(
    visits,
    groups.map(({ share }) => share),
    stream,
  );
  return groups.map(({ group }, place) => ({ group, n: drawn[place] ?? 0 }));
}

function drawGroup(
  population: Population,
  group: Group,
  started: number,
  stream: Stream,
  add: Add,
): void {
  const { plan, truth } = population;
  add(TABLE.allocated, group, started);
  const near = drawBinomial(started, 0.5, stream);
  let n = 0;
  for (const [from, arrived] of [
    ['this_site', near],
    ['elsewhere', started - near],
  ] as const) {
    add(TABLE.arrived, { ...group, from }, arrived);
    const people = drawBinomial(arrived, 1 - truth.bots, stream);
    const acted = drawBinomial(people, truth.action[group.arm] ?? 0, stream);
    add(TABLE.action(plan.action), group, acted);
    if (plan.action.byOrigin) add(TABLE.acted, { ...group, from }, acted);
    n += people;
  }
  const [first, ...others] = plan.outcomes;
  if (!first) return;
  const finished = drawFinishers(population, group, first, n, stream, add);
  add(TABLE.finished, group, finished);
  const hurried = drawBinomial(finished, truth.tooFast, stream);
  add(TABLE.pace, { ...group, pace: 'too_fast' }, hurried);
  add(TABLE.pace, { ...group, pace: 'ok' }, finished - hurried);
  for (const outcome of others) {
    const pairs = jointShares(plan, truth, outcome, group.arm, group.preAsked === 'yes');
    const drawn = drawMultinomial(
      finished,
      pairs.map(({ share }) => share),
      stream,
    );
    pairs.forEach((pair, place) => addAnswer(group, outcome, pair, drawn[place] ?? 0, add));
  }
  for (const item of plan.sensitive) {
    const drawn = drawMultinomial(finished, noisedShares(item, truth), stream);
    item.answers.forEach(({ value }, place) =>
      add(TABLE.noised(item), { ...group, answer: value }, drawn[place] ?? 0),
    );
  }
  drawFollowUp(population, group, finished, stream, add);
}

/** Who leaves may depend on the answer to the first outcome, so these are drawn together. */
function drawFinishers(
  { plan, truth }: Population,
  group: Group,
  first: Outcome,
  n: number,
  stream: Stream,
  add: Add,
): number {
  const pairs = jointShares(plan, truth, first, group.arm, group.preAsked === 'yes');
  const drawn = drawMultinomial(
    n,
    pairs.map(({ share }) => share),
    stream,
  );
  let finished = 0;
  pairs.forEach((pair, place) => {
    const stayed = drawBinomial(drawn[place] ?? 0, 1 - leavingShare(truth, pair.after), stream);
    addAnswer(group, first, pair, stayed, add);
    finished += stayed;
  });
  return finished;
}

function addAnswer(
  group: Group,
  outcome: Outcome,
  { before, after }: { readonly before: number; readonly after: number },
  n: number,
  add: Add,
): void {
  const scale = outcome.answers.map(({ value }) => value);
  const [from = '', to = ''] = [scale[before], scale[after]];
  add(TABLE.after(outcome), { ...group, answer: to }, n);
  if (group.preAsked === 'no' || outcome.role === 'message') return;
  add(TABLE.change(outcome), { ...group, answer: clippedChange(scale, from, to) }, n);
}

function drawFollowUp(
  { plan, truth }: Population,
  { arm }: Group,
  finished: number,
  stream: Stream,
  add: Add,
): void {
  if (!plan.followUp) return;
  const { primary, change } = plan.followUp;
  const { optsIn, returns, before, now } = truth.followUp;
  const took = drawBinomial(finished, optsIn, stream);
  const carrying = drawBinomial(took, 0.5, stream);
  const answers = (target: boolean) =>
    primary.answers.find(({ value }) => primary.target.includes(value) === target)?.value ?? '';
  for (const [link, n] of [
    ['with_answer', carrying],
    ['bare', took - carrying],
  ] as const) {
    add(TABLE.optedIn, { arm, link }, n);
    const returned = drawBinomial(n, returns, stream);
    const known = link === 'with_answer' ? arm : UNKNOWN_ARM;
    const windows = followUpWindows(plan);
    drawMultinomial(
      returned,
      windows.map(() => 1 / windows.length),
      stream,
    ).forEach((each, place) =>
      add(TABLE.returned, { arm: known, window: windows[place] ?? '' }, each),
    );
    const pairs = [true, false].flatMap((was) => [true, false].map((is) => ({ was, is })));
    const shares = pairs.map(({ was, is }) => (was ? before : 1 - before) * (is ? now : 1 - now));
    drawMultinomial(returned, shares, stream).forEach((each, place) => {
      const { was = false, is = false } = pairs[place] ?? {};
      if (link === 'bare') add(TABLE.now(primary), { arm: known, answer: answers(is) }, each);
      else add(TABLE.pair(primary), { arm, answer: pairAnswer(answers(was), answers(is)) }, each);
    });
    drawMultinomial(returned, noisedShares(change, truth), stream).forEach((each, place) =>
      add(TABLE.noised(change), { arm: known, answer: change.answers[place]?.value ?? '' }, each),
    );
  }
}
