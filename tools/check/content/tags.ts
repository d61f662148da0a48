import type { MdastNode } from 'satteri';
import { notesOf } from '../../../src/ledger/references.ts';
import { TAGS } from '../../../src/stories/tags.ts';
import type { Tag } from '../../../src/stories/tags.ts';
import type { Finding, Place } from './finding.ts';
import { htmlRule } from './mdx-source.ts';
import { nodesOf, tagsOf } from './passages.ts';
import type { TagNode } from './passages.ts';
import { checkReference, nearest } from './references.ts';
import type { Known } from './references.ts';

const KNOWN: Readonly<Record<string, Tag>> = TAGS;
/** HTML that a text may hold, and the attributes it may have: a language, an abbreviation. */
const PLAIN_HTML = /^(span|em|strong|b|i|abbr|sub|sup|q|cite|br)$/;
const PLAIN_ATTRIBUTES = /^(lang|dir|title)$/;

/** Whether a text has a drawing. */
export const hasDrawing = (tree: MdastNode): boolean =>
  tagsOf(tree).some(({ node }) => KNOWN[node.name ?? '']?.draws);

/** What an attribute says between its quotes; nothing where it is code. */
type Value = string | true | undefined;

function valueOf(value: unknown): Value {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return true;
  const code = typeof value === 'object' && 'value' in value ? String(value.value).trim() : '';
  if (code === 'true') return true;
  return /^(["'`])([^"'`$\\]*)\1$/.exec(code)?.[2];
}

/** Tags, code and lines of a program in the text of a story. */
export function checkTags(known: Known, tree: MdastNode, file: string, body: string): Finding[] {
  const place = (line: number, field: string): Place => ({ file, line, field });
  const code = nodesOf(tree).flatMap(({ node, line }): Finding[] => {
    if (node.type === 'code')
      return [{ ...place(line, 'tekst'), rule: 'mdx-code', found: node.value }];
    if (node.type === 'mdxjsEsm')
      return [{ ...place(line, 'tekst'), rule: 'mdx-import', found: node.value }];
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (/^\s*(\/\*[\s\S]*\*\/\s*)?$/.test(node.value) && node.value.trim() !== '') return [];
      const isFigure = /^\s*[\w-]+\.[\w-]+\s*$/.test(node.value);
      const rule = isFigure ? 'placeholder-in-story' : 'mdx-braces';
      return [{ ...place(line, 'tekst'), rule, found: `{${node.value}}` }];
    }
    return [];
  });
  const tags = tagsOf(tree).flatMap(({ node, line }) =>
    checkTag(known, node, place(line, node.name ?? '<>')),
  );
  return [...code, ...tags, ...unlisted(known, tree, file, body)];
}

function checkTag(known: Known, node: TagNode, place: Place): Finding[] {
  const name = node.name ?? '';
  const tag = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (tag) return checkOurTag(known, node, tag, place);
  const found = `<${name}>`;
  if (PLAIN_HTML.test(name)) return checkHtmlAttributes(node, place, PLAIN_ATTRIBUTES);
  const near = nearest(name, Object.keys(KNOWN));
  const rule =
    htmlRule(name) ??
    (/^[a-z]/.test(name) && near.toLowerCase() !== name ? 'mdx-html' : 'mdx-unknown-tag');
  return [
    {
      ...place,
      rule,
      found,
      values: { near: near ? `<${near} …>` : Object.keys(KNOWN).join(', ') },
    },
    ...checkHtmlAttributes(node, place, /./),
  ];
}

/** Attributes that run code or change the look, whatever they stand on. */
function checkHtmlAttributes(node: TagNode, place: Place, allowed: RegExp): Finding[] {
  return node.attributes.flatMap((attribute): Finding[] => {
    if (attribute.type !== 'mdxJsxAttribute')
      return [{ ...place, rule: 'mdx-braces', found: `{${attribute.value}}` }];
    const found = attribute.name;
    if (/^on/i.test(found)) return [{ ...place, rule: 'mdx-event', found }];
    if (/^(style|class|className|id)$/i.test(found))
      return [{ ...place, rule: 'mdx-style', found }];
    return allowed.test(found)
      ? []
      : [{ ...place, rule: 'mdx-attribute', found, values: { known: 'lang, title' } }];
  });
}

function checkOurTag(known: Known, node: TagNode, tag: Tag, place: Place): Finding[] {
  const found = `<${node.name ?? ''}>`;
  const given = new Map<string, Value>();
  const findings: Finding[] = [];
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      findings.push({ ...place, rule: 'mdx-braces', found: `{${attribute.value}}` });
      continue;
    }
    const { name } = attribute;
    const value = valueOf(attribute.value);
    const kind = tag.attributes[name];
    if (given.has(name)) findings.push({ ...place, rule: 'mdx-attribute-twice', found: name });
    else if (/^on/i.test(name)) findings.push({ ...place, rule: 'mdx-event', found: name });
    else if (/^(style|class|className)$/i.test(name))
      findings.push({ ...place, rule: 'mdx-style', found: name });
    else if (!kind)
      findings.push({
        ...place,
        rule: 'mdx-attribute',
        found: name,
        values: { known: Object.keys(tag.attributes).join(', ') },
      });
    else if (value === undefined || (value === true) !== (kind === 'flag'))
      findings.push({ ...place, rule: 'mdx-attribute-quotes', found: name, values: { name } });
    given.set(name, value);
  }
  for (const name of Object.keys(tag.attributes))
    if (!given.has(name) && !(tag.optional ?? []).includes(name))
      findings.push({ ...place, rule: 'mdx-attribute-missing', found, values: { name } });
  if (!tag.holds && node.children.length > 0)
    findings.push({ ...place, rule: 'mdx-tag-text', found, values: { tag: node.name ?? '' } });
  return [...findings, ...checkClaimOf(known, tag, given, place)];
}

