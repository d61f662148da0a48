import { EVENT, PROPERTY, STUDY_EVENTS } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { reachReader, readView } from './reach.ts';
import type { View } from './reach.ts';
import { eventReaders } from './vocabulary.ts';
import type { Increment, ReadEvent } from './vocabulary.ts';
import type { Payload, Refusal } from './payload.ts';

/** A plan whose events are accepted; one that was replaced or closed gets no new pageviews. */
export type AcceptedPlan = {
  readonly plan: StudyPlan;
  readonly version: string;
  readonly replaced?: string;
  /** Nobody starts any more; who had started can finish. */
  readonly closed?: string;
};

/** What is to be done with an event. */
export type Verdict =
  | {
      readonly kind: 'counted';
      readonly increments: readonly Increment[];
      readonly submission?: string;
    }
  | { readonly kind: 'dropped'; readonly reason: string }
  /** Of a version that others may know already: the same event is worth sending again. */
  | { readonly kind: 'not-yet'; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The readers of one version's events, and whether it takes no new visits. */
type Version = { readonly events: ReadonlyMap<string, ReadEvent>; readonly closed: boolean };

/** Builds the judge of events from the accepted plans, and from nothing else. */
export function createJudge(plans: readonly AcceptedPlan[]): (payload: Payload) => Verdict {
  const readers = new Map<string, Map<string, Version>>();
  for (const { plan, version, closed } of plans) {
    const versions = readers.get(plan.id) ?? new Map<string, Version>();
    const events = eventReaders(plan, version);
    readers.set(plan.id, versions.set(version, { events, closed: closed !== undefined }));
  }
  const current = plans
    .filter(({ replaced, closed }) => replaced === undefined && closed === undefined)
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
  if (current.length === 0) return { kind: 'dropped', reason: 'closed' };
  return { kind: 'counted', increments: current.flatMap((read) => read(view)) };
}

function judgeStudyEvent(
  { name, properties }: Payload,
  readers: ReadonlyMap<string, ReadonlyMap<string, Version>>,
): Verdict {
  if (!properties) return refused('props', 'nothing readable', 'an object of texts, or its JSON');
  const study = properties[PROPERTY.study] ?? '';
  const version = properties[PROPERTY.version] ?? '';
  const versions = readers.get(study);
  if (!versions)
    return refused(PROPERTY.study, quote(study), `one of ${[...readers.keys()].join(', ')}`);
  const known = versions.get(version);
  if (!known) return unknownVersion(version, [...versions.keys()]);
  const { events, closed } = known;
  const read = events.get(name);
  if (!read) return refused('name', quote(name), `one of ${[...events.keys()].join(', ')}`);
  const understood = read(properties);
  if ('refusal' in understood) return { kind: 'refused', refusal: understood.refusal };
  if (closed && name === 'start') return { kind: 'dropped', reason: 'closed' };
  return { kind: 'counted', ...understood };
}

/** The number in a version's label; none in what is no label. */
const numberOf = (label: string): number => Number(/^(\d{1,6})-[0-9a-f]{8}$/.exec(label)?.[1]);

/** While collectors are upgraded one by one, pages of a newer version come before the plan does. */
function unknownVersion(version: string, known: readonly string[]): Verdict {
  const refusal = {
    field: 'version',
    found: quote(version),
    expected: `one of ${known.join(', ')}`,
  };
  const mayCome = numberOf(version) >= Math.max(...known.map(numberOf));
  return { kind: mayCome ? 'not-yet' : 'refused', refusal };
}

const quote = (value: string): string => (value ? JSON.stringify(value.slice(0, 60)) : 'nothing');

const refused = (field: string, found: string, expected: string): Verdict => ({
  kind: 'refused',
  refusal: { field, found, expected },
});
