import type { z } from 'zod';
import type { Finding } from './finding.ts';
import type { YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
/** A finding without the file, which whoever asked knows. */
type Found = Omit<Finding, 'file' | 'line' | 'field'> & { readonly path: Path };

/** What a value may be called in a sentence, by the schema's name for it: in Dutch, in English. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  string: ['tekst', 'text'],
  number: ['een getal', 'a number'],
  int: ['een heel getal', 'a whole number'],
  boolean: ['true of false', 'true or false'],
  array: ['een lijst: [a, b]', 'a list: [a, b]'],
  object: ['een groep velden', 'a group of fields'],
  record: ['een groep velden', 'a group of fields'],
};

/** The kind that is expected, in both languages. */
function kindsOf(expected: string): Record<string, string> {
  const [kind, kindEn] = KINDS[expected] ?? ['iets anders', 'something else'];
  return { kind, kindEn };
}

/**
 * Holds a value against its schema.
 *
 * @param path where in the file the value stands
 * @returns the value as the site will have it, or every field that doesn't fit
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: Pick<YamlSource, 'locate'>,
  file: string,
  path: Path = [],
): { value: z.output<S> | undefined; findings: Finding[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, findings: [] };
  const findings = result.error.issues.flatMap((issue) => describeIssue(issue, value));
  return {
    value: undefined,
    findings: findings.map((found) => {
      const { path: within, ...finding } = found;
      const whole = [...path, ...within];
      return { ...finding, file, line: source.locate(whole), field: nameOf(value, path, within) };
    }),
  };
}

/** A field within an entry is called after the entry: `port-arrests-2024.text.nl`. */
function nameOf(value: unknown, path: Path, within: Path): string {
  const id = valueAt(value, ['id']);
  const first = path.length > 0 && typeof id === 'string' ? id : path.map(String).join('.');
  return [first, ...within.map(String)].filter(Boolean).join('.');
}

function describeIssue(issue: Issue, root: unknown): Found[] {
  const { path } = issue;
  const value = valueAt(root, path);
  const found = written(value);
  const name = String(path.at(-1) ?? '');
  const make = (rule: Finding['rule'], values: Record<string, string> = {}, at: Path = path) => [
    { rule, path: at, found, values: { name, ...values } },
  ];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      rule: 'field-unknown',
      path: [...path, key],
      found: key,
      values: { name: key },
    }));
  if (issue.code === 'invalid_union') {
    const best = issue.errors.find((each) => each.some((inner) => inner.path.length > 0));
    if (best)
      return best.flatMap((inner) =>
        describeIssue({ ...inner, path: [...path, ...inner.path] }, root),
      );
  }
  if (issue.code === 'custom') return make(customRule(issue.message));
  if (value === undefined)
    return make(/^(nl|en)$/.test(name) ? 'text-one-language' : 'field-missing');
  if (value === null) return make('field-empty');
  switch (issue.code) {
    case 'invalid_type':
      return make('field-type', kindsOf(issue.expected));
    case 'too_small':
      if (issue.origin === 'string') return make('field-empty');
      return make(issue.origin === 'array' ? 'list-short' : 'number-small', {
        least: String(issue.minimum),
      });
    case 'too_big':
      if (issue.origin === 'string')
        return make('field-long', {
          most: String(issue.maximum),
          length: String(String(value).length),
        });
      return make(issue.origin === 'array' ? 'list-long' : 'number-large', {
        most: String(issue.maximum),
      });
    case 'invalid_format':
      if (issue.format === 'date') return make('date-form');
      if (issue.format === 'url') return make('link-form');
      return make('field-form');
    case 'invalid_value':
      return make('field-choice', { choices: issue.values.map(String).join(', ') });
    case 'invalid_key':
      return make('field-form');
    default:
      return make('field-kind');
  }
}

/** Rules of a schema that are about several fields at once, by what the schema says of them. */
const CUSTOM: readonly (readonly [RegExp, Finding['rule']])[] = [
  [/"low" (?:and|not above its) "high"/, 'figure-range'],
  [/"source", or says "from"/, 'claim-without-source'],
  [/needs "about"/, 'source-about'],
  [/needs steps/, 'check-without-steps'],
];
const customRule = (message: string): Finding['rule'] =>
  CUSTOM.find(([pattern]) => pattern.test(message))?.[1] ?? 'field-kind';

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    data,
  );

const written = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
