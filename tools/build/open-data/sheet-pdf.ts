import { LOCALES } from '../../../analytics/plan/written.ts';
import PDFDocument from 'pdfkit';
import type { Sheet } from '../../../src/effect/open-data/sheet.ts';
import { COLOURS } from '../pictures/colours.ts';
import type { SheetFonts } from './sheet-fonts.ts';
import { piecesOf } from './sheet-pieces.ts';
import type { Paragraph, Piece } from './sheet-pieces.ts';

type Pdf = PDFDocument;

/** A4 in points, its margins, and the column of terms. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = { side: 40, top: 34, bottom: 44 };
const WIDTH = PAGE.width - 2 * MARGIN.side;
const HEAD = 138;
const GAP = 10;
const INDENT = 20;
/** Two pages, at the largest size of letters at which that can be; never smaller than the last. */
const PAGES = 2;
const SIZES = [9, 8.75, 8.5, 8.25, 8, 7.75, 7.5, 7.25, 7];

/** How large letters and gaps are, in sizes of the running text. */
const LOOKS = {
  title: { size: 3, before: 0, after: 1.5 },
  heading: { size: 1.25, before: 0.75, after: 0.2 },
  stamp: { size: 1.15, before: 0.6, after: 0.4 },
  text: { size: 1, before: 0, after: 0.18 },
  small: { size: 0.88, before: 0, after: 0.18 },
} as const;

/** A piece where it stands: on which page, how far from the top. */
type Placed = { readonly piece: Piece; readonly page: number; readonly y: number };

/** What the sheet says of itself beside what stands on it. */
export type About = { readonly day: string; readonly address: string };

/**
 * The evaluation sheet as a PDF: embedded fonts, title and language set, and every text tagged as what
 * it is to who hears it read (PDF/UA-1).
 */
export async function paintSheet(
  sheet: Sheet,
  fonts: SheetFonts,
  about: About,
): Promise<Uint8Array> {
  const made = new Date(`${about.day}T12:00:00Z`);
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: LOCALES[sheet.language],
    info: {
      Title: fonts.spell(`${sheet.title}: ${sheet.study}`),
      Subject: fonts.spell([...sheet.stamps, ...sheet.verdict.says].join(' ')),
      Author: 'Zonder vraag',
      CreationDate: made,
      ModDate: made,
    },
    font: fonts.regular,
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, fail) => pdf.on('end', done).on('error', fail));
  const setter = setterOf(pdf, fonts);
  const placed = setter.fit(piecesOf(sheet));
  const pages = 1 + (placed.at(-1)?.page ?? 0);
  for (let page = 1; page < pages; page += 1) pdf.addPage();
  setter.draw(placed);
  for (let page = 0; page < pages; page += 1)
    setter.foot(page, [`${page + 1}/${pages}`, ...sheet.stamps, about.address].join(' · '));
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

