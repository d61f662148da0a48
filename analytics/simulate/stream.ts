import type { RandomSource } from '../protocol/random.ts';

/** A repeatable stream of random numbers, for synthetic populations only. */
export type Stream = {
  /** Uniform from 0 to 1, 1 excluded. */
  uniform(): number;
  /** Whether something with this probability happens. */
  happens(probability: number): boolean;
  /** The same stream in the form the protocol's draws take. */
  readonly source: RandomSource;
};

/** Starts a stream at a seed (Mulberry32 by Tommy Ettinger, public domain: 32 bits of state). */
export function streamFrom(seed: number): Stream {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const uniform = () => next() / 2 ** 32;
  return {
    uniform,
    happens: (probability) => uniform() < probability,
    source: (target) => {
      for (let place = 0; place < target.length; place += 1) target[place] = next();
    },
  };
}
