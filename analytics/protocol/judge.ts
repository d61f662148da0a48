import { EVENT, PROPERTY, STUDY_EVENTS } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { reachReader, readView } from './reach.ts';
import type { View } from './reach.ts';
import { eventReaders } from './vocabulary.ts';
import type { Increment, ReadEvent } from './vocabulary.ts';
import type { Payload, Refusal } from './payload.ts';

/** A plan whose events are accepted; one that was replaced gets no new pageviews. */
export type AcceptedPlan = {
  readonly plan: StudyPlan;
  readonly version: string;
  readonly replaced?: string;
};

/** What is to be done with an event. */
export type Verdict =
  | {
      readonly kind: 'counted';
      readonly increments: readonly Increment[];
      readonly submission?: string;
    }
  | { readonly kind: 'dropped'; readonly reason: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Builds the judge of events from the accepted plans, and from nothing else. */
export function createJudge(plans: readonly AcceptedPlan[]): (payload: Payload) => Verdict {
  const readers = new Map<string, Map<string, Map<string, ReadEvent>>>();
  for (const { plan, version } of plans) {
    const versions = readers.get(plan.id) ?? new Map<string, Map<string, ReadEvent>>();
    readers.set(plan.id, versions.set(version, eventReaders(plan, version)));
  }
  const current = plans
    .filter(({ replaced }) => replaced === undefined)
    .map(({ plan, version }) => reachReader(plan, version));
  return (payload) => {
    if (payload.name === EVENT.pageview) return judgePageview(payload, current);
    if (!STUDY_EVENTS.includes(payload.name)) return { kind: 'dropped', reason: 'unknown-event' };
    return judgeStudyEvent(payload, readers);
  };
}

function judgePageview(
  payload: Payload,
  current: readonly ((view: View) => readonly Increment[])[],
): Verdict {
  const view = readView(payload.url, payload.referrer);
  if (!view) return refused('url', 'no readable URL', 'a URL or a path');
  const increments = current.flatMap((read) => read(view));
  return { kind: 'counted', increments };
}

function judgeStudyEvent(
  { name, properties }: Payload,
  readers: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, ReadEvent>>>,
): Verdict {
  if (!properties) return refused('props', 'nothing readable', 'an object of texts, or its JSON');
  const study = properties[PROPERTY.study] ?? '';
  const version = properties[PROPERTY.version] ?? '';
  const versions = readers.get(study);
  if (!versions)
    return refused(PROPERTY.study, quote(study), `one of ${[...readers.keys()].join(', ')}`);
  const events = versions.get(version);
  if (!events) {
    return refused(PROPERTY.version, quote(version), `one of ${[...versions.keys()].join(', ')}`);
  }
  const read = events.get(name);
  if (!read) return refused('name', quote(name), `one of ${[...events.keys()].join(', ')}`);
  const understood = read(properties);
  if ('refusal' in understood) return { kind: 'refused', refusal: understood.refusal };
  return { kind: 'counted', ...understood };
}

const quote = (value: string): string => (value ? JSON.stringify(value.slice(0, 60)) : 'nothing');

const refused = (field: string, found: string, expected: string): Verdict => ({
  kind: 'refused',
  refusal: { field, found, expected },
});
