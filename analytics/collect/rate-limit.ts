import { createHmac, randomBytes } from 'node:crypto';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Says whether one more event of an address is within its limit, and otherwise how long to wait. */
export type RateLimit = (address: string) => { readonly waitSeconds: number } | undefined;

/**
 * Limits events an address may send each minute.
 *
 * An address is held as a keyed hash, in memory, for at most a minute; the key is forgotten hourly.
 *
 * @param perMinute how many events; 0 turns the limit off
 */
export function createRateLimit(perMinute: number, now: () => number = Date.now): RateLimit {
  if (perMinute === 0) return () => undefined;
  let key = randomBytes(32);
  let keySince = now();
  let windowSince = now();
  let sent = new Map<string, number>();
  return (address) => {
    const moment = now();
    if (moment - windowSince >= MINUTE) {
      windowSince = moment;
      sent = new Map();
    }
    if (moment - keySince >= HOUR) {
      keySince = moment;
      key = randomBytes(32);
    }
    const hash = createHmac('sha256', key).update(address).digest('base64');
    const count = (sent.get(hash) ?? 0) + 1;
    sent.set(hash, count);
    if (count <= perMinute) return undefined;
    return { waitSeconds: Math.max(1, Math.ceil((windowSince + MINUTE - moment) / 1000)) };
  };
}
