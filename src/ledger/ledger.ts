import type { Text } from '../language.ts';
import type { Figure } from './figures.ts';
import type { ClaimEntry, Source } from './schema.ts';

/** A claim with its figures computed, its texts filled, and the sources it is from. */
export type SourcedClaim = Pick<ClaimEntry, 'id' | 'label' | 'caveat' | 'year' | 'found'> & {
  readonly text: Text;
  readonly picture?: ClaimEntry['picture'];
  readonly figures: Readonly<Record<string, Figure>>;
  /** Words that stand for a figure. */
  readonly said: Readonly<Record<string, Text>>;
  readonly series: readonly { year: number; value: number; break: boolean }[];
  readonly sources: readonly Source[];
  /** The claims that we computed it from. */
  readonly computedFrom: readonly string[];
  readonly checked: string | null;
};
/** All claims by id, in the order of the file. */
export type Ledger = ReadonlyMap<string, SourcedClaim>;
