import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FaultError, parseYaml } from '../analytics/plan/yaml-file.ts';
import type { Fault } from '../analytics/plan/yaml-file.ts';

/** What an entry of a list is called by: lower case, with hyphens. */
export const entryIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case letters, digits and hyphens')
  .max(60);

/**
 * Reads a YAML file that is a list of entries, each with an id of its own.
 *
 * @throws FaultError with file and line for an entry that doesn't fit, or an id used twice
 */
export function readList<T extends { readonly id: string }>(file: string, item: z.ZodType<T>) {
  const parsed = parseYaml(readFileSync(file, 'utf8'), file, z.array(item));
  if (!parsed.ok) throw new FaultError(parsed.faults);
  const faults = parsed.value.flatMap(({ id }, index): Fault[] =>
    parsed.value.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            file,
            line: parsed.locate([index, 'id']),
            field: 'id',
            found: `"${id}" a second time`,
            expected: 'an id of its own',
          },
        ],
  );
  if (faults.length > 0) throw new FaultError(faults);
  return { items: parsed.value, locate: parsed.locate };
}
