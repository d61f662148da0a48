import type { MdastNode } from 'satteri';
import type { Language } from '../../../analytics/plan/text.ts';
import type { Place } from './finding.ts';
import { lineWithin } from './yaml-source.ts';
import type { Written } from './yaml-source.ts';

/** A text that readers get, as one run of letters however it was written, and where each piece stands. */
export type Passage = {
  readonly file: string;
  readonly field: string;
  readonly language: Language;
  readonly text: string;
  /** The claims that are noted in it, and after how many letters. */
  readonly notes: readonly { readonly id: string; readonly index: number }[];
  /** The place of what stands at an index of the text. */
  readonly at: (index: number, piece?: string) => Place;
};

/** Stands in a text for a claim's sentence or figure, which come with their note. */
export const CLAIM_MARK = '\uFFFC';
/** Signs that are not seen, and with which a word is broken unseen. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** A value of YAML that readers get: its last key is a language. */
export function passageOf(
  file: string,
  written: Written,
  language?: Language,
  field = written.path.join('.'),
): Passage | undefined {
  const last = written.path.at(-1);
  const own = last === 'nl' || last === 'en' ? last : language;
  if (!own || typeof written.value !== 'string') return undefined;
  const text = tidy(written.value);
  return {
    file,
    field,
    language: own,
    text,
    notes: [...text.matchAll(/\[(?:note|claim):([^\]]*)\]/g)].map(({ 1: id = '', index }) => ({
      id,
      index,
    })),
    at: (index, piece = text.slice(index, index + 20)) => ({
      file,
      field,
      line: lineWithin(written, piece),
    }),
  };
}

const tidy = (text: string): string => text.normalize('NFC').replace(UNSEEN, '');

type Piece = { readonly text: string; readonly line: number; readonly claim?: string };

/** The texts of an MDX tree: a paragraph, heading or cell each, without marks and tags. */
export function passagesOf(file: string, tree: MdastNode, language: Language): Passage[] {
  const passages: Passage[] = [];
  const visit = (node: MdastNode): void => {
    if (!('children' in node)) return;
    const children = node.children as readonly MdastNode[];
    if (!children.some(isInline)) {
      children.forEach(visit);
      return;
    }
    const pieces = children.flatMap(piecesOf);
    if (pieces.length > 0) passages.push(joined(file, pieces, language));
  };
  visit(tree);
  return [...passages, ...questionsIn(file, tree, language)];
}

const INLINE =
  /^(text|emphasis|strong|delete|link|linkReference|inlineCode|break|mdxJsxTextElement)$/;
const isInline = ({ type }: MdastNode): boolean => INLINE.test(type);

function piecesOf(node: MdastNode): Piece[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'text' || node.type === 'inlineCode') return [{ text: tidy(node.value), line }];
  if (node.type === 'break') return [{ text: '\n', line }];
  if (node.type === 'mdxJsxTextElement' && /^[A-Z]/.test(node.name ?? ''))
    return [{ text: CLAIM_MARK, line, claim: claimIn(node) }];
  return 'children' in node ? (node.children as readonly MdastNode[]).flatMap(piecesOf) : [];
}

/** The claim that a tag names first. */
const claimIn = (node: TagNode): string =>
  node.attributes
    .map((attribute) =>
      attribute.type === 'mdxJsxAttribute' && /^(id|claim)$/.test(attribute.name)
        ? attribute.value
        : undefined,
    )
    .find((value) => typeof value === 'string') ?? '';

function joined(file: string, pieces: readonly Piece[], language: Language): Passage {
  const text = pieces.map((piece) => piece.text).join('');
  const lineAt = (index: number): number => {
    let before = 0;
    for (const piece of pieces) {
      if (index < before + piece.text.length || piece === pieces.at(-1))
        return piece.line + piece.text.slice(0, Math.max(0, index - before)).split('\n').length - 1;
      before += piece.text.length;
    }
    return 1;
  };
  const notes = pieces.flatMap(({ claim }, place) =>
    claim === undefined
      ? []
      : [
          {
            id: claim,
            index: pieces
              .slice(0, place)
              .map((each) => each.text)
              .join('').length,
          },
        ],
  );
  return {
    file,
    field: 'tekst',
    language,
    text,
    notes,
    at: (index) => ({ file, field: 'tekst', line: lineAt(index) }),
  };
}

/** Questions that a tag asks the reader, in an attribute. */
const questionsIn = (file: string, tree: MdastNode, language: Language): Passage[] =>
  tagsOf(tree).flatMap(({ node, line }) =>
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === 'question' &&
      typeof attribute.value === 'string'
        ? [
            {
              file,
              field: 'question',
              language,
              text: tidy(attribute.value),
              notes: [],
              at: () => ({ file, field: 'question', line }),
            },
          ]
        : [],
    ),
  );

export type TagNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Every node of a tree, with its line. */
export function nodesOf(tree: MdastNode): { node: MdastNode; line: number }[] {
  const line = tree.position?.start.line ?? 1;
  const children = 'children' in tree ? (tree.children as readonly MdastNode[]) : [];
  return [{ node: tree, line }, ...children.flatMap(nodesOf)];
}

/** Every tag of a tree, with its line. */
export const tagsOf = (tree: MdastNode): { node: TagNode; line: number }[] =>
  nodesOf(tree).flatMap(({ node, line }) =>
    node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? [{ node, line }] : [],
  );

/** All text of a node, without marks. */
export const textOf = (node: MdastNode): string =>
  piecesOf(node)
    .map(({ text }) => text)
    .join('');
