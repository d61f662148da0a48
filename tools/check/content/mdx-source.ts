import { mdxToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import type { Finding } from './finding.ts';
import type { RuleName } from './rules.ts';

/** An MDX text that was opened: its first lines, its tree as the site compiles it, and broken signs. */
export type MdxSource = {
  readonly front: { readonly text: string; readonly above: number } | undefined;
  readonly body: string;
  readonly tree: MdastNode | undefined;
  readonly findings: readonly Omit<Finding, 'file'>[];
};

/** After so many broken signs in one text the rest is better looked at later. */
const MOST_BROKEN = 25;
/** Lines that close at once are no first lines: what follows is text. */
const FRONT = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;
/** Nobody writes tags, lists or quotes so deep in one another; what looks at them goes as deep as they do. */
const DEEPEST = 50;

const opened = new Map<string, MdxSource>();
const MOST_OPENED = 2000;

/** Opens an MDX text, or takes what it came to before. */
export function openMdx(text: string): MdxSource {
  const known = opened.get(text);
  if (known) return known;
  if (opened.size > MOST_OPENED) opened.clear();
  const fresh = readMdx(text);
  opened.set(text, fresh);
  return fresh;
}

function readMdx(text: string): MdxSource {
  const [whole, front] = FRONT.exec(text) ?? [];
  const findings: Omit<Finding, 'file'>[] = [];
  if (whole === undefined || front === undefined) {
    const open = whole === undefined && /^---[ \t]*\n/.test(text);
    const found = text.split('\n')[0] ?? '';
    findings.push({ rule: open ? 'front-unclosed' : 'front-missing', line: 1, field: '', found });
    return { front: undefined, body: text, tree: undefined, findings };
  }
  const body = text.slice(whole.length);
  // Blank lines in the place of the first lines keep every line's number.
  const above = whole.split('\n').length - 1;
  const { tree, broken } = parseAll('\n'.repeat(above) + body);
  return { front: { text: front, above: 1 }, body, tree, findings: broken };
}

/** Parses again and again without the sign that was broken, so that all of them are found. */
function parseAll(source: string) {
  const broken: Omit<Finding, 'file'>[] = [];
  let rest = source;
  while (broken.length < MOST_BROKEN) {
    try {
      const tree = mdxToMdast(rest);
      const deep = deepIn(tree);
      if (deep === undefined) return { tree, broken };
      broken.push({ rule: 'mdx-deep', line: deep, field: 'tekst', found: '' });
      return { tree: undefined, broken };
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(message) ?? [];
      const at = offsetOf(rest, Number(line), Number(column));
      const { rule, from, to, found, values } = classify(message, rest, at);
      broken.push({ rule, line: lineOf(rest, from), field: 'tekst', found, values });
      rest = rest.slice(0, from) + rest.slice(from, to).replace(/[^\n]/g, ' ') + rest.slice(to);
    }
  }
  return { tree: undefined, broken };
}

/** The line of something that lies too deep in other things; nothing where all lies well. */
function deepIn(tree: MdastNode): number | undefined {
  const open = [{ node: tree, depth: 0 }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { node, depth } = each;
    if (depth > DEEPEST) return node.position?.start.line ?? 1;
    const children = 'children' in node ? (node.children as readonly MdastNode[]) : [];
    for (const child of children) open.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(text.length - 1, before.join('\n').length + (line > 1 ? 1 : 0) + column - 1);
}

type Broken = {
  readonly rule: RuleName;
  readonly from: number;
  readonly to: number;
  readonly found: string;
  readonly values: Readonly<Record<string, string>>;
};

/** What was broken, in the terms of who wrote it, and which characters to leave out to read on. */
function classify(message: string, text: string, at: number): Broken {
  const brace = text.lastIndexOf('{', at);
  const span = (rule: RuleName, from: number, length: number, values = {}): Broken => ({
    rule,
    from,
    to: Math.min(text.length, from + Math.max(1, length)),
    found: text.slice(from, from + Math.max(12, Math.min(length, 40))).split('\n')[0] ?? '',
    values,
  });
  if (/^(import|export)\b/.test(text.slice(at)))
    return span('mdx-import', at, text.slice(at).split('\n')[0]?.length ?? 1);
  if (message.includes('Could not parse expression') && brace >= 0) {
    const close = text.indexOf('}', at);
    const code = close < 0 ? '' : text.slice(brace, close + 1);
    const rule = /^\{\s*[\w-]+\.[\w-]+\s*\}$/.test(code) ? 'placeholder-in-story' : 'mdx-braces';
    return span(rule, brace, Math.max(1, code.length));
  }
  if (/brace|expression/.test(message) && brace >= 0) return span('mdx-brace', brace, 1);
  const rest = text.slice(at);
  const tag = /^<\/?([A-Za-z][\w.:-]*)[^<>]*>?/.exec(rest);
  const values = { tag: tag?.[1] ?? '' };
  if (/Unexpected closing tag/.test(message))
    return span('mdx-closing', at, tag?.[0].length ?? 1, values);
  if (/Expected a closing tag/.test(message)) {
    const rule = htmlRule(values.tag) ?? 'mdx-unclosed';
    return span(rule, at, tag?.[0].length ?? 1, values);
  }
  if (rest.startsWith('<!--')) return span('mdx-comment', at, rest.indexOf('-->') + 3);
  if (/^<(https?:|mailto:|[\w.]+@)/.test(rest))
    return span('mdx-bare-link', at, rest.indexOf('>') + 1);
  if (tag) return span(htmlRule(values.tag) ?? 'mdx-tag', at, tag[0].length, values);
  return span(rest.startsWith('<') ? 'mdx-less-than' : 'mdx-brace', at, 1);
}

/** The rule that a tag of HTML itself breaks; nothing for one of ours. */
export function htmlRule(tag: string): RuleName | undefined {
  if (/^script$/i.test(tag)) return 'mdx-script';
  if (/^(iframe|embed|object|frame)$/i.test(tag)) return 'mdx-iframe';
  if (/^style$/i.test(tag)) return 'mdx-style';
  if (/^img$/i.test(tag)) return 'mdx-img';
  if (/^(video|audio|form|input|button|svg|link|meta|base)$/i.test(tag)) return 'mdx-html';
  return undefined;
}
