/** A horizontal axis: places of numbers, and ticks at round numbers. */
export type Scale = {
  readonly ticks: readonly number[];
  at(value: number): number;
};

/** Steps between ticks: 1, 2 or 5 times a power of ten. */
function roundStep(span: number, wanted: number): number {
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}

/** An axis from `left` to `right` that runs from one value to another, without ticks. */
export const between = (from: number, to: number, left: number, right: number): Scale => ({
  ticks: [],
  at: (value) => left + ((value - from) / (to - from)) * (right - left),
});

/** Makes an axis from `left` to `right` that holds zero and all values, with some air. */
export function scaleFor(
  values: readonly number[],
  left: number,
  right: number,
  wantedTicks = 4,
): Scale {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const step = roundStep(Math.max(highest - lowest, 1e-6), wantedTicks);
  const from = Math.floor(lowest / step) * step;
  const to = Math.ceil(highest / step) * step;
  const count = Math.round((to - from) / step);
  return {
    ticks: Array.from({ length: count + 1 }, (_, index) => from + index * step),
    at: between(from, to, left, right).at,
  };
}
