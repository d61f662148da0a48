import { COLOURS } from './colours.ts';
import type { Colour } from './colours.ts';
import type { Face } from './letters.ts';
import type { NormalDrawing } from './normal-svg.ts';

/** A line of text: where its baseline begins. */
export type Line = { readonly text: string; readonly x: number; readonly y: number };

/** Lines that belong together, in one size. */
export type Words = {
  readonly kind: 'words';
  /** What a reader of the document hears it as. */
  readonly role: 'heading' | 'paragraph';
  readonly face: Face;
  readonly size: number;
  readonly fill: Colour;
  readonly lines: readonly Line[];
};

export type Point = readonly [x: number, y: number];

/** A shape that says nothing: rule, torn edge, bars. Corners in order; what is filled is closed. */
export type Shape = {
  readonly kind: 'shape';
  readonly points: readonly Point[];
  readonly fill?: Colour;
  readonly stroke?: {
    readonly colour: Colour;
    readonly width: number;
    readonly dash?: readonly [number, number];
  };
};

/** A drawing of a claim, and what it says. */
export type Drawn = {
  readonly kind: 'drawing';
  readonly drawing: NormalDrawing;
  readonly alt: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
};

export type Item = Words | Shape | Drawn;

/** A picture or poster before it is painted: what stands where, in pixels or points. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly ground: Colour;
  readonly items: readonly Item[];
};

/** The corners of a shape as the path of an SVG or a PDF. */
export const pathOf = ({ points, fill }: Shape): string =>
  `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}${fill ? 'Z' : ''}`;

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A rectangle. */
export const box = (x: number, y: number, width: number, height: number, fill: Colour): Shape => ({
  kind: 'shape',
  points: [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
  fill,
});

/** A dashed rule. */
export const dashes = (from: number, to: number, y: number, width: number): Shape => ({
  kind: 'shape',
  points: [
    [from, y],
    [to, y],
  ],
  stroke: { colour: COLOURS.ink, width, dash: [width * 4, width * 2.6] },
});

/** The teeth of a torn edge, from one place to another along a line; they stand out by `high`. */
export const torn = (from: number, to: number, y: number, teeth: number, high: number): Point[] => {
  const wide = (to - from) / teeth;
  return Array.from({ length: teeth }, (_, tooth): Point[] => [
    [from + (tooth + 0.5) * wide, y + high],
    [from + (tooth + 1) * wide, y],
  ]).flat();
};

/** An item somewhere else. */
export function moved(item: Item, down: number): Item {
  if (item.kind === 'words')
    return { ...item, lines: item.lines.map((line) => ({ ...line, y: line.y + down })) };
  if (item.kind === 'drawing') return { ...item, y: item.y + down };
  return { ...item, points: item.points.map(([x, y]): Point => [x, y + down]) };
}

/** An item in another size, everything with it. */
export function scaled(item: Item, by: number): Item {
  if (item.kind === 'words') {
    const lines = item.lines.map(({ text, x, y }) => ({ text, x: x * by, y: y * by }));
    return { ...item, size: item.size * by, lines };
  }
  if (item.kind === 'drawing') {
    const { x, y, scale, width, height } = item;
    const size = { width: width * by, height: height * by };
    return { ...item, ...size, x: x * by, y: y * by, scale: scale * by };
  }
  const { stroke } = item;
  const points = item.points.map(([x, y]): Point => [x * by, y * by]);
  if (!stroke) return { ...item, points };
  const dash = stroke.dash && ([stroke.dash[0] * by, stroke.dash[1] * by] as const);
  return {
    ...item,
    points,
    stroke: { ...stroke, width: stroke.width * by, ...(dash && { dash }) },
  };
}
