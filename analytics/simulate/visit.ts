import { allocate } from '../protocol/allocation.ts';
import { tossCoin } from '../protocol/coin.ts';
import { clippedChange, composeProperties } from '../protocol/compose.ts';
import type { Properties } from '../protocol/compose.ts';
import { controlArm } from '../plan/arms.ts';
import type { Outcome, SensitiveItem } from '../plan/items.ts';
import { EVENT, TABLE, named, pairAnswer } from '../plan/names.ts';
import type { ByProperty } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { UNKNOWN_ARM, followUpWindows } from '../plan/tables.ts';
import { leavingShare, sharesOf } from './shares.ts';
import type { Stream } from './stream.ts';
import type { Truth } from './truth.ts';

/** An event as a browser would send it, without its address. */
export type SentEvent = {
  readonly name: string;
  readonly path: string;
  readonly properties?: Properties;
};

/** A study version and the truth about who visits it. */
export type Population = {
  readonly plan: StudyPlan;
  readonly version: string;
  readonly truth: Truth;
};

const SELF_CHECK = '/zelftest/jouw-bon/';

/** One visit from its first page to its last event, by the same protocol code as a browser's. */
export function* simulateVisit(population: Population, stream: Stream): Generator<SentEvent> {
  const { plan, truth } = population;
  yield* pageviews(population, stream);
  // Nobody starts without having opened the page that offers it.
  if (truth.views > 0) yield { name: EVENT.pageview, path: SELF_CHECK };
  const { arm, preAsked } = allocate(plan, stream.source);
  const first = stream.happens(truth.again) ? 'again' : 'first';
  const design = { arm, preAsked: preAsked ? 'yes' : 'no', firstTime: first };
  const from = stream.happens(0.5) ? 'this_site' : 'elsewhere';
  yield sent(population, EVENT.start, { ...design, from });
  if (stream.happens(truth.bots)) return;
  const acts = stream.happens(truth.action[arm] ?? 0);
  if (acts)
    yield sent(population, EVENT.action, plan.action.byOrigin ? { ...design, from } : design);
  const judgements = plan.outcomes.map((outcome) =>
    judge(population, outcome, arm, preAsked, stream),
  );
  if (leaves(truth, judgements, stream)) return;
  const pace = stream.happens(truth.tooFast) ? 'too_fast' : 'ok';
  yield sent(
    population,
    EVENT.finish,
    { ...design, pace },
    answers(population, judgements, preAsked, stream),
  );
  yield* followUp(population, arm, stream);
}

const sent = (
  { plan, version }: Population,
  name: string,
  context: ByProperty<string>,
  given: Properties = {},
): SentEvent => ({
  name,
  path: SELF_CHECK,
  properties: composeProperties({ study: plan.id, version }, named(context), given),
});

function* pageviews({ plan, truth }: Population, stream: Stream): Generator<SentEvent> {
  const paths = plan.pages.flatMap((page) => page.paths.map((path) => path.replace('*', '')));
  const count = Math.floor(truth.views) + (stream.happens(truth.views % 1) ? 1 : 0);
  for (let view = 0; view < count; view += 1) {
    const path = paths[Math.floor(stream.uniform() * paths.length)] ?? '/';
    yield { name: EVENT.pageview, path: `${path}${source(plan, stream)}` };
  }
}

function source(plan: StudyPlan, stream: Stream): string {
  const sources = plan.channels.flatMap((channel) => channel.utmSources.slice(0, 1));
  const chosen = sources[Math.floor(stream.uniform() * (sources.length + 1))];
  return chosen ? `?utm_source=${chosen}` : '';
}

/** Places on an outcome's scale, from 0. */
type Judgement = { readonly outcome: Outcome; readonly before: number; readonly after: number };

/**
 * Someone's answer before and after the text: the same place among people in both, so that a text
 * moves answers and doesn't shuffle them.
 */
function judge(
  { plan, truth }: Population,
  outcome: Outcome,
  arm: string,
  preAsked: boolean,
  stream: Stream,
): Judgement {
  const place = stream.uniform();
  const before = answerAt(place, sharesOf(truth, outcome, controlArm(plan)));
  const after = answerAt(place, sharesOf(truth, outcome, arm));
  const sensitised = preAsked && arm !== controlArm(plan) && stream.happens(truth.sensitisation);
  const last = outcome.answers.length - 1;
  return { outcome, before, after: sensitised ? Math.min(last, after + 1) : after };
}

function answerAt(place: number, shares: readonly number[]): number {
  let left = place;
  const found = shares.findIndex((share) => (left -= share) < 0);
  return found < 0 ? shares.length - 1 : found;
}

const leaves = (truth: Truth, [first]: readonly Judgement[], stream: Stream): boolean =>
  stream.happens(leavingShare(truth, first?.after ?? 0));

function answers(
  { plan, truth }: Population,
  judgements: readonly Judgement[],
  preAsked: boolean,
  stream: Stream,
): Properties {
  const given: Record<string, string> = {};
  for (const { outcome, before, after } of judgements) {
    const scale = outcome.answers.map(({ value }) => value);
    given[TABLE.after(outcome)] = scale[after] ?? '';
    if (!preAsked || outcome.role === 'message') continue;
    given[TABLE.change(outcome)] = clippedChange(scale, scale[before] ?? '', scale[after] ?? '');
  }
  for (const item of plan.sensitive) given[TABLE.noised(item)] = noised(item, truth, stream);
  return given;
}

/** An answer drawn from the truth, then sent through the coin as on a device. */
function noised(item: SensitiveItem, truth: Truth, stream: Stream): string {
  const categories = item.answers.map(({ value }) => value);
  const shares = truth.sensitive[item.id] ?? {};
  let left = stream.uniform();
  const answer = categories.find((category) => (left -= shares[category] ?? 0) < 0);
  const said = stream.happens(truth.honest) ? answer : undefined;
  return tossCoin(said ?? categories.at(-1) ?? '', categories, stream.source).sent;
}

function* followUp(population: Population, arm: string, stream: Stream): Generator<SentEvent> {
  const { plan, truth } = population;
  if (!plan.followUp || !stream.happens(truth.followUp.optsIn)) return;
  const carries = stream.happens(0.5);
  yield sent(population, EVENT.calendar, { arm, link: carries ? 'with_answer' : 'bare' });
  if (!stream.happens(truth.followUp.returns)) return;
  const { primary, change } = plan.followUp;
  const pick = (share: number): string => {
    const target = stream.happens(share);
    const fitting = primary.answers.filter(
      ({ value }) => primary.target.includes(value) === target,
    );
    return fitting[0]?.value ?? '';
  };
  const windows = followUpWindows(plan);
  const window = windows[Math.floor(stream.uniform() * windows.length)] ?? '';
  const [before, now] = [pick(truth.followUp.before), pick(truth.followUp.now)];
  yield sent(
    population,
    EVENT.return,
    { arm: carries ? arm : UNKNOWN_ARM, window },
    {
      ...(carries
        ? { [TABLE.pair(primary)]: pairAnswer(before, now) }
        : { [TABLE.now(primary)]: now }),
      [TABLE.noised(change)]: noised(change, truth, stream),
    },
  );
}
