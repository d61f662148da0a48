import type { KitStory } from '../../../src/join-in/read-kit.ts';
import { COLOURS } from '../pictures/colours.ts';
import { fitText, placed } from '../pictures/fit.ts';
import type { Block, Setting } from '../pictures/fit.ts';
import type { Letters } from '../pictures/letters.ts';
import { normalise } from '../pictures/normal-svg.ts';
import type { NormalDrawing } from '../pictures/normal-svg.ts';
import { dashes, moved, scaled, torn } from '../pictures/sheet.ts';
import type { Drawn, Item, Shape, Sheet } from '../pictures/sheet.ts';

/** A story as it is drawn: what the kit says of it, its drawings, and where it is. */
export type Card = Pick<KitStory, 'line' | 'figure' | 'counts' | 'do' | 'source'> & {
  /** Its address, as one types it. */
  readonly address: string;
  /** Its drawing for a wide page and for a narrow one, as SVG; the larger one on the sheet is taken. */
  readonly drawings: readonly string[];
  /** What the drawing shows. */
  readonly alt: string;
  /** What the drawing does not show. */
  readonly caveat: string;
};

/** A format: its size, and how much of its top and bottom an app may cover. */
type Format = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** Tall enough for the figure to stand above what it counts. */
  readonly tall: boolean;
};

const MILLIMETRE = 72 / 25.4;
const page = (width: number, height: number): Format => ({
  width: width * MILLIMETRE,
  height: height * MILLIMETRE,
  top: 70,
  bottom: 60,
  tall: true,
});

/** Pixels for pictures, points for posters; `top` and `bottom` in parts of which the width has 1080. */
export const FORMATS = {
  square: { width: 1080, height: 1080, top: 56, bottom: 44, tall: false },
  vertical: { width: 1080, height: 1920, top: 190, bottom: 250, tall: true },
  a4: page(210, 297),
  a3: page(297, 420),
} as const satisfies Record<string, Format>;

const LINE: Setting = { face: 'heading', size: 190, smallest: 60, leading: 0.92 };
const FIGURE: Setting = { face: 'heading', size: 300, smallest: 60, leading: 0.9 };
const COUNTS: Setting = { face: 'figures', size: 34, smallest: 18, leading: 1.25 };
const DO: Setting = { face: 'heading', size: 50, smallest: 26, leading: 1.05 };
const SMALL: Setting = { face: 'figures', size: 21, smallest: 14, leading: 1.25 };
const NAME: Setting = { face: 'heading', size: 44, smallest: 30, leading: 1 };
const GAP = 26;
const MARGIN = 72;
const WIDTH = 1080;
const INNER = WIDTH - 2 * MARGIN;

/** Lays a story out on a format: the line and its drawing on yellow, the figure on paper below. */
export function layOut(card: Card, format: Format, letters: Letters): Sheet {
  // Everything is laid out 1080 wide, and then made as large as the format.
  const scale = format.width / WIDTH;
  const drawings = card.drawings.map((svg) => normalise(svg, letters));
  const height = format.height / scale;
  const paper = layPaper(card, format, letters);
  const paperTop = height - paper.height;
  const yellow = { top: format.top, bottom: paperTop - GAP * 1.6 };
  const room = yellow.bottom - yellow.top;
  const line = fitText(
    card.line,
    letters,
    { width: INNER, height: room * shareOfLine(drawings, room) },
    LINE,
  );
  const caveat = format.tall
    ? fitText(card.caveat, letters, { width: INNER, height: 90 }, SMALL)
    : undefined;
  const under = caveat && card.caveat ? caveat.height + GAP : 0;
  const box = { width: INNER, height: room - line.height - GAP * 1.5 - under };
  const drawn = largest(drawings, card.alt, box);
  const drawnAt = yellow.top + line.height + GAP * 1.5 + (box.height - drawn.height) / 2;
  const ink = { fill: COLOURS.ink };
  const items: Item[] = [
    placed(line, { x: MARGIN, y: yellow.top }, { ...ink, role: 'heading' }),
    { ...drawn, x: MARGIN + (INNER - drawn.width) / 2, y: drawnAt },
    ...(under && caveat
      ? [placed(caveat, { x: MARGIN, y: yellow.bottom - caveat.height }, ink)]
      : []),
    tornPaper(paperTop, height + 4),
    ...paper.items.map((item) => moved(item, paperTop)),
  ];
  return {
    width: format.width,
    height: format.height,
    ground: COLOURS.yellow,
    items: items.map((item) => scaled(item, scale)),
  };
}

