/** One event as it goes over the line, and what became of it. */
export type SentEvent = {
  readonly name: string;
  readonly url: string;
  readonly referrer: string | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly state: 'sending' | 'answered' | 'lost';
};

const events: SentEvent[] = [];
const readers = new Set<() => void>();

/** What this page has sent so far, oldest first; it lives in memory only. */
export const sentEvents = (): readonly SentEvent[] => events;

/** Calls back now and after each change. */
export function onSent(reader: () => void): void {
  readers.add(reader);
  reader();
}

/** Notes an event as it leaves, and returns how to note what became of it. */
export function noteSent(event: Omit<SentEvent, 'state'>): (state: SentEvent['state']) => void {
  const place = events.push({ ...event, state: 'sending' }) - 1;
  const tell = (state: SentEvent['state']) => {
    events[place] = { ...event, state };
    for (const reader of readers) reader();
  };
  tell('sending');
  return tell;
}
