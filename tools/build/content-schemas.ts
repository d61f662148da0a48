import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { helpSchema } from '../../src/help/schema.ts';
import { kitEntrySchema } from '../../src/join-in/schema.ts';
import { correctionSchema } from '../../src/ledger/corrections.ts';
import { claimSchema, sourceSchema } from '../../src/ledger/schema.ts';
import { selfCheckSchema } from '../../src/self-check/schema.ts';
import { pageSchema, storySchema } from '../../src/stories/schema.ts';

/** Where editors look for the fields of each kind of file; .vscode/settings.json names the same folder. */
const FOLDER = '.astro/content-schemas';

/** The schema of each kind of file that staff edit, by its name. */
export const CONTENT_SCHEMAS = {
  claims: z.array(claimSchema),
  sources: z.array(sourceSchema),
  help: z.array(helpSchema),
  kit: z.array(kitEntrySchema),
  corrections: z.array(correctionSchema),
  'self-check': selfCheckSchema,
  story: storySchema,
  page: pageSchema,
} as const;

/** A schema as an editor reads it: what may be written, which is what goes into it. */
export const jsonSchemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** Writes the schema of every kind of file, for editors that complete and check while one types. */
export function writeContentSchemas(project = '.'): void {
  mkdirSync(join(project, FOLDER), { recursive: true });
  for (const [name, schema] of Object.entries(CONTENT_SCHEMAS))
    writeFileSync(
      join(project, FOLDER, `${name}.json`),
      `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`,
    );
}
