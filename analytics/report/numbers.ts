/** A number with so many decimals, and never a minus before a zero. */
export const decimal = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, '$1');

/** A share or level as a percentage, without the stray bits of a product: 0.07 is 7. */
export const percentage = (share: number): string => String(Number((100 * share).toPrecision(10)));