/** Sets pieces on pages: first where, then with their tags. */
function setterOf(pdf: Pdf, fonts: SheetFonts) {
  let base: number = SIZES[0] ?? 9;

  const lookOf = ({ tag, look }: Paragraph) => LOOKS[look ?? (tag === 'H2' ? 'heading' : 'text')];
  const use = (paragraph: Paragraph, bold = false): void => {
    const { look } = paragraph;
    const file =
      look === 'title' ? fonts.heading : bold || look === 'stamp' ? fonts.bold : fonts.regular;
    pdf
      .font(file)
      .fontSize(base * lookOf(paragraph).size)
      .fillColor(look === 'stamp' ? COLOURS.red : COLOURS.ink);
  };
  const textOf = ({ runs }: Paragraph) => fonts.spell(runs.map(({ text }) => text).join(''));

  /** Measured as if all of it were bold where a part is: never too little. */
  const heightOf = (paragraph: Paragraph, width: number): number => {
    use(
      paragraph,
      paragraph.runs.some(({ bold }) => bold),
    );
    const { before, after } = lookOf(paragraph);
    return pdf.heightOfString(textOf(paragraph), { width }) + (before + after) * base;
  };
  const heightsOf = (paragraphs: readonly Paragraph[], width: number): number =>
    paragraphs.reduce((sum, paragraph) => sum + heightOf(paragraph, width), 0);
  const pieceHeight = (piece: Piece): number => {
    if (piece.kind === 'paragraph') return heightOf(piece.paragraph, WIDTH);
    if (piece.kind === 'item') return heightOf(itemText(piece.text), WIDTH - INDENT);
    const sides = [heightsOf(piece.head, HEAD), heightsOf(piece.body, WIDTH - HEAD - GAP)];
    return Math.max(...sides) + 0.5 * base;
  };
  const place = (pieces: readonly Piece[]): Placed[] => {
    let [page, y] = [0, MARGIN.top];
    const heights = pieces.map(pieceHeight);
    return pieces.map((piece, index) => {
      const height = heights[index] ?? 0;
      // A heading stays with what follows it.
      const together = height + (isHeading(piece) ? (heights[index + 1] ?? 0) : 0);
      if (y > MARGIN.top && y + together > PAGE.height - MARGIN.bottom) {
        page += 1;
        y = MARGIN.top;
      }
      const placed = { piece, page, y };
      y += height;
      return placed;
    });
  };

  const write = (paragraph: Paragraph, x: number, y: number, width: number): void => {
    const start = y + lookOf(paragraph).before * base;
    paragraph.runs.forEach(({ text, bold }, index) => {
      use(paragraph, bold);
      const options = { width, continued: index < paragraph.runs.length - 1 };
      if (index === 0) pdf.text(fonts.spell(text), x, start, options);
      else pdf.text(fonts.spell(text), options);
    });
  };
  const leaf = (paragraph: Paragraph, x: number, y: number, width: number, page: number) =>
    pdf.struct(paragraph.tag, {}, () => {
      pdf.switchToPage(page);
      write(paragraph, x, y, width);
    });
  /** Paragraphs below each other within a cell. */
  const cell = (
    type: 'TH' | 'TD',
    paragraphs: readonly Paragraph[],
    at: { x: number; y: number; width: number; page: number },
  ) => {
    const element = pdf.struct(type, type === 'TH' ? { scope: 'Row' } : {});
    let { y } = at;
    for (const paragraph of paragraphs) {
      element.add(leaf(paragraph, at.x, y, at.width, at.page));
      y += heightOf(paragraph, at.width);
    }
    element.end();
    return element;
  };

  return {
    fit(pieces: readonly Piece[]): Placed[] {
      let placed: Placed[] = [];
      for (const size of SIZES) {
        base = size;
        placed = place(pieces);
        if ((placed.at(-1)?.page ?? 0) < PAGES) break;
      }
      return placed;
    },
    draw(placed: readonly Placed[]): void {
      band(pdf, (placed[1]?.y ?? MARGIN.top) - 0.6 * base);
      const whole = pdf.struct('Document');
      pdf.addStructure(whole);
      // Rows that follow each other are one table, and items one list.
      let group: { kind: Piece['kind']; element: ReturnType<Pdf['struct']> } | undefined;
      for (const { piece, page, y } of placed) {
        pdf.switchToPage(page);
        if (group && group.kind !== piece.kind) {
          group.element.end();
          group = undefined;
        }
        if (piece.kind === 'paragraph') {
          whole.add(leaf(piece.paragraph, MARGIN.side, y, WIDTH, page));
          continue;
        }
        if (!group) {
          group = { kind: piece.kind, element: pdf.struct(piece.kind === 'row' ? 'Table' : 'L') };
          whole.add(group.element);
        }
        if (piece.kind === 'row') {
          rule(pdf, y);
          const row = pdf.struct('TR');
          group.element.add(row);
          const top = y + 0.25 * base;
          row.add(cell('TH', piece.head, { x: MARGIN.side, y: top, width: HEAD, page }));
          const x = MARGIN.side + HEAD + GAP;
          row.add(cell('TD', piece.body, { x, y: top, width: WIDTH - HEAD - GAP, page }));
          row.end();
        } else {
          const item = pdf.struct('LI');
          group.element.add(item);
          const body = pdf.struct('LBody');
          item.add(
            pdf.struct('Lbl', {}, () => {
              pdf.switchToPage(page);
              write(itemText(piece.label), MARGIN.side, y, INDENT);
            }),
          );
          item.add(body);
          body.add(leaf(itemText(piece.text), MARGIN.side + INDENT, y, WIDTH - INDENT, page));
          body.end();
          item.end();
        }
      }
      group?.element.end();
      whole.end();
    },
    foot(page: number, text: string): void {
      pdf.switchToPage(page);
      pdf.markContent('Artifact', { type: 'Pagination' });
      const small: Paragraph = { tag: 'P', runs: [{ text }], look: 'small' };
      write(small, MARGIN.side, PAGE.height - 0.6 * MARGIN.bottom, WIDTH);
      pdf.endMarkedContent();
    },
  };
}

const isHeading = (piece: Piece): boolean =>
  piece.kind === 'paragraph' && piece.paragraph.tag === 'H2';

const itemText = (text: string): Paragraph => ({ tag: 'P', runs: [{ text }], look: 'small' });

/** The yellow band of the site behind the title. */
function band(pdf: Pdf, bottom: number): void {
  pdf.switchToPage(0);
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.rect(0, 0, PAGE.width, bottom).fill(COLOURS.yellow);
  pdf.endMarkedContent();
}

/** A line above a row, which nobody needs to hear. */
function rule(pdf: Pdf, y: number): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.rect(MARGIN.side, y, WIDTH, 0.5).fill(COLOURS.ink);
  pdf.endMarkedContent();
}
