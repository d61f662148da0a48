import type { z } from 'zod';
import type { Finding } from './finding.ts';
import { checkShape } from './shape.ts';
import type { YamlSource } from './yaml-source.ts';

/** The entries of a list that are sound, each with its place in it, and the ids of all. */
export type Entries<T> = {
  readonly sound: readonly { readonly value: T; readonly index: number }[];
  readonly ids: ReadonlySet<string>;
  readonly findings: readonly Finding[];
};

const idOf = (entry: unknown): string | undefined => {
  const id: unknown =
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** Reads a list of entries, each by itself: one that is wrong hides nothing of the others. */
export function readEntries<S extends z.ZodType>(
  source: YamlSource,
  schema: S,
  file: string,
): Entries<z.output<S>> {
  const { data, locate } = source;
  const none = { sound: [], ids: new Set<string>() };
  if (source.findings.length > 0)
    return { ...none, findings: source.findings.map((each) => ({ ...each, file })) };
  if (!Array.isArray(data))
    return { ...none, findings: [{ rule: 'list-form', file, line: 1, field: '', found: '' }] };
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  const sound = data.flatMap((entry: unknown, index) => {
    const id = idOf(entry);
    const line = locate([index, 'id']);
    const first = id === undefined ? undefined : seen.get(id);
    if (id !== undefined && first !== undefined)
      findings.push({
        rule: 'duplicate-id',
        file,
        line,
        field: 'id',
        found: id,
        values: { line: String(first) },
      });
    if (id !== undefined) seen.set(id, first ?? line);
    const shape = checkShape(schema, entry, source, file, [index]);
    findings.push(...shape.findings);
    return shape.value === undefined || first !== undefined ? [] : [{ value: shape.value, index }];
  });
  return { sound, ids: new Set(seen.keys()), findings };
}
