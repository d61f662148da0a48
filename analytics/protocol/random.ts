/** Fills a list with uniformly random 32-bit integers. */
export type RandomSource = (target: Uint32Array<ArrayBuffer>) => void;

/** The device's own cryptographic source. */
export const deviceRandom: RandomSource = (target) => {
  crypto.getRandomValues(target);
};

/**
 * Draws a uniformly random integer from 0 to `below` - 1, by rejection, so without modulo bias.
 *
 * @param below from 1 to 2^32
 */
export function drawBelow(below: number, random: RandomSource = deviceRandom): number {
  if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) {
    throw new RangeError(`expected a whole number from 1 to 2^32, found ${below}`);
  }
  const highest = Math.floor(2 ** 32 / below) * below;
  const target = new Uint32Array(1);
  for (;;) {
    random(target);
    const [drawn = 0] = target;
    if (drawn < highest) return drawn % below;
  }
}
