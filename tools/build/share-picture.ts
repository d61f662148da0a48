import { breakLines } from '../../src/components/receipt/break-lines.ts';

/** A line of the bill on the picture. */
type Line = { readonly name: string; readonly figure: string; readonly total: boolean };

type Bill = {
  readonly title: string;
  readonly place: string;
  readonly lines: readonly Line[];
  /** Where the sources of its figures are. */
  readonly sources: string;
};

/** What is shown of a page when it is shared: the page, never anybody's result. */
export type SharedPage = {
  readonly title: string;
  readonly lead: string;
  /** The bill that the page opens with, if it does. */
  readonly bill: Bill | undefined;
};

/** Width in pixels of a text in letters of 100 pixels. */
type Measure = (text: string, family: string) => number;

const WIDTH = 1200;
const HEIGHT = 630;
const YELLOW = '#ffd500';
const INK = '#14110f';
const PAPER = '#fffdf8';
const RED = '#c8102e';
/** As the cut fonts call themselves: by the style that the whole font starts from, whatever was kept of it. */
const HEADING = 'Archivo SemiBold';
const FIGURES = 'Atkinson Hyperlegible Mono ExtraLight';

const TITLE = { x: 64, y: 60, width: 620, height: 430, sizes: [136, 118, 102, 88, 76, 64] };
const RECEIPT = { x: 752, y: 44, width: 384, bottom: 580, inner: 28 };
const LEFT = RECEIPT.x + RECEIPT.inner;
const RIGHT = RECEIPT.x + RECEIPT.width - RECEIPT.inner;
const MIDDLE = RECEIPT.x + RECEIPT.width / 2;
/** Where the first line of the paper stands. */
const START = RECEIPT.y + 128;
/** Height of a line of the title, in heights of its letters. */
const LEADING = 0.94;
const TEXT_SIZE = 21;
const PLAIN = { size: TEXT_SIZE };
const ROW = 25;
/** How many lines of a lead the paper has room for. */
const MOST_LINES = 8;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 32};`);

type Style = { size: number; family?: string; fill?: string; anchor?: string };

const write = (
  text: string,
  x: number,
  y: number,
  { size, family = FIGURES, fill = INK, anchor = 'start' }: Style,
): string =>
  `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escape(text)}</text>`;

/** The title as large as its lines allow. */
function drawTitle(title: string, measure: Measure): string {
  const fits = (size: number) => (line: string) =>
    (measure(escape(line), HEADING) * size) / 100 <= TITLE.width;
  const set = TITLE.sizes.map((size) => ({ size, lines: breakLines(title, fits(size)) }));
  const chosen =
    set.find(
      ({ size, lines }) => lines.length * size * LEADING <= TITLE.height && lines.every(fits(size)),
    ) ?? set.at(-1);
  if (!chosen) return '';
  const { size, lines } = chosen;
  return lines
    .map((line, place) =>
      write(line, TITLE.x, TITLE.y + size * (0.82 + place * LEADING), { size, family: HEADING }),
    )
    .join('');
}

const rule = (y: number): string =>
  `<line x1="${LEFT}" x2="${RIGHT}" y1="${y}" y2="${y}" stroke="${INK}" stroke-width="2" stroke-dasharray="8 5"/>`;

/** The paper, torn off below. */
function drawPaper(): string {
  const { x, y, width, bottom } = RECEIPT;
  const teeth = Array.from(
    { length: width / 24 },
    (_, tooth) =>
      `L${x + width - 24 * tooth - 12} ${bottom + 12} L${x + width - 24 * (tooth + 1)} ${bottom}`,
  ).join(' ');
  return `<path d="M${x} ${y} H${x + width} V${bottom} ${teeth} Z" fill="${PAPER}"/>`;
}

/** The bill that the page opens with, or its lead where it has none. */
function drawText(page: SharedPage, measure: Measure): string {
  const fits = (line: string) =>
    (measure(escape(line), FIGURES) * TEXT_SIZE) / 100 <= RECEIPT.width - 2 * RECEIPT.inner;
  if (page.bill) return drawBill(page.bill, fits);
  return breakLines(page.lead, fits)
    .slice(0, MOST_LINES)
    .map((line, place) => write(line, LEFT, START + 1.5 * ROW * place, { size: TEXT_SIZE }))
    .join('');
}

function drawBill({ lines, sources }: Bill, fits: (line: string) => boolean): string {
  let y = START;
  const drawn = lines.flatMap(({ name, figure, total }, place) => {
    const parts: string[] = [];
    if (total && !lines[place - 1]?.total) {
      parts.push(rule(y - 8));
      y += ROW;
    }
    parts.push(write(figure, RIGHT, y, { ...PLAIN, anchor: 'end', fill: total ? RED : INK }));
    for (const line of breakLines(name, (each) => fits(`${each} ${figure}`))) {
      parts.push(write(line, LEFT, y, PLAIN));
      y += ROW;
    }
    y += ROW / 2;
    return parts;
  });
  return [...drawn, write(sources, LEFT, y + 4, { size: 16 })].join('');
}

const BARS = [2, 4, 1, 3, 2, 1, 4, 2, 3, 1, 2, 4, 1, 2, 3, 2, 1, 4, 2, 1, 3, 2, 4, 1];

/** Bars like those of any receipt; they say nothing. */
function drawBarcode(): string {
  let x = RECEIPT.x + 96;
  return BARS.map((bar) => {
    const drawn = `<rect x="${x}" y="${RECEIPT.bottom - 64}" width="${bar}" height="44" fill="${INK}"/>`;
    x += bar + 5.5;
    return drawn;
  }).join('');
}

/** The picture of a page, as SVG of 1200 by 630 pixels. */
export const drawSharePicture = (page: SharedPage, measure: Measure): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${YELLOW}"/>
${drawTitle(page.title, measure)}
${write('zonder vraag.', TITLE.x, HEIGHT - 56, { size: 46, family: HEADING })}
${drawPaper()}
${write((page.bill?.title ?? 'zonder vraag.').toUpperCase(), MIDDLE, RECEIPT.y + 46, { size: 22, anchor: 'middle' })}
${write(page.bill?.place ?? '', MIDDLE, RECEIPT.y + 72, { size: 17, anchor: 'middle' })}
${rule(RECEIPT.y + 90)}
${drawText(page, measure)}
${drawBarcode()}
</svg>`;