/** The claim that a tag names, its figures and words, and whether it may be drawn. */
function checkClaimOf(
  { ledger, ids }: Known,
  tag: Tag,
  given: ReadonlyMap<string, Value>,
  place: Place,
): Finding[] {
  const text = (name: string): string => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const own = text('claim') || text('id');
  const claim = ledger.get(own);
  return Object.entries(tag.attributes).flatMap(([name, kind]): Finding[] => {
    const value = text(name);
    if (!given.has(name) || given.get(name) === true || given.get(name) === undefined) return [];
    if (kind === 'claim') {
      const wrong = checkReference({ ledger, ids }, place, value);
      if (wrong.length > 0 || !tag.draws || name !== 'claim' || !claim || claim.picture)
        return wrong;
      return [{ ...place, rule: 'drawing-without-alt', found: value, values: { claim: value } }];
    }
    const subject = kind === 'figureOfOther' ? ledger.get(text('other')) : claim;
    if (!subject) return [];
    if (kind === 'said' && !subject.said[value])
      return [
        {
          ...place,
          rule: 'figure-unknown',
          found: value,
          values: { known: Object.keys(subject.said).join(', ') },
        },
      ];
    if (/^figure/.test(kind))
      return (kind === 'figures' ? value.split(' ') : [value])
        .filter((each) => !subject.figures[each])
        .map((each) => ({
          ...place,
          rule: 'figure-unknown',
          found: each,
          values: { known: Object.keys(subject.figures).join(', ') },
        }));
    if (kind === 'numbers' && !/^\d+([.,]\d+)?( \d+([.,]\d+)?)*$/.test(value))
      return [{ ...place, rule: 'numbers-form', found: value }];
    return [];
  });
}

/** A claim that the compiler sees and the list of notes doesn't would leave a note without its source. */
function unlisted(known: Known, tree: MdastNode, file: string, body: string): Finding[] {
  const listed = new Set(notesOf(body));
  return tagsOf(tree).flatMap(({ node, line }) =>
    Object.hasOwn(KNOWN, node.name ?? '')
      ? node.attributes.flatMap((attribute): Finding[] => {
          const value = attribute.type === 'mdxJsxAttribute' ? valueOf(attribute.value) : undefined;
          if (attribute.type !== 'mdxJsxAttribute' || typeof value !== 'string') return [];
          const isClaim = KNOWN[node.name ?? '']?.attributes[attribute.name] === 'claim';
          if (!isClaim || listed.has(value) || !known.ids.has(value)) return [];
          return [
            {
              file,
              line,
              field: node.name ?? '',
              rule: 'mdx-attribute-quotes',
              found: value,
              values: { name: attribute.name },
            },
          ];
        })
      : [],
  );
}
