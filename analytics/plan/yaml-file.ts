import { LineCounter, isMap, isNode, isPair, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';

/** One thing wrong in a file that people edit, said so that its author can mend it. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly expected: string;
  /** The rule it breaks, for who words faults in another language. */
  readonly rule?: string;
};

/** Renders a fault as `file:line field: found …, expected …`. */
export const formatFault = (fault: Fault): string =>
  `${fault.file}:${fault.line} ${fault.field || '(whole file)'}: found ${fault.found}, expected ${fault.expected}`;

/** Thrown with every fault of one or more files at once. */
export class FaultError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.name = 'FaultError';
    this.faults = faults;
  }
}

/** Says where in a file a field stands, so that later checks can name its line too. */
export type Locate = (path: readonly PropertyKey[]) => number;

/** Enough to repeat a scale of answers; few enough that a file can't unfold without end. */
export const MAXIMUM_ALIASES = 100;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly locate: Locate }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads YAML text through one schema.
 *
 * @param text the YAML text
 * @param file the name to show in faults
 * @param schema what the file must hold
 * @returns the checked value, or every fault with its line
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line;
    const found = broken.message.split('\n')[0] ?? 'a syntax error';
    return { ok: false, faults: [{ file, line, field: '', found, expected: 'valid YAML' }] };
  }
  const locate = locator(document, lines);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MAXIMUM_ALIASES });
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ file, line: 1, field: '', found, expected: 'fewer aliases' }] };
  }
  const result = schema.safeParse(data);
  if (result.success) return { ok: true, value: result.data, locate };
  const faults = result.error.issues.flatMap(leafIssues).map((issue) => ({
    file,
    line: locate(issue.path),
    field: issue.path.join('.'),
    found: describe(valueAt(data, issue.path)),
    expected: issue.message,
  }));
  return { ok: false, faults };
}

/** A union reports its branches inside one issue; an author needs the innermost sentence. */
function leafIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...issue,
      path: [...issue.path, key],
      message: 'no such field',
    }));
  }
  return [issue];
}

/** Finds the line of any path in a document; of a path that isn't there, the line of what it is missing from. */
export function locator(document: Document, lines: LineCounter): Locate {
  return (path) => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const offset = offsetOf(document, path.slice(0, depth));
      if (offset !== undefined) return lines.linePos(offset).line;
    }
    return 1;
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = path.at(-1);
  if (isMap(parent) && key !== undefined) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(key));
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  }
  const node = document.getIn(path, true);
  return isNode(node) && node.range ? node.range[0] : undefined;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    data,
  );
}

/** Names a value shortly, as its author wrote it. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 57)}…"` : written;
}
