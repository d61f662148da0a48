import type { IncomingMessage } from 'node:http';
import { isbot } from 'isbot';
import { holds, readAddress } from './networks.ts';
import type { Trust } from './networks.ts';

const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Tools with which an operator or a test looks at a collector on the machine itself. */
const OWN_TOOLS = /HeadlessChrome|^curl\/|^node$|^undici/;

/** Why a well-formed event isn't counted, from its headers alone; nothing of them is kept. */
export type DropReason = 'do-not-track' | 'global-privacy-control' | 'no-user-agent' | 'bot';

/**
 * Decides from the request's headers whether an event may be counted.
 *
 * @returns the reason to drop it, or `undefined` when it counts
 */
export function dropReason(request: IncomingMessage): DropReason | undefined {
  const { headers } = request;
  if (headers.dnt === '1') return 'do-not-track';
  if (headers['sec-gpc'] === '1') return 'global-privacy-control';
  const agent = headers['user-agent']?.trim() ?? '';
  // Every browser of a person says what it is.
  if (agent === '') return 'no-user-agent';
  if (!isKnownBot(agent)) return undefined;
  return isFromThisMachine(request) && OWN_TOOLS.test(agent) ? undefined : 'bot';
}

/** Browsers of one release say the same, so a few verdicts answer for most requests. */
const MOST_REMEMBERED = 500;
/** What is longer than browsers' own is looked at, and not kept. */
const LONGEST_REMEMBERED = 200;
const verdicts = new Map<string, boolean>();

/** Old phones say their maker and model alone, which the list of robots takes for a program's name. */
const OLD_PHONE =
  /^(alcatel|blackberry|htc|huawei|kddi|lge?|mot|motorola|nokia|palm|panasonic|philips|sagem|samsung|sec|sharp|sie|sonyericsson|zte)(?:[-_ ]|(?<=blackberry|nokia|sonyericsson|alcatel|panasonic|philips)\w)/i;
const SAYS_ROBOT = /bot\b|crawl|spider|http|fetch|monitor|preview|scan/i;

function isKnownBot(agent: string): boolean {
  const known = verdicts.get(agent);
  if (known !== undefined) return known;
  const oldPhone = OLD_PHONE.test(agent) && !SAYS_ROBOT.test(agent);
  const verdict = !oldPhone && isbot(agent);
  if (agent.length > LONGEST_REMEMBERED) return verdict;
  if (verdicts.size >= MOST_REMEMBERED) verdicts.clear();
  verdicts.set(agent, verdict);
  return verdict;
}

const isFromThisMachine = ({ headers, socket }: IncomingMessage): boolean =>
  THIS_MACHINE.has(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/**
 * The address a request came from, as far as proxies that we trust tell it. Each proxy adds, at the
 * end, who asked it; what stands before the word of ours is a stranger's, and isn't believed.
 */
export function addressOf({ headers, socket }: IncomingMessage, trust: Trust): string {
  const peer = socket.remoteAddress ?? '';
  let address = readAddress(peer) ?? peer;
  if ('hops' in trust && trust.hops === 0) return address;
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  for (let hop = 0; forwarded.length > 0 && isTrusted(trust, address, hop); hop += 1) {
    const told = readAddress(forwarded.pop() ?? '');
    if (told === undefined) break;
    address = told;
  }
  return address;
}

const isTrusted = (trust: Trust, address: string, hop: number): boolean =>
  'hops' in trust ? hop < trust.hops : holds(trust.networks, address);
