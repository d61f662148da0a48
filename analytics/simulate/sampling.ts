import type { Stream } from './stream.ts';

/** Longer runs are split: the chance of no success at all must not vanish in a double. */
const LONGEST_RUN = 500;

/**
 * A draw from the binomial distribution, exact: by inversion of its sum, in runs (Kachitvichyanukul &
 * Schmeiser 1988, CACM 31:216, algorithm BINV).
 *
 * @param n trials, 0 or more
 * @param p chance of success, from 0 to 1
 */
export function drawBinomial(n: number, p: number, stream: Stream): number {
  if (p > 0.5) return n - drawBinomial(n, 1 - p, stream);
  if (p <= 0) return 0;
  let drawn = 0;
  for (let left = n; left > 0; left -= LONGEST_RUN) {
    drawn += oneRun(Math.min(left, LONGEST_RUN), p, stream);
  }
  return drawn;
}

function oneRun(n: number, p: number, stream: Stream): number {
  const odds = p / (1 - p);
  let chance = (1 - p) ** n;
  let left = stream.uniform() - chance;
  let successes = 0;
  while (left >= 0 && successes < n) {
    successes += 1;
    chance *= ((n - successes + 1) / successes) * odds;
    left -= chance;
  }
  return successes;
}

/**
 * Divides `n` over cells with the shares given, which add up to 1: a draw from the multinomial
 * distribution, cell by cell.
 */
export function drawMultinomial(n: number, shares: readonly number[], stream: Stream): number[] {
  let left = n;
  let whole = 1;
  return shares.map((share, place) => {
    const last = place === shares.length - 1;
    const drawn = last
      ? left
      : drawBinomial(left, whole > 0 ? Math.min(1, share / whole) : 0, stream);
    left -= drawn;
    whole -= share;
    return drawn;
  });
}
