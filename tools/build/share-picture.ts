import { COLOURS } from './pictures/colours.ts';
import type { Colour } from './pictures/colours.ts';
import { fitText, placed } from './pictures/fit.ts';
import type { Setting } from './pictures/fit.ts';
import type { Letters } from './pictures/letters.ts';
import { box, dashes, moved, torn } from './pictures/sheet.ts';
import type { Item, Shape, Sheet } from './pictures/sheet.ts';

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

const WIDTH = 1200;
const HEIGHT = 630;
const NAME = 'zonder vraag.';
const TITLE = { x: 64, y: 48, width: 624, height: 440 };
const TITLE_SETTING: Setting = { face: 'heading', size: 150, smallest: 56, leading: 0.94 };
const NAME_SETTING: Setting = { face: 'heading', size: 46, smallest: 46, leading: 1 };
const TEXT: Setting = { face: 'figures', size: 22, smallest: 13, leading: 1.25 };
const LEAD: Setting = { ...TEXT, size: 25, leading: 1.35 };

const RECEIPT = { x: 752, y: 44, width: 384, bottom: 580, inner: 28 };
const LEFT = RECEIPT.x + RECEIPT.inner;
const RIGHT = RECEIPT.x + RECEIPT.width - RECEIPT.inner;
const INNER = RIGHT - LEFT;
/** Where the barcode stands, if the text leaves it room. */
const BARCODE = { top: RECEIPT.bottom - 64, height: 44 };
const GAP = 12;

const INK = { fill: COLOURS.ink };

/** The paper, torn off below. */
const paper: Shape = {
  kind: 'shape',
  points: [
    [RECEIPT.x, RECEIPT.bottom],
    [RECEIPT.x, RECEIPT.y],
    [RECEIPT.x + RECEIPT.width, RECEIPT.y],
    [RECEIPT.x + RECEIPT.width, RECEIPT.bottom],
    ...torn(RECEIPT.x + RECEIPT.width, RECEIPT.x, RECEIPT.bottom, 16, 12),
  ],
  fill: COLOURS.paper,
};

const BARS = [2, 4, 1, 3, 2, 1, 4, 2, 3, 1, 2, 4, 1, 2, 3, 2, 1, 4, 2, 1, 3, 2, 4, 1];

/** Bars like those of any receipt; they say nothing. */
function barcode(): Shape[] {
  let x = RECEIPT.x + 96;
  return BARS.map((bar) => {
    const drawn = box(x, BARCODE.top, bar, BARCODE.height, COLOURS.ink);
    x += bar + 5.5;
    return drawn;
  });
}

type Column = { readonly items: readonly Item[]; readonly height: number };

/** A text in the middle of the paper, on as many lines as it takes. */
function centred(text: string, letters: Letters, setting: Setting): Column {
  if (text === '') return { items: [], height: 0 };
  const block = fitText(text, letters, { width: INNER, height: 120 }, setting);
  const words = placed(block, { x: LEFT, y: 0 }, INK);
  const lines = words.lines.map((line) => ({
    ...line,
    x: LEFT + (INNER - letters.width(line.text, block.face) * block.size) / 2,
  }));
  return { items: [{ ...words, lines }], height: block.height };
}

/** A line of the bill: what it is on the left, how much on the right, no wider than a half. */
function billLine({ name, figure, total }: Line, letters: Letters, size: number): Column {
  const setting = { ...TEXT, size };
  const fill: Colour = total ? COLOURS.red : COLOURS.ink;
  const amount = fitText(figure, letters, { width: INNER / 2, height: size * 6 }, setting);
  const width = INNER - amount.width - size;
  const what = fitText(name, letters, { width, height: size * 30 }, { ...setting, smallest: size });
  return {
    items: [
      placed(what, { x: LEFT, y: 0 }, INK),
      placed(amount, { x: RIGHT - amount.width, y: 0 }, { fill }),
    ],
    height: Math.max(what.height, amount.height),
  };
}

/** The whole bill in letters of a size. */
function bill({ lines, sources }: Bill, letters: Letters, size: number): Column {
  const items: Item[] = [];
  let y = 0;
  for (const [place, line] of lines.entries()) {
    if (line.total && !lines[place - 1]?.total) {
      items.push(dashes(LEFT, RIGHT, y + GAP / 2, 2));
      y += 2 * GAP;
    }
    const { items: drawn, height } = billLine(line, letters, size);
    items.push(...drawn.map((item) => moved(item, y)));
    y += height + GAP / 2;
  }
  const last = fitText(
    sources,
    letters,
    { width: INNER, height: 60 },
    { ...TEXT, size: size * 0.8 },
  );
  items.push(moved(placed(last, { x: LEFT, y: 0 }, INK), y + GAP / 2));
  return { items, height: y + GAP / 2 + last.height };
}

/** The bill as large as the paper has room for, all of it. */
function fitBill(given: Bill, letters: Letters, room: number): Column {
  for (let size = TEXT.size; size >= 1; size *= 0.95) {
    const column = bill(given, letters, size);
    if (column.height <= room) return column;
  }
  throw new Error(`The bill "${given.title}" is too long for a picture.`);
}

function fitLead(lead: string, letters: Letters, room: number): Column {
  const block = fitText(lead, letters, { width: INNER, height: room }, LEAD);
  return { items: [placed(block, { x: LEFT, y: 0 }, INK)], height: block.height };
}

/** The picture of a page, 1200 by 630 pixels: its title on yellow, its bill or lead on paper. */
export function drawSharePicture(page: SharedPage, letters: Letters): Sheet {
  const title = fitText(page.title, letters, TITLE, TITLE_SETTING);
  const name = fitText(NAME, letters, { width: TITLE.width, height: 90 }, NAME_SETTING);
  const head = centred((page.bill?.title ?? NAME).toUpperCase(), letters, { ...TEXT, size: 23 });
  const place = centred(page.bill?.place ?? '', letters, { ...TEXT, size: 17 });
  const ruled = RECEIPT.y + 20 + head.height + place.height + GAP;
  const top = ruled + GAP;
  const room = RECEIPT.bottom - GAP - top;
  const text = page.bill ? fitBill(page.bill, letters, room) : fitLead(page.lead, letters, room);
  return {
    width: WIDTH,
    height: HEIGHT,
    ground: COLOURS.yellow,
    items: [
      placed(title, TITLE, { ...INK, role: 'heading' }),
      placed(name, { x: TITLE.x, y: HEIGHT - 44 - name.height }, INK),
      paper,
      ...head.items.map((item) => moved(item, RECEIPT.y + 20)),
      ...place.items.map((item) => moved(item, RECEIPT.y + 20 + head.height)),
      dashes(LEFT, RIGHT, ruled, 2),
      ...text.items.map((item) => moved(item, top)),
      ...(top + text.height <= BARCODE.top - GAP ? barcode() : []),
    ],
  };
}
