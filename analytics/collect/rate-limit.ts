import { createHmac, randomBytes } from 'node:crypto';
import { networkOf } from './networks.ts';
import type { SharedNetworks } from './networks.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** So many senders are told apart in one window; those beyond share one budget, so that memory is bounded. */
const MOST_SENDERS = 200_000;
const THE_OTHERS = 'others';

/** How long to wait before the next one is within its limit. */
export type OverLimit = { readonly waitSeconds: number };

/** Says whether one more of a sender is within its limit; `undefined` when it is. */
export type RateLimit = {
  /** Whether there is any limit, so that nobody's address is read where there is none. */
  readonly isOn: boolean;
  /** Whatever is asked, before it is read: no more than the other two together can allow. */
  request(address: string): OverLimit | undefined;
  event(address: string): OverLimit | undefined;
  /** Starts have a budget of their own, so that pages looked at by a crowd don't cost it a start. */
  start(address: string): OverLimit | undefined;
};

/** How many, in which time, and what else the limits stand on. */
type Limits = {
  /** Events a minute; 0 turns both limits off. */
  readonly perMinute: number;
  /** Starts an hour; 0 turns this limit off. */
  readonly startsPerHour: number;
  /** How many times the limits a shared network has. */
  readonly times?: SharedNetworks;
  /** Milliseconds of a clock that nobody sets back. */
  readonly now?: () => number;
};

/**
 * Limits what a sender may send: an IPv4 address, or the /64 network of an IPv6 one.
 *
 * A sender is held as a keyed hash, in memory, for at most an hour; each window has a key of its own,
 * which is forgotten with it.
 */
export function createRateLimit({
  perMinute,
  startsPerHour,
  times = () => 1,
  now = () => performance.now(),
}: Limits): RateLimit {
  const budget = (most: number, milliseconds: number) =>
    createBudget({ most, milliseconds, times, now });
  const none = (): undefined => undefined;
  if (perMinute === 0) return { isOn: false, request: none, event: none, start: none };
  const event = budget(perMinute, MINUTE);
  if (startsPerHour === 0) return { isOn: true, request: none, event, start: none };
  return {
    isOn: true,
    request: budget(perMinute + startsPerHour, MINUTE),
    event,
    start: budget(startsPerHour, HOUR),
  };
}

type Budget = {
  readonly most: number;
  readonly milliseconds: number;
  readonly times: SharedNetworks;
  readonly now: () => number;
};

function createBudget({ most, milliseconds, times, now }: Budget) {
  let key = randomBytes(32);
  let since = now();
  let sent = new Map<string, number>();
  return (address: string): OverLimit | undefined => {
    const moment = now();
    if (moment - since >= milliseconds) {
      since = moment;
      key = randomBytes(32);
      sent = new Map();
    }
    const hash = createHmac('sha256', key).update(networkOf(address)).digest('base64');
    const sender = sent.size < MOST_SENDERS || sent.has(hash) ? hash : THE_OTHERS;
    const count = (sent.get(sender) ?? 0) + 1;
    sent.set(sender, count);
    if (count <= most * times(address)) return undefined;
    return { waitSeconds: Math.max(1, Math.ceil((since + milliseconds - moment) / 1000)) };
  };
}
