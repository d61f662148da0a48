import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { PLACEHOLDER, sayOf } from './fill.ts';
import type { Ledger, SourcedClaim } from './ledger.ts';

/** A claim that a text refers to, the name it uses of it, and the line it does so on. */
export type Reference = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly line: number;
};

/** `<Claim id="…">` and other tags in MDX, `[note:…]` and `[claim:…]` in YAML. */
const TAG = /<[A-Z]\w*\s([^>]*)>/g;
const TAG_CLAIM = /\b(?:id|claim|other|hidden)="([^"]*)"/g;
const TAG_NAME = /\b(?:name|as)="([^"]*)"/;
const MARK = /\[(?:note|claim):([^\]]*)\]/g;

/** The claims on a story's bill, in its first lines. */
const BILL = /^bill: *\[([^\]]*)\]/m;
const FRONT_MATTER = /^---\n[\s\S]*?\n---/;

type Found = Omit<Reference, 'line'> & { readonly index: number };

const tagsIn = (text: string): Found[] =>
  [...text.matchAll(TAG)].flatMap(({ 1: attributes = '', index }) =>
    [...attributes.matchAll(TAG_CLAIM)].map(({ 1: id = '' }) => ({
      id,
      name: TAG_NAME.exec(attributes)?.[1],
      index,
    })),
  );

/** Placeholders count where they are filled: in YAML and front matter; in MDX braces are code. */
const placeholdersIn = (text: string): Found[] => {
  const filled = FRONT_MATTER.exec(text)?.[0] ?? text;
  return [...filled.matchAll(PLACEHOLDER)]
    .filter(({ 2: name }) => name !== undefined)
    .map(({ 1: id = '', 2: name, index }) => ({ id, name, index }));
};

/** Every reference of a text to the ledger, in order. */
export const findReferences = (text: string): Reference[] =>
  [
    ...tagsIn(text),
    ...placeholdersIn(text),
    ...[...text.matchAll(MARK)].map(({ 1: id = '', index }): Found => ({ id, index })),
  ]
    .sort((one, other) => one.index - other.index)
    .map(({ id, name, index }) => ({ id, name, line: text.slice(0, index).split('\n').length }));

/** The ids a text refers to, each once, in the order of its notes. */
export const notesOf = (text: string): string[] => [
  ...new Set(findReferences(text).map(({ id }) => id)),
];

function findBill(text: string): Reference[] {
  const found = BILL.exec(text);
  if (!found) return [];
  const line = text.slice(0, found.index).split('\n').length;
  return (found[1] ?? '').split(',').map((each) => {
    const [id = '', name] = each.trim().split('.');
    return { id, name, line };
  });
}

/** References to claims, figures and words that don't exist. */
export const checkReferences = (ledger: Ledger, file: string, text: string): Fault[] =>
  [...findReferences(text), ...findBill(text)].flatMap(({ id, name, line }): Fault[] => {
    const fault = (found: string, expected: string): Fault[] => [
      { file, line, field: 'claim', found: `"${found}"`, expected },
    ];
    const claim = ledger.get(id);
    if (!claim) return fault(id, 'the id of a claim in claims.yaml');
    if (name === undefined || sayOf(claim, name, 'nl') !== undefined) return [];
    const known = [...Object.keys(claim.figures), ...Object.keys(claim.said), 'year'];
    return fault(`${id}.${name}`, `one of ${known.join(', ')}`);
  });

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
