import { breakLines } from '../../components/receipt/break-lines.ts';
import { download } from './download.ts';

/** A line of the picture; large lines are the plan and the heads, a figure stands to the right. */
export type Row = { readonly text: string; readonly large?: boolean; readonly figure?: string };

const WIDTH = 720;
const MARGIN = 60;
const LINE = 46;
const INNER = WIDTH - 4 * MARGIN;
/** A figure takes this share of a line at most. */
const FIGURE = 0.3;

/** Whether a canvas gives back what was drawn on it: some browsers answer with noise instead. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 4;
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.fillStyle = '#ffd500';
  context.fillRect(0, 0, 4, 4);
  const { data } = context.getImageData(0, 0, 4, 4);
  const yellow = [255, 213, 0, 255];
  return data.every((value, place) => value === yellow[place % 4]);
}

/**
 * Draws rows as a receipt and offers it as a picture; nothing leaves the device.
 *
 * @returns whether a picture could be offered
 */
export async function savePicture(sides: readonly (readonly Row[])[]): Promise<boolean> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return false;
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--zv-${name}`).trim();
  const family = token('figure-font-family');
  const fontOf = ({ large }: Row) => (large ? `700 34px ${family}` : `400 27px ${family}`);
  const broken = sides.map((rows) =>
    rows.flatMap((row) => {
      context.font = fontOf(row);
      const width = row.figure === undefined ? INNER : INNER * (1 - FIGURE);
      const fits = (line: string) => context.measureText(line).width <= width;
      return breakLines(row.text, fits).map((text, place): Row =>
        // A figure stands beside the first line of what it counts.
        place === 0 ? { ...row, text } : { text, large: row.large ?? false },
      );
    }),
  );
  const heights = broken.map((rows) => rows.length * LINE + 2 * MARGIN);
  canvas.width = WIDTH;
  canvas.height = heights.reduce(
    (sum, height) => sum + height,
    2 * MARGIN + 12 * (sides.length - 1),
  );
  context.fillStyle = token('color-yellow');
  context.fillRect(0, 0, canvas.width, canvas.height);
  let top = MARGIN;
  broken.forEach((rows, side) => {
    context.fillStyle = token(side === 0 ? 'color-paper' : 'receipt-back-color');
    context.fillRect(MARGIN, top, WIDTH - 2 * MARGIN, heights[side] ?? 0);
    context.fillStyle = token('color-ink');
    rows.forEach((row, place) => {
      context.font = fontOf(row);
      const baseline = top + MARGIN + (place + 0.8) * LINE;
      context.textAlign = 'left';
      context.fillText(row.text, 2 * MARGIN, baseline);
      context.textAlign = 'right';
      if (row.figure) context.fillText(row.figure, WIDTH - 2 * MARGIN, baseline);
    });
    top += (heights[side] ?? 0) + 12;
  });
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (picture) download(picture, 'bon.png');
  return picture !== null;
}
