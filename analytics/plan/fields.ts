import { z } from 'zod';
import { planSchema } from './schema.ts';

/** A field of a plan as its author needs it: where, what it means, an example. */
export type FieldHelp = {
  readonly path: string;
  readonly description: string;
  readonly example: string;
};

const nodeSchema = z.looseObject({
  description: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** Every field of a study plan, from the schema itself, so that the help can't fall behind. */
export const planFields = (): FieldHelp[] =>
  fieldsOf(z.toJSONSchema(planSchema, { io: 'input' }), '');

function fieldsOf(schema: unknown, path: string): FieldHelp[] {
  const parsed = nodeSchema.safeParse(schema);
  if (!parsed.success) return [];
  const { description, examples, properties = {}, items } = parsed.data;
  const own = description
    ? [{ path, description, example: JSON.stringify(examples?.[0] ?? null) }]
    : [];
  const inner = Object.entries(properties).flatMap(([name, field]) =>
    fieldsOf(field, path ? `${path}.${name}` : name),
  );
  return [...own, ...inner, ...(items === undefined ? [] : fieldsOf(items, `${path}[]`))];
}