/** The paper: the figure and what it counts, what one can do, the source, the address. */
function layPaper(card: Card, format: Format, letters: Letters) {
  const fit = (text: string, width: number, height: number, setting: Setting) =>
    fitText(text, letters, { width, height }, setting);
  const figure = format.tall
    ? fit(card.figure, INNER, 220, FIGURE)
    : fit(card.figure, INNER * 0.44, 210, FIGURE);
  const beside = figure.width + GAP * 1.5;
  const counts = format.tall
    ? fit(card.counts, INNER, 200, { ...COUNTS, size: 38 })
    : fit(card.counts, INNER - beside, 205, COUNTS);
  const action = fit(card.do, INNER, format.tall ? 130 : 110, DO);
  const source = fit(card.source, INNER, 78, SMALL);
  const name = fit('zonder vraag.', 300, 60, NAME);
  const address = fit(card.address, INNER - name.width - GAP, 60, { ...SMALL, size: 27 });
  const items: Item[] = [];
  let y = GAP * 1.8;
  const put = (block: Block, x: number, at: number) => {
    items.push(placed(block, { x, y: at }, { fill: COLOURS.ink }));
  };
  const rule = () => {
    items.push(dashes(MARGIN, WIDTH - MARGIN, y, 3));
    y += GAP * 0.7;
  };
  if (format.tall) {
    put(figure, MARGIN, y);
    y += figure.height + GAP * 0.4;
    put(counts, MARGIN, y);
    y += counts.height + GAP;
  } else {
    const row = Math.max(figure.height, counts.height);
    put(figure, MARGIN, y + (row - figure.height) / 2);
    put(counts, MARGIN + beside, y + (row - counts.height) / 2);
    y += row + GAP * 0.7;
  }
  rule();
  put(action, MARGIN, y);
  y += action.height + GAP * 0.7;
  rule();
  put(source, MARGIN, y);
  y += source.height + GAP * 0.7;
  const foot = Math.max(name.height, address.height);
  put(address, MARGIN, y + (foot - address.height) / 2);
  put(name, WIDTH - MARGIN - name.width, y + (foot - name.height) / 2);
  y += foot + format.bottom;
  return { items, height: y };
}

/** Paper from edge to edge, torn off above. */
const tornPaper = (top: number, bottom: number): Shape => ({
  kind: 'shape',
  points: [[0, top], ...torn(0, WIDTH, top, 45, -12), [WIDTH, bottom], [0, bottom]],
  fill: COLOURS.paper,
});

/** How much of the yellow the line may take: less where the drawing is tall. */
function shareOfLine(drawings: readonly NormalDrawing[], room: number): number {
  const needed = Math.min(...drawings.map(({ width, height }) => (height * INNER) / width));
  return Math.min(0.56, Math.max(0.36, 1 - needed / room));
}

/** The drawing that covers most of a box. */
function largest(
  drawings: readonly NormalDrawing[],
  alt: string,
  box: { width: number; height: number },
): Drawn {
  const [best] = drawings
    .map((drawing): Drawn => {
      const { width, height } = drawing;
      const scale = Math.min(box.width / width, box.height / height);
      const size = { width: width * scale, height: height * scale };
      return { kind: 'drawing', drawing, alt, x: 0, y: 0, scale, ...size };
    })
    .sort((one, other) => other.width * other.height - one.width * one.height);
  if (!best) throw new Error(`"${alt}" has no drawing.`);
  return best;
}
