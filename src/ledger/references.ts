import type { Fault } from '../../analytics/plan/yaml-file.ts';
import type { Ledger, SourcedClaim } from './read.ts';

/** A claim that a text refers to, and the line it does so on. */
export type Reference = { readonly id: string; readonly line: number };

/** `<Claim id="…">` in a story, `[note:…]` in YAML. */
const REFERENCE = /<Claim\s+id="([^"]*)"|\[note:([^\]]*)\]/g;

/** The claims on a story's bill, in its first lines. */
const BILL = /^bill: *\[([^\]]*)\]/m;

/** Every reference of a text to the ledger, in order. */
export const findReferences = (text: string): Reference[] =>
  [...text.matchAll(REFERENCE)].map((match) => ({
    id: match[1] ?? match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));

/** The ids a text refers to, each once, in the order of its notes. */
export const notesOf = (text: string): string[] => [
  ...new Set(findReferences(text).map(({ id }) => id)),
];

function findBill(text: string): Reference[] {
  const found = BILL.exec(text);
  if (!found) return [];
  const line = text.slice(0, found.index).split('\n').length;
  return (found[1] ?? '').split(',').map((id) => ({ id: id.trim(), line }));
}

/** References to claims that don't exist. */
export const checkReferences = (ledger: Ledger, file: string, text: string): Fault[] =>
  [...findReferences(text), ...findBill(text)]
    .filter(({ id }) => !ledger.has(id))
    .map(({ id, line }) => ({
      file,
      line,
      field: 'claim',
      found: `"${id}"`,
      expected: 'the id of a claim in src/content/claims.yaml',
    }));

/**
 * The claims of a page, in the order of its notes.
 *
 * @throws Error naming the claim that doesn't exist
 */
export const claimsOf = (ledger: Ledger, ids: readonly string[]): SourcedClaim[] =>
  ids.map((id) => {
    const claim = ledger.get(id);
    if (!claim) {
      throw new Error(
        `There is no claim "${id}": add it to src/content/claims.yaml with its source.`,
      );
    }
    return claim;
  });
