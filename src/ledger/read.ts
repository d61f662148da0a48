import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FaultError, parseYaml } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { claimSchema, helpSchema, sourceSchema } from './schema.ts';
import type { Claim, HelpService, Source } from './schema.ts';

const CONTENT = 'src/content';

/** A claim with the source it is from. */
export type SourcedClaim = Claim & { readonly from: Source };
/** All claims by id, in the order of the file. */
export type Ledger = ReadonlyMap<string, SourcedClaim>;

function readList<T extends { readonly id: string }>(file: string, item: z.ZodType<T>) {
  const parsed = parseYaml(readFileSync(file, 'utf8'), file, z.array(item));
  if (!parsed.ok) throw new FaultError(parsed.faults);
  const faults = parsed.value.flatMap(({ id }, index): Fault[] =>
    parsed.value.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            file,
            line: parsed.locate([index, 'id']),
            field: 'id',
            found: `"${id}" a second time`,
            expected: 'an id of its own',
          },
        ],
  );
  if (faults.length > 0) throw new FaultError(faults);
  return { items: parsed.value, locate: parsed.locate };
}

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

/** Reads the places of help, in the order of the file. */
export const readHelp = (folder: string = CONTENT): HelpService[] =>
  readList(`${folder}/help.yaml`, helpSchema).items;
