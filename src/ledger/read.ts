import { FaultError } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { readList } from '../yaml-list.ts';
import { claimSchema, sourceSchema } from './schema.ts';
import type { Claim, Source } from './schema.ts';

const CONTENT = 'src/content';

/** A claim with the source it is from. */
export type SourcedClaim = Claim & { readonly from: Source };
/** All claims by id, in the order of the file. */
export type Ledger = ReadonlyMap<string, SourcedClaim>;

/**
 * Reads claims and sources.
 *
 * @throws FaultError with file and line for a claim whose source doesn't exist
 */
export function readLedger(folder: string = CONTENT): Ledger {
  const sources = new Map(
    readList(`${folder}/sources.yaml`, sourceSchema).items.map((source) => [source.id, source]),
  );
  const file = `${folder}/claims.yaml`;
  const { items, locate } = readList(file, claimSchema);
  const faults: Fault[] = [];
  const ledger = new Map<string, SourcedClaim>();
  items.forEach((claim, index) => {
    const from = sources.get(claim.source);
    if (from) ledger.set(claim.id, { ...claim, from });
    else {
      faults.push({
        file,
        line: locate([index, 'source']),
        field: `${claim.id}.source`,
        found: `"${claim.source}"`,
        expected: 'the id of a source in sources.yaml',
      });
    }
  });
  if (faults.length > 0) throw new FaultError(faults);
  return ledger;
}
