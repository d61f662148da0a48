import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Echelon } from './echelon.ts';
import type { Sum } from './echelon.ts';
import { Knowledge } from './knowledge.ts';
import { PRIME, inverse, multiply, residue, signed } from './modular.ts';

const residues = fc.oneof(
  fc.integer({ min: 0, max: PRIME - 1 }),
  fc.constantFrom(0, 1, 2, PRIME - 1, PRIME - 2, (PRIME - 1) / 2, 2 ** 30),
);

describe('arithmetic modulo a prime', () => {
  it('multiplies as whole numbers without a limit do', () => {
    fc.assert(
      fc.property(residues, residues, (one, other) =>
        assert.equal(multiply(one, other), Number((BigInt(one) * BigInt(other)) % BigInt(PRIME))),
      ),
      { numRuns: 5000 },
    );
  });

  it('divides by what it multiplied with, and finds a sign again', () => {
    fc.assert(
      fc.property(residues.filter(Boolean), (one) => assert.equal(multiply(one, inverse(one)), 1)),
    );
    for (const whole of [-1_000_000, -1, 0, 1, 1_000_000])
      assert.equal(signed(residue(whole)), whole);
    assert.throws(() => inverse(0), RangeError);
  });
});

/** A few sums over a few cells, so that many follow from others. */
const sums = (cells: number) =>
  fc.array(
    fc.subarray(
      Array.from({ length: cells }, (_, cell) => cell),
      { minLength: 1 },
    ),
    {
      minLength: 1,
      maxLength: cells + 2,
    },
  );

const printed = (world: readonly number[], rows: readonly number[][]): Echelon => {
  const echelon = new Echelon(world.length);
  for (const plus of rows) assert.ok(echelon.add({ plus }, total(world, { plus })));
  return echelon;
};
const total = (world: readonly number[], { plus, minus = [] }: Sum): number =>
  [...plus].reduce((sum, cell) => sum + (world[cell] ?? 0), 0) -
  [...minus].reduce((sum, cell) => sum + (world[cell] ?? 0), 0);

/** Membership by exact fractions, the slow way: does a row of the sums' span equal the target? */
function spans(rows: readonly number[][], target: readonly number[], cells: number): boolean {
  const dense = (plus: readonly number[]) =>
    Array.from({ length: cells }, (_, cell) => (plus.includes(cell) ? 1n : 0n));
  const basis: bigint[][] = [];
  const reduce = (row: bigint[]): bigint[] =>
    basis.reduce((left, by) => {
      const pivot = by.findIndex((each) => each !== 0n);
      const [mine = 0n, its = 1n] = [left[pivot], by[pivot]];
      return left.map((each, column) => each * its - mine * (by[column] ?? 0n));
    }, row);
  for (const plus of rows) {
    const rest = reduce(dense(plus));
    if (rest.some((each) => each !== 0n)) basis.push(rest);
  }
  return reduce(dense(target)).every((each) => each === 0n);
}

describe('what printed numbers give back', () => {
  it('is found exactly: every known sum with its value, and none that is not', () => {
    const cells = 6;
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: cells, maxLength: cells }),
        sums(cells),
        sums(cells),
        (world, rows, targets) => {
          const knowledge = new Knowledge(printed(world, rows));
          for (const plus of [...rows, ...targets]) {
            assert.equal(knowledge.knows({ plus }), spans(rows, plus, cells));
            if (knowledge.knows({ plus }))
              assert.equal(knowledge.value({ plus }), total(world, { plus }));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('holds differences that no small coefficients show', () => {
    // (a+b) + (b+c) + (a+c) is twice the total: each cell is known from the three pairs.
    const knowledge = new Knowledge(
      printed(
        [7, 11, 13],
        [
          [0, 1],
          [1, 2],
          [0, 2],
        ],
      ),
    );
    assert.equal(knowledge.value({ plus: [1] }), 11);
    assert.ok(knowledge.knows({ plus: [1], minus: [0] }));
  });

  it('says when a number contradicts what is printed', () => {
    const echelon = printed([1, 2], [[0], [1]]);
    assert.equal(echelon.add({ plus: [0, 1] }, 3), true);
    assert.equal(echelon.add({ plus: [0, 1] }, 4), false);
  });
});
