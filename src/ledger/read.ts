import { statSync } from 'node:fs';
import { CONTENT } from '../../analytics/plan/read.ts';
import type { Text } from '../language.ts';
import { readList } from '../yaml-list.ts';
import type { Figure } from './figures.ts';
import { resolveClaims } from './resolve.ts';
import { claimSchema, sourceSchema } from './schema.ts';
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

/** A page asks for the ledger many times; it is read again only when one of its files changed. */
let latest: { readonly key: string; readonly ledger: Ledger } | undefined;

/**
 * Reads claims and sources.
 *
 * @throws FaultError with file and line for a source that doesn't exist, a sum that can't be
 *   computed, and words that their figure no longer bears out
 */
export function readLedger(folder: string = CONTENT): Ledger {
  const files = { sources: `${folder}/sources.yaml`, claims: `${folder}/claims.yaml` };
  const key = [files.sources, files.claims]
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .join(' ');
  if (latest?.key === key) return latest.ledger;
  const sources = new Map(
    readList(files.sources, sourceSchema).items.map((source) => [source.id, source]),
  );
  const { items, locate } = readList(files.claims, claimSchema);
  const ledger = resolveClaims({ entries: items, sources, file: files.claims, folder, locate });
  latest = { key, ledger };
  return ledger;
}
