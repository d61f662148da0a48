import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { findMethod } from './methods.ts';

/** Known answers from R 4.2.2, each with its conventions in `method` and `notes`. */
const FOLDER = join(import.meta.dirname, '..', '..', 'estimate', 'vectors');

const casesSchema = z.array(z.object({ input: z.unknown(), expected: z.json() }));
const fileSchema = z.object({
  file: z.string(),
  cases: z.union([casesSchema, z.record(z.string(), casesSchema)]),
});
type Json = z.infer<ReturnType<typeof z.json>>;

/** Relative, with a floor of 1e-12 absolute; roots and iterations are looser. */
const toleranceOf = (path: string): number => {
  if (path.includes('nct_d')) return 1e-6;
  return path.includes('prais_winsten') ? 1e-8 : 1e-9;
};

function assertClose(path: string, found: unknown, expected: Json): void {
  if (typeof expected === 'number') {
    assert.equal(typeof found, 'number', path);
    const distance = Math.abs(Number(found) - expected);
    const allowed = Math.max(1e-12, toleranceOf(path) * Math.abs(expected));
    assert.ok(distance <= allowed, `${path}: found ${String(found)}, expected ${expected}`);
  } else if (expected !== null && typeof expected === 'object') {
    assert.ok(found !== null && typeof found === 'object', path);
    assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort(), path);
    for (const [key, value] of Object.entries(expected))
      assertClose(`${path}.${key}`, found[key as keyof typeof found], value);
  } else {
    assert.equal(found, expected, path);
  }
}

describe('known answers', () => {
  for (const name of readdirSync(FOLDER)) {
    const { file, cases } = fileSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
    const kinds = Array.isArray(cases) ? { '': cases } : cases;
    for (const [kind, list] of Object.entries(kinds)) {
      it(`${file} ${kind}`.trim(), () => {
        const method = findMethod(file, kind || undefined);
        assert.ok(list.length > 0);
        list.forEach(({ input, expected }, index) =>
          assertClose(`${file}${kind && ` ${kind}`}[${index}]`, method(input), expected),
        );
      });
    }
  }
});
