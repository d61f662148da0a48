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

type Tolerance = { readonly relative: number; readonly floor: number };

/** What every number is held to. */
const USUAL: Tolerance = { relative: 1e-9, floor: 1e-12 };

/** Where the vectors' own notes say otherwise, the first that fits: searches are looser, J is tighter. */
const OTHERS: readonly (readonly [RegExp, Tolerance])[] = [
  [/nct_d/, { relative: 1e-6, floor: 1e-12 }],
  [/prais_winsten/, { relative: 1e-8, floor: 1e-12 }],
  [/^srm_sequential.*log_e$/, { relative: 1e-9, floor: 1e-9 }],
  [/\]\.J$/, { relative: 1e-14, floor: 0 }],
  [/one_minus_J$/, { relative: 1e-9, floor: 0 }],
  [/^ar1_bounded.*rho$/, { relative: 0, floor: 1e-5 }],
  [/^ar1_bounded/, { relative: 1e-5, floor: 1e-6 }],
];

const toleranceOf = (path: string): Tolerance =>
  OTHERS.find(([where]) => where.test(path))?.[1] ?? USUAL;

function assertClose(path: string, found: unknown, expected: Json): void {
  if (typeof expected === 'number') {
    assert.equal(typeof found, 'number', path);
    const distance = Math.abs(Number(found) - expected);
    const { relative, floor } = toleranceOf(path);
    const allowed = Math.max(floor, relative * Math.abs(expected));
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
