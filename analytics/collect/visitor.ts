import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isbot } from 'isbot';

const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Tools with which an operator or a test looks at a collector on the machine itself. */
const OWN_TOOLS = /HeadlessChrome|^curl\/|^node$|^undici/;

/** Why a well-formed event isn't counted, from its headers alone; nothing of them is kept. */
export type DropReason = 'do-not-track' | 'global-privacy-control' | 'not-seen' | 'bot';

/**
 * Decides from the request's headers whether an event may be counted.
 *
 * @returns the reason to drop it, or `undefined` when it counts
 */
export function dropReason(request: IncomingMessage): DropReason | undefined {
  const { headers } = request;
  if (headers.dnt === '1') return 'do-not-track';
  if (headers['sec-gpc'] === '1') return 'global-privacy-control';
  if (isUnseen(headers)) return 'not-seen';
  const agent = headers['user-agent'];
  if (!isKnownBot(agent)) return undefined;
  return isFromThisMachine(request) && OWN_TOOLS.test(agent ?? '') ? undefined : 'bot';
}

/** What browsers say while they prepare a page that nobody asked for yet, the old ways too. */
const PREPARING = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const;

const isUnseen = (headers: IncomingHttpHeaders): boolean =>
  PREPARING.some((name) => /prefetch|prerender|preview/i.test(String(headers[name] ?? '')));

/** Browsers of one release say the same, so a few verdicts answer for most requests. */
const MOST_REMEMBERED = 500;
const verdicts = new Map<string, boolean>();

function isKnownBot(agent: string | undefined): boolean {
  if (agent === undefined) return isbot(agent);
  const known = verdicts.get(agent);
  if (known !== undefined) return known;
  if (verdicts.size >= MOST_REMEMBERED) verdicts.clear();
  const verdict = isbot(agent);
  verdicts.set(agent, verdict);
  return verdict;
}

const isFromThisMachine = ({ headers, socket }: IncomingMessage): boolean =>
  THIS_MACHINE.has(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** The address a request came from; behind a proxy of ours, the last one that the proxy named. */
export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  const chain = typeof forwarded === 'string' ? forwarded.split(',') : [];
  return chain.at(-1)?.trim() || (socket.remoteAddress ?? '');
}
