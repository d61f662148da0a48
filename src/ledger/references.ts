import { PLACEHOLDER } from './fill.ts';
import type { Ledger, SourcedClaim } from './ledger.ts';

/** A claim that a text refers to, the name it uses of it, and the line it does so on. */
export type Reference = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly line: number;
};

/** `<Claim id="…">` and other tags in MDX, in every way of quoting; `[note:…]` and `[claim:…]` in YAML. */
const TAG = /<[A-Z]\w*\s((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g;
const quoted = (names: string): string =>
  `\\b(?:${names})\\s*=\\s*(?:\\{\\s*)?(?:"([^"]*)"|'([^']*)'|\`([^\`]*)\`)`;
const TAG_CLAIM = new RegExp(quoted('id|claim|other|hidden'), 'g');
const TAG_NAME = new RegExp(quoted('name|as'));
const MARK = /\[(?:note|claim):([^\]]*)\]/g;
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---/;

type Found = Omit<Reference, 'line'> & { readonly index: number };

const tagsIn = (text: string): Found[] =>
  [...text.matchAll(TAG)].flatMap(({ 1: attributes = '', index }) =>
    [...attributes.matchAll(TAG_CLAIM)].map((found) => ({
      id: valueOf(found),
      name: valueOf(TAG_NAME.exec(attributes)) || undefined,
      index,
    })),
  );

/** What stands between whichever quotes were used. */
const valueOf = (found: readonly (string | undefined)[] | null): string =>
  found?.slice(1).find((each) => each !== undefined) ?? '';

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
