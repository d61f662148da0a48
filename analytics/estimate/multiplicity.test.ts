import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { benjaminiHochberg, bonferroni, holm } from './multiplicity.ts';

describe('p values', () => {
  const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 12,
  });
  it('stay in order and between their own value and Bonferroni', () => {
    fc.assert(
      fc.property(list, (values) => {
        const all = bonferroni(values);
        for (const adjusted of [holm(values), benjaminiHochberg(values)]) {
          adjusted.forEach((p, place) => {
            assert.ok(p >= (values[place] ?? 0) - 1e-12 && p <= (all[place] ?? 0) + 1e-12);
          });
        }
      }),
    );
  });
});
