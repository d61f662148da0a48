/** A picture as the inside of an SVG: ink is `currentcolor`, red and hatched by class. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly body: string;
};

/** What the classes of a drawing mean where no style sheet of the site reaches it. */
export const DRAWING_STYLES = '.drawing-red{color:#c8102e}.drawing-faint{opacity:.55}';

/** A coordinate, as short as it may be. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);

/** More marks than this are a texture: nobody counts them. */
const MOST_MARKS = 3000;

/**
 * How many marks are drawn, each for one thing that was counted.
 *
 * @throws RangeError when so many can't be drawn, or not be counted
 */
export function countable(marks: number): number {
  if (!Number.isInteger(marks) || marks < 0 || marks > MOST_MARKS)
    throw new RangeError(
      `A picture of ${marks} marks can't be counted: expected a whole number up to ${MOST_MARKS}, or another picture.`,
    );
  return marks;
}

/** Lettering within a drawing, in the figures' font, `size` units high. */
export const letter = (
  x: number,
  y: number,
  text: string,
  { size = 12, anchor = 'start' }: { size?: number; anchor?: 'start' | 'middle' | 'end' } = {},
): string =>
  `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}" fill="currentcolor">${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</text>`;

/** Slanted lines, for what nobody counted. */
export const hatching = (id: string, step = 8): string =>
  `<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V${step}" stroke="currentcolor" stroke-width="2"/></pattern>`;

/** Drawings one under the other. */
export function stacked(drawings: readonly Drawing[], gap: number): Drawing {
  let y = 0;
  const parts = drawings.map(({ height, body }) => {
    const part = `<g transform="translate(0 ${at(y)})">${body}</g>`;
    y += height + gap;
    return part;
  });
  return {
    width: Math.max(...drawings.map(({ width }) => width)),
    height: y - gap,
    body: parts.join(''),
  };
}
