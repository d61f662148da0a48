import { keepReading } from '../../analytics/plan/keep-reading.ts';
import { CONTENT } from '../../analytics/plan/read.ts';
import { readList } from '../yaml-list.ts';
import type { Ledger } from './ledger.ts';
import { resolveClaims } from './resolve.ts';
import { claimSchema, sourceSchema } from './schema.ts';

const keep = keepReading<Ledger>();

/**
 * Reads claims and sources.
 *
 * @throws FaultError with file and line for a source that doesn't exist, a sum that can't be
 *   computed, and words that their figure no longer bears out
 */
export function readLedger(folder: string = CONTENT): Ledger {
  const files = { sources: `${folder}/sources.yaml`, claims: `${folder}/claims.yaml` };
  return keep([files.sources, files.claims], () => {
    const sources = new Map(
      readList(files.sources, sourceSchema).items.map((source) => [source.id, source]),
    );
    const { items, locate } = readList(files.claims, claimSchema);
    return resolveClaims({ entries: items, sources, file: files.claims, folder, locate });
  });
}
