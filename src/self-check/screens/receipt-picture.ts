import { breakLines } from '../../components/receipt/break-lines.ts';
import type { IfThenPlan } from '../engine.ts';
import type { CheckWords } from '../words.ts';
import { download } from './download.ts';

const WIDTH = 720;
const MARGIN = 60;
const LINE = 46;

/** Draws a plan as a receipt and offers it as a picture; nothing leaves the device. */
export async function savePicture(plan: IfThenPlan, words: CheckWords): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--zv-color-${name}`).trim();
  const family = style.getPropertyValue('--zv-figure-font-family').trim();
  const normal = `400 30px ${family}`;
  const bold = `700 34px ${family}`;
  context.font = bold;
  const fits = (line: string) => context.measureText(line).width <= WIDTH - 4 * MARGIN;
  const rows = [
    { text: words.planReceipt.toUpperCase(), font: bold },
    { text: '', font: normal },
    { text: words.if, font: normal },
    ...breakLines(plan.when, fits).map((text) => ({ text, font: bold })),
    { text: '', font: normal },
    { text: words.then, font: normal },
    ...breakLines(plan.then, fits).map((text) => ({ text, font: bold })),
    { text: '', font: normal },
    { text: 'zonder vraag.', font: normal },
  ];
  canvas.width = WIDTH;
  canvas.height = rows.length * LINE + 4 * MARGIN;
  context.fillStyle = color('yellow');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color('paper');
  context.fillRect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, canvas.height - 2 * MARGIN);
  context.fillStyle = color('ink');
  rows.forEach(({ text, font }, row) => {
    context.font = font;
    context.fillText(text, 2 * MARGIN, 2 * MARGIN + (row + 0.8) * LINE);
  });
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (picture) download(picture, 'plan.png');
}
