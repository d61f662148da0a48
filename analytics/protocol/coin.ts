import { drawBelow } from './random.ts';
import type { RandomSource } from './random.ts';

/** What the coin did, for the visitor to watch, and the only value that may be sent. */
export type CoinToss = {
  /** Heads keeps the true answer; tails takes the random category. */
  readonly heads: boolean;
  readonly sent: string;
};

/**
 * Randomises a sensitive answer on the device: half of the time the truth, else a uniformly random
 * category, so that epsilon = ln(1 + k) for k categories (Warner 1965, JASA 60:63, in its k-ary form).
 *
 * Both draws are always made, so nothing but the value itself depends on the answer.
 *
 * @param answer the true answer, one of `categories`
 * @throws RangeError when the answer isn't one of the categories
 */
export function tossCoin(
  answer: string,
  categories: readonly string[],
  random?: RandomSource,
): CoinToss {
  if (!categories.includes(answer)) throw new RangeError('the answer is not one of the categories');
  const heads = drawBelow(2, random) === 0;
  const other = categories[drawBelow(categories.length, random)] ?? answer;
  return { heads, sent: heads ? answer : other };
}
