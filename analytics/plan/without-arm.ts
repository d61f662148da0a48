import { isAlias, isMap, isSeq, parseDocument, visit } from 'yaml';
import type { Alias, Document, Node } from 'yaml';

/** What a new version of a plan is told apart by. */
export type NextVersion = { readonly version: number; readonly registered: string };

/**
 * Takes an arm out of a plan, as another version of it. Comments, quotes and the order of fields stay;
 * what the arm had under an anchor moves to where it is used first.
 *
 * @param text the YAML of a plan that was read without a fault
 * @param arm the id of an arm that it has
 */
export function withoutArm(
  text: string,
  arm: string,
  { version, registered }: NextVersion,
): Document {
  const document = parseDocument(text);
  const arms = document.get('arms');
  if (!isSeq(arms)) throw new Error('a checked plan has a list of arms');
  const place = arms.items.findIndex((item) => isMap(item) && item.get('id') === arm);
  const gone = arms.items[place];
  if (!isMap(gone)) throw new Error(`the plan has no arm "${arm}"`);
  const anchored = anchoredIn(gone);
  const users = usersOf(document, gone, anchored);
  arms.delete(place);
  moveAnchors(document, anchored, users);
  document.set('version', version);
  document.set('registered', registered);
  // It tells of the words since registration, and this version is registered anew.
  document.delete('wording');
  return document;
}

function anchoredIn(arm: Node): ReadonlySet<Node> {
  const found = new Set<Node>();
  visit(arm, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) found.add(node);
    },
  });
  return found;
}

/** Every alias outside the arm that stands for something inside it. */
function usersOf(
  document: Document,
  arm: Node,
  anchored: ReadonlySet<Node>,
): ReadonlyMap<Alias, Node> {
  const users = new Map<Alias, Node>();
  visit(document, {
    Alias(_, alias, path) {
      const node = alias.resolve(document);
      if (node && anchored.has(node) && !path.includes(arm)) users.set(alias, node);
    },
  });
  return users;
}

/** The first alias of each becomes what it stood for, anchor and all; those after it follow it. */
function moveAnchors(
  document: Document,
  anchored: ReadonlySet<Node>,
  users: ReadonlyMap<Alias, Node>,
): void {
  const moved = new Set<Node>();
  const named = (alias: Alias): Node | undefined =>
    alias.resolve(document)
      ? undefined
      : [...anchored].findLast((node) => !isAlias(node) && node.anchor === alias.source);
  visit(document, {
    Alias(_, alias) {
      // An alias within what was moved is a copy of its own, known by its name alone.
      const node = users.get(alias) ?? named(alias);
      if (!node || moved.has(node)) return undefined;
      moved.add(node);
      return node.clone() as Node;
    },
  });
}
