import { EVENT } from '../../analytics/plan/names.ts';
import { silence } from './allowed.ts';
import { LATER_PATIENCE, START_PATIENCE, deliver } from './delivery.ts';
import type { Answer } from './delivery.ts';
import { noteSent } from './sent-log.ts';

type Properties = Readonly<Record<string, string>>;

/** What became of an event of a study. */
export type Delivery = 'counted' | 'lost' | 'silent';

/** A visitor who waits for "arrived" is told after this long that it doesn't work yet. */
const TROUBLE_AFTER = 5_000;

const clock = {
  now: () => performance.now(),
  sleep: (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

/** Sends the start of a visit, for some seconds: the text waits for it. What isn't counted by then never is. */
export const sendStart = (properties: Properties): Promise<Delivery> =>
  send(EVENT.start, properties, START_PATIENCE);

/**
 * Sends what comes after a start that was counted, for ten minutes; or what needs none.
 *
 * @param onTrouble called when it didn't arrive within seconds, while it is still tried
 */
export async function submit(
  name: string,
  properties: Properties,
  onTrouble: () => void = () => undefined,
): Promise<Delivery> {
  const trouble = setTimeout(onTrouble, TROUBLE_AFTER);
  try {
    return await send(name, properties, LATER_PATIENCE);
  } finally {
    clearTimeout(trouble);
  }
}

/** The one path of every event of a study, in the tracker's own form and with a number of its own. */
async function send(name: string, properties: Properties, patience: number): Promise<Delivery> {
  if (silence()) return 'silent';
  const url = `${location.origin}${location.pathname}`;
  const tell = noteSent({ name, url, referrer: null, properties });
  const event = { n: name, u: url, d: location.hostname, r: null, h: 0 };
  const body = JSON.stringify({ ...event, p: JSON.stringify(properties) });
  const number = properties.submission ?? '';
  const counted = await deliver((within) => post(body, number, within), patience, clock);
  tell(counted ? 'answered' : 'lost');
  return counted ? 'counted' : 'lost';
}

/** The number stands in a header too, by which a proxy sends a repeat to the same collector. */
async function post(body: string, submission: string, within: number): Promise<Answer> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), within);
  try {
    const response = await fetch('/api/event', {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'x-submission': submission },
      body,
      keepalive: true,
      signal: cut.signal,
    });
    return {
      verdict: verdictOf(response),
      wait: 1000 * (Number(response.headers.get('retry-after')) || 0),
    };
  } catch {
    return { verdict: 'unsure' };
  } finally {
    clearTimeout(timer);
  }
}

function verdictOf({ status, headers }: Response): Answer['verdict'] {
  if (status === 202) return headers.has('x-plausible-dropped') ? 'refused' : 'counted';
  // Told that it is wrong, saying it again won't help; told to wait, or told nothing, it will.
  const final = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return final ? 'refused' : 'unsure';
}
