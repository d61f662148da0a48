import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Finding, Place } from './finding.ts';
import type { Passage } from './passages.ts';

/** Short numbers that everybody in the Netherlands can call. */
const SHORT = /^(112|113|144|116\d{3}|14\d{2,4}|1[48]\d{2,3})$/;

/** A number as a telephone takes it, E.164 where it has that form; nothing when it doesn't dial. */
export function dialled(number: string): string | undefined {
  const digits = number.replace(/[^\d]/g, '');
  if (/[^\d\s()+./–-]/u.test(number)) return undefined;
  if (SHORT.test(digits)) return digits;
  const parsed = parsePhoneNumberFromString(number.replace('–', '-'), 'NL');
  return parsed?.isValid() ? parsed.number : undefined;
}

/** A number in a field of its own. */
export const checkPhone = (number: string, place: Place): Finding[] =>
  dialled(number) === undefined ? [{ ...place, rule: 'phone-form', found: number }] : [];

/** A link that calls: its number dials, and is the number that is read. */
export function checkCallLink(
  url: string,
  text: string,
  place: Place,
  vouched: ReadonlySet<string>,
): Finding[] {
  const number = url.replace(/^tel:/i, '');
  const called = dialled(number);
  if (called === undefined) return [{ ...place, rule: 'phone-form', found: url }];
  if (/\s/.test(number)) return [{ ...place, rule: 'phone-link', found: url }];
  const read = /\d/.test(text) ? dialled(text.replace(/[^\d\s()+./–-]/gu, '').trim()) : called;
  if (read === called && !vouched.has(called))
    return [
      { ...place, rule: 'phone-unknown', found: text, values: { known: [...vouched].join(', ') } },
    ];
  return read === called
    ? []
    : [{ ...place, rule: 'phone-differs', found: text, values: { called: number } }];
}

/** What reads like a number to call in a text. */
const IN_TEXT = /(?<![\d.,/])(?:\+|00)31[\d\s()-]{6,14}\d|(?<![\d.,/])0\d[\d\s-]{5,12}\d(?!\d)/g;

/** Numbers to call that a text says, and that don't dial. */
export const checkPhonesInText = (passage: Passage): Finding[] =>
  [...passage.text.matchAll(IN_TEXT)]
    .filter(([found]) => dialled(found) === undefined)
    .map(({ 0: found, index }) => ({ ...passage.at(index, found), rule: 'phone-form', found }));
