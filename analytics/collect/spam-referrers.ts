import { readFileSync } from 'node:fs';
import { hostOf, namesOf } from '../protocol/referrer.ts';

/** One host a line: https://github.com/matomo-org/referrer-spam-list, in the public domain. */
const LIST = new URL('./spam-referrers.txt', import.meta.url);

const spammers = new Set(readFileSync(LIST, 'utf8').toLowerCase().split('\n').filter(Boolean));

/** Whether a referrer only wants to be seen in somebody's statistics; so nobody came from there. */
export function isSpamReferrer(referrer: string): boolean {
  const host = hostOf(referrer);
  return host !== '' && namesOf(host).some((name) => spammers.has(name));
}
