import { valueIn } from './echelon.ts';
import type { Echelon, Sum } from './echelon.ts';
import { PRIME, signed } from './modular.ts';

/** A start that is the same in every run, so that a release can be repeated. */
const SEED = 0x9e_37_79_b9;

/**
 * What a set of printed numbers gives back, by every way of adding and subtracting them: two worlds
 * are drawn that print the same numbers, and what they agree on is known. A number that is known is
 * always found; one that isn't is taken for known with a chance of one in two thousand million.
 */
export class Knowledge {
  readonly #one: Int32Array;
  readonly #other: Int32Array;

  constructor(printed: Echelon, release = 0) {
    const random = residues(SEED);
    this.#one = printed.world(random, release);
    this.#other = printed.world(random, release);
  }

  /** Whether a sum can be had from what is printed. */
  knows(sum: Sum): boolean {
    return valueIn(sum, this.#one) === valueIn(sum, this.#other);
  }

  /** The value of a sum that is known: it is the same in every world. */
  value(sum: Sum): number {
    return signed(valueIn(sum, this.#one));
  }
}

/** A stream of residues (Mulberry32): spread well enough that two worlds don't agree by accident. */
function residues(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % PRIME;
  };
}
