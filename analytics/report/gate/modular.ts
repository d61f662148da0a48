/**
 * Arithmetic modulo a prime just under 2^31, so that whole rows fit typed arrays. Ranks modulo a
 * prime are those over the rationals unless the prime divides one of a few minors, which for rows of
 * 0 and 1 has a chance of about one in two thousand million.
 */
export const PRIME = 2_147_483_629;

/**
 * The product of two residues, without numbers over 53 bits: the quotient is estimated in floating
 * point, the remainder is exact in its low 32 bits, and these tell which side an estimate one off fell.
 */
export function multiply(one: number, other: number): number {
  const quotient = Math.floor((one * other) / PRIME);
  const rest = (Math.imul(one, other) - Math.imul(quotient, PRIME)) >>> 0;
  if (rest >= 0xc0_00_00_00) return rest - 2 ** 32 + PRIME;
  return rest >= PRIME ? rest - PRIME : rest;
}

/** The sum of two residues. */
export const add = (one: number, other: number): number => {
  const sum = one + other;
  return sum >= PRIME ? sum - PRIME : sum;
};

/** The residue of a whole number, also of one below zero. */
export const residue = (whole: number): number => {
  const rest = whole % PRIME;
  return rest < 0 ? rest + PRIME : rest;
};

/** The whole number nearest to zero with a residue. */
export const signed = (of: number): number => (of > PRIME / 2 ? of - PRIME : of);

/** The residue that times this one is 1 (Fermat); there is none for 0. */
export function inverse(of: number): number {
  if (of === 0) throw new RangeError('zero has no inverse');
  let result = 1;
  let base = of;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}
