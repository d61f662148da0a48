import { statSync } from 'node:fs';
import { CONTENT } from '../../analytics/plan/read.ts';
import { readList } from '../yaml-list.ts';
import type { Ledger } from './ledger.ts';
import { resolveClaims } from './resolve.ts';
import { claimSchema, sourceSchema } from './schema.ts';

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
