import { LEAST_A_SIDE } from '../estimate/horizon.ts';
import type { Claim, Contrast as Judged } from '../estimate/horizon.ts';
import type { Text } from '../plan/text.ts';
import { CITATIONS, published } from './citations.ts';
import type { Contrast } from './contrast.ts';
import type { Finding } from './schema.ts';

/** Why a contrast can't be estimated yet. */
export const TOO_EARLY: Text = {
  nl: `Te weinig bezoeken: een eerlijk interval begint bij ${LEAST_A_SIDE} bezoeken aan elke kant.`,
  en: `Too few visits: an honest interval starts at ${LEAST_A_SIDE} visits on each side.`,
};

/** What a claim says in words; nothing is said where there is none to make. */
export type ClaimWords = { readonly more: Text; readonly fewer: Text; readonly none: Text };

/** The words of a comparison of which nothing is claimed. */
export const NOTHING_SHOWN: Text = {
  nl: 'Er is geen verschil aangetoond. Dat is iets anders dan aangetoond dat er geen verschil is.',
  en: 'No difference has been shown. That is not the same as showing that there is none.',
};

/** The sentence of a claim. */
export const conclude = (claim: Claim, { more, fewer, none }: ClaimWords): Text =>
  claim === 'none' ? none : claim === 'more' ? more : fewer;

/** A difference in shares with the interval that judges it at every look. */
export const differenceFinding = (
  { estimate, lower, upper, alpha }: Judged,
  { message, control }: Pick<Contrast, 'message' | 'control'>,
  { assumes, conclusion }: { readonly assumes: Text; readonly conclusion?: Text },
): Finding => ({
  kind: 'figure',
  unit: 'share-difference',
  estimate,
  intervals: [published({ lower, upper, level: 1 - alpha }, CITATIONS.horizon)],
  samples: [message, control].map(({ name, n, cases }) => ({ name, n, cases })),
  assumes,
  ...(conclusion ? { conclusion } : {}),
});
