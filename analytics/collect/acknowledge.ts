import type { ServerResponse } from 'node:http';
import { LOCKED_HEADERS } from './security-headers.ts';

/** How long a client should wait before it tries again when the store can't commit, in seconds. */
const STORE_RETRY_SECONDS = '5';

/** How long until this collector may have read a plan that others know already, or what waited for it, in seconds. */
const SOON_RETRY_SECONDS = '1';

/** What a refused sender is told. */
type Explanation = { readonly field: string; readonly found: string; readonly expected: string };

const SHORT_HEADERS = Object.fromEntries(
  Object.entries(LOCKED_HEADERS).filter(([name]) => name !== 'permissions-policy'),
);

/** The answer that is given most; the longest header says nothing to who reads "ok". */
const ACCEPTED = { 'content-type': 'text/plain', 'content-length': 2, ...SHORT_HEADERS };

/** The event is counted and safe on disk. */
export function accepted(response: ServerResponse): void {
  response.writeHead(202, ACCEPTED);
  response.end('ok');
}

/** The event is well formed but isn't counted; Plausible's clients expect the same answer. */
export function dropped(response: ServerResponse, reason: string): void {
  response.writeHead(202, {
    ...ACCEPTED,
    'x-plausible-dropped': '1',
    'x-reason': reason,
  });
  response.end('ok');
}

/** The event is refused: which field, what was found, what is expected. */
export function refused(
  response: ServerResponse,
  status: number,
  explanation: Explanation,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify({ error: 'refused', ...explanation });
  response.writeHead(status, {
    ...LOCKED_HEADERS,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    // A header holds plain ASCII only; a field name may be anything a sender invented.
    'x-reason': explanation.field.replace(/[^\x21-\x7e]/g, '?') || 'body',
    ...headers,
  });
  response.end(body);
}

/** The address sends too much. */
export function tooMany(response: ServerResponse, waitSeconds: number): void {
  const explanation = {
    field: 'rate',
    found: 'too many events from this network',
    expected: `a wait of ${waitSeconds} seconds`,
  };
  refused(response, 429, explanation, { 'retry-after': String(waitSeconds) });
}

/** Another site's page sent it, or it is about another site: CORS is closed here, and nothing counts. */
export function notOurs(response: ServerResponse, field: 'cors' | 'other-site'): void {
  const explanation = {
    field,
    found: "what another site's page asks, or an event of another site",
    expected: 'an event from a page of this site (SITE_URL names it), to its own address',
  };
  const status = field === 'cors' ? 405 : 403;
  const headers = { 'x-plausible-dropped': '1', ...(field === 'cors' ? { allow: 'POST' } : {}) };
  refused(response, status, explanation, headers);
}

const UNAVAILABLE = {
  store: 'a store that can not commit now',
  stalled: 'a collector that stood still',
} as const;

/** The store can't commit, or all stood still: nothing of this event was counted, and sending it again is safe. */
export function unavailable(response: ServerResponse, field: keyof typeof UNAVAILABLE): void {
  const explanation = {
    field,
    found: UNAVAILABLE[field],
    expected: 'the same event again, later',
  };
  const wait = field === 'store' ? STORE_RETRY_SECONDS : SOON_RETRY_SECONDS;
  refused(response, 503, explanation, { 'retry-after': wait });
}

/** The plan of this event may come yet: nothing was counted, and sending it again is safe. */
export function notYet(response: ServerResponse, explanation: Explanation): void {
  refused(response, 503, explanation, { 'retry-after': SOON_RETRY_SECONDS });
}
