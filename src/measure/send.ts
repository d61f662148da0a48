import Plausible from 'plausible-tracker';
import { EVENT, PROPERTY } from '../../analytics/plan/names.ts';
import { silence } from './allowed.ts';
import { noteSent } from './sent-log.ts';

type Properties = Readonly<Record<string, string>>;

/** What became of a submission. */
export type Delivery = 'counted' | 'lost' | 'silent';

/** Retries of a submission end after this; the collector remembers its number for longer. */
const GIVE_UP_AFTER = 600_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** A start or action is waited for at most this long: a slow train must not hold the visitor up. */
const PATIENCE = 3_000;

/** The address without query and fragment; a pageview keeps the name of the campaign's channel. */
function pageUrl(withSource: boolean): string {
  const { origin, pathname, search } = location;
  const source = withSource ? new URLSearchParams(search).get('utm_source') : null;
  return `${origin}${pathname}${source ? `?utm_source=${encodeURIComponent(source)}` : ''}`;
}

/** Only the host that a visitor came from, and nothing within this site. */
function referrerHost(): string | null {
  if (!document.referrer) return null;
  const { host, hostname } = new URL(document.referrer);
  return host === location.host ? null : hostname;
}

/** Made at its first use: while the site is built there is no page to track. */
const tracker = lazily(() => Plausible({ apiHost: '', trackLocalhost: true }));

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Hands an event to the tracker library, stripped of everything a count doesn't need. */
function track(name: string, properties: Properties, done: () => void): void {
  const isPageview = name === EVENT.pageview;
  const url = pageUrl(isPageview);
  const referrer = isPageview ? referrerHost() : null;
  const tell = noteSent({ name, url, referrer, properties });
  tracker().trackEvent(
    name,
    {
      ...(isPageview ? {} : { props: properties }),
      callback: () => {
        tell('answered');
        done();
      },
    },
    // @ts-expect-error The library's types don't know that undefined leaves the screen's width out.
    { url, referrer, domain: location.hostname, deviceWidth: undefined },
  );
}

/** Counts that this page was seen, once for each load. */
export function sendPageview(): void {
  if (!silence()) track(EVENT.pageview, {}, () => undefined);
}

/** Sends a start or an action; settles when it was answered, or given up. */
export const sendEvent = (name: string, properties: Properties): Promise<void> =>
  new Promise((done) => {
    if (silence()) {
      done();
      return;
    }
    setTimeout(done, PATIENCE);
    track(name, properties, done);
  });

/**
 * Sends the one event that must arrive, in the tracker's own form, again and again under the same
 * number until it is answered, refused, or ten minutes have gone.
 */
export async function submit(name: string, properties: Properties): Promise<Delivery> {
  if (silence()) return 'silent';
  const url = pageUrl(false);
  const tell = noteSent({ name, url, referrer: null, properties });
  const body = JSON.stringify({
    n: name,
    u: url,
    d: location.hostname,
    r: null,
    h: 0,
    p: JSON.stringify(properties),
  });
  const started = performance.now();
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const status = await post(body, properties[PROPERTY.submission] ?? '');
    if (status === 202) {
      tell('answered');
      return 'counted';
    }
    // Told that it is wrong, saying it again won't help; told to wait, or told nothing, it will.
    const final = status >= 400 && status < 500 && status !== 429 && status !== 408;
    if (final || performance.now() - started + wait > GIVE_UP_AFTER) {
      tell('lost');
      return 'lost';
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** The number stands in a header too, by which a proxy sends a repeat to the same collector. */
async function post(body: string, submission: string): Promise<number> {
  try {
    const headers = { 'content-type': 'text/plain', 'x-submission': submission };
    const response = await fetch('/api/event', { method: 'POST', headers, body, keepalive: true });
    return response.status;
  } catch {
    return 0;
  }
}
