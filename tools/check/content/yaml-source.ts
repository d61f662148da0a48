import { LineCounter, isAlias, isCollection, isScalar, parseDocument, visit } from 'yaml';
import type { Document, ParsedNode, Scalar, YAMLError } from 'yaml';
import { MAXIMUM_ALIASES, locator } from '../../../analytics/plan/yaml-file.ts';
import type { Locate } from '../../../analytics/plan/yaml-file.ts';
import type { Finding, Place } from './finding.ts';
import type { RuleName } from './rules.ts';

/** A value as it was written, its way to it, and the line it begins on. */
export type Written = {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** The characters in the file, quotes included. */
  readonly source: string;
  readonly line: number;
  readonly quoted: boolean;
  readonly comment: string | undefined;
};

/** A YAML text that was opened: its data where it could be read, and what is wrong with its signs. */
export type YamlSource = {
  readonly data: unknown;
  readonly locate: Locate;
  readonly written: readonly Written[];
  readonly findings: readonly Omit<Finding, 'file'>[];
};

/** Which rule a mistake in the signs breaks, by the library's name for it. */
const RULE_OF: Readonly<Record<string, RuleName>> = {
  DUPLICATE_KEY: 'yaml-duplicate-field',
  TAB_AS_INDENT: 'yaml-tab',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  MULTILINE_IMPLICIT_KEY: 'yaml-colon',
  MISSING_CHAR: 'yaml-unclosed',
  BAD_ALIAS: 'yaml-alias',
  BAD_SCALAR_START: 'yaml-quotes',
  BAD_DQ_ESCAPE: 'yaml-backslash',
  BAD_INDENT: 'yaml-indent',
  MULTIPLE_DOCS: 'yaml-dashes',
  UNEXPECTED_TOKEN: 'yaml-quotes',
};

const opened = new Map<string, YamlSource>();
/** More texts than a content folder has; then what was opened before is forgotten. */
const MOST_OPENED = 2000;

/** Opens a file of YAML, or takes what it came to before. */
export const openYaml = (text: string): YamlSource => open(text, 0);

/** Opens the first lines of a story, with so many lines above them; an unquoted day is a date to the site. */
export const openFront = (text: string, above: number): YamlSource => open(text, above);

function open(text: string, above: number): YamlSource {
  const key = `${above}\n${text}`;
  const known = opened.get(key);
  if (known) return known;
  if (opened.size > MOST_OPENED) opened.clear();
  const fresh = readYaml(text, above);
  opened.set(key, fresh);
  return fresh;
}

function readYaml(text: string, above: number): YamlSource {
  const lines = new LineCounter();
  const customTags = above > 0 ? (['timestamp'] as const) : [];
  const document = parseDocument(text, { lineCounter: lines, customTags: [...customTags] });
  const lineAt = (offset: number) => lines.linePos(offset).line + above;
  const find = locator(document, lines);
  const locate: Locate = (path) => find(path) + above;
  const findings = [...document.errors, ...document.warnings].map((error) =>
    signFinding(error, text, lineAt),
  );
  const aliases = unknownAliases(document, lineAt);
  const known = { locate, written: writtenIn(document, text, lineAt) };
  if (findings.length + aliases.length > 0)
    return { data: undefined, ...known, findings: onePerLine([...findings, ...aliases]) };
  try {
    return { data: document.toJS({ maxAliasCount: MAXIMUM_ALIASES }), ...known, findings: [] };
  } catch {
    const many: Omit<Finding, 'file'> = {
      rule: 'yaml-aliases',
      line: above + 1,
      field: '',
      found: '',
    };
    return { data: undefined, ...known, findings: [many] };
  }
}

function signFinding(error: YAMLError, text: string, lineAt: (offset: number) => number) {
  const line = lineAt(error.pos[0]);
  const start = text.lastIndexOf('\n', Math.max(0, error.pos[0] - 1)) + 1;
  const found = (text.slice(start).split('\n')[0] ?? '').trim();
  const unclosed = /must be sufficiently indented and end with|Missing closing/.test(error.message);
  const rule = unclosed ? 'yaml-unclosed' : (RULE_OF[error.code] ?? 'yaml-signs');
  const field = /^\s*-?\s*([\w-]+)\s*:/.exec(found)?.[1] ?? '';
  return { rule, line, field, found };
}

/** One mistake in the signs makes the reader stumble over what follows on its line. */
const onePerLine = <T extends Pick<Place, 'line'>>(findings: readonly T[]): T[] =>
  findings.filter(
    ({ line }, place) => findings.findIndex((other) => other.line === line) === place,
  );

function unknownAliases(document: Document.Parsed, lineAt: (offset: number) => number) {
  const found: Omit<Finding, 'file'>[] = [];
  visit(document, {
    Alias(_, node) {
      if (!node.resolve(document))
        found.push({
          rule: 'yaml-alias',
          line: lineAt(node.range?.[0] ?? 0),
          field: '',
          found: `*${node.source}`,
        });
    },
  });
  return found;
}

/** Every single value of a document, where it was written; what an alias repeats is written once. */
function writtenIn(
  document: Document.Parsed,
  text: string,
  lineAt: (offset: number) => number,
): Written[] {
  const all: Written[] = [];
  const walk = (node: ParsedNode | null, path: readonly (string | number)[]): void => {
    if (isScalar(node)) all.push(describeScalar(node, path, text, lineAt));
    else if (isCollection(node) && !isAlias(node))
      node.items.forEach((item, index) => {
        if ('key' in item) {
          const key = isScalar(item.key) ? String(item.key.value) : '';
          walk(item.value as ParsedNode | null, [...path, key]);
        } else walk(item as ParsedNode, [...path, index]);
      });
  };
  walk(document.contents, []);
  return all;
}

function describeScalar(
  node: Scalar,
  path: Written['path'],
  text: string,
  lineAt: (offset: number) => number,
): Written {
  const [start = 0, end = 0] = node.range ?? [];
  return {
    path,
    value: node.value,
    source: text.slice(start, end),
    line: lineAt(start),
    quoted: node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE',
    comment: node.type === 'PLAIN' ? (node.comment ?? undefined) : undefined,
  };
}

/** What a field is called: within a list by the id of its entry, `port-arrests-2024.text.nl`. */
export function fieldOf({ data }: Pick<YamlSource, 'data'>, path: Written['path']): string {
  const [first, ...rest] = path;
  const entry: unknown = Array.isArray(data) && typeof first === 'number' ? data[first] : undefined;
  const id: unknown =
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : undefined;
  return (typeof id === 'string' ? [id, ...rest] : path).join('.');
}

/** The line of a piece of a value that may run over several. */
export function lineWithin({ source, line }: Written, piece: string): number {
  const words = piece.trim().split(/\s+/);
  const at = [piece, words.slice(0, 2).join(' '), words[0] ?? '']
    .map((each) => (each === '' ? -1 : source.indexOf(each)))
    .find((each) => each >= 0);
  return line + (at === undefined ? 0 : source.slice(0, at).split('\n').length - 1);
}
