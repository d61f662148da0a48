/** An affine transform, as SVG writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Reads `matrix(…)`; nothing when there is none. */
export function matrixOf(text: string | undefined): Matrix | undefined {
  const inside = /^matrix\(([^)]*)\)$/.exec(text ?? '')?.[1];
  if (inside === undefined) return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = inside.split(/[\s,]+/).map(Number);
  return [a, b, c, d, e, f];
}

const NUMBER = /-?\d*\.?\d+(?:e[-+]?\d+)?/gi;

/** The box around a path of absolute coordinates, in the space that a matrix leads out of. */
export function boundsOf(path: string, matrix: Matrix = [1, 0, 0, 1, 0, 0]) {
  const numbers = (path.match(NUMBER) ?? []).map(Number);
  const given = numbers.flatMap((x, place) =>
    place % 2 === 0 ? [{ x, y: numbers[place + 1] ?? 0 }] : [],
  );
  const [a, b, c, d, e, f] = matrix;
  const area = a * d - b * c;
  // The corners of the box, not the points alone: a curve may bulge beyond its turned points.
  const { from, to } = boxOf(given);
  const corners = [from, to, { x: from.x, y: to.y }, { x: to.x, y: from.y }];
  return boxOf(
    corners.map(({ x, y }) => ({
      x: (d * (x - e) - c * (y - f)) / area,
      y: (a * (y - f) - b * (x - e)) / area,
    })),
  );
}

const boxOf = (points: readonly { readonly x: number; readonly y: number }[]) => ({
  from: { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) },
  to: { x: Math.max(...points.map(({ x }) => x)), y: Math.max(...points.map(({ y }) => y)) },
});
