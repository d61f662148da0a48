import PDFDocument from 'pdfkit';
import { WORD_SPACING } from './letters.ts';
import type { Letters } from './letters.ts';
import type { Part, Path } from './normal-svg.ts';
import { pathOf } from './sheet.ts';
import type { Drawn, Shape, Sheet, Words } from './sheet.ts';

type Pdf = PDFDocument;

/** What a document says of itself. */
export type Description = {
  readonly title: string;
  readonly language: string;
  readonly subject: string;
  /** A day as YYYY-MM-DD: of its content, so that the same content gives the same bytes. */
  readonly day: string;
};

/** A sheet as a PDF of one page: vectors, embedded fonts, tagged for who hears it read (PDF/UA-1). */
export async function paintPdf(
  sheet: Sheet,
  letters: Letters,
  { title, language, subject, day }: Description,
): Promise<Uint8Array> {
  const made = new Date(`${day}T12:00:00Z`);
  const pdf = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: {
      Title: title,
      Subject: subject,
      Author: 'Zonder vraag',
      CreationDate: made,
      ModDate: made,
    },
    // The first font of a page is set before anything is drawn; without it a standard one is named.
    font: letters.files[0] ?? '',
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, fail) => pdf.on('end', done).on('error', fail));
  const page = pdf.struct('Document');
  pdf.addStructure(page);
  const silently = (draw: () => void) => {
    pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    pdf.endMarkedContent();
  };
  silently(() => pdf.rect(0, 0, sheet.width, sheet.height).fill(sheet.ground));
  for (const item of sheet.items) {
    if (item.kind === 'shape')
      silently(() => {
        drawShape(pdf, item);
      });
    else page.add(structureOf(pdf, item, letters));
  }
  page.end();
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

const structureOf = (pdf: Pdf, item: Words | Drawn, letters: Letters) =>
  item.kind === 'words'
    ? pdf.struct(item.role === 'heading' ? 'H1' : 'P', {}, () => {
        drawWords(pdf, item, letters);
      })
    : pdf.struct(
        'Figure',
        { alt: item.alt, bbox: [item.x, item.y, item.x + item.width, item.y + item.height] },
        () => {
          drawDrawing(pdf, item);
        },
      );

function drawWords(pdf: Pdf, { lines, face, size, fill }: Words, letters: Letters): void {
  for (const [place, { text, x, y }] of lines.entries()) {
    // A space at its end keeps the last word of a line apart from the first of the next.
    const whole = place < lines.length - 1 ? `${text} ` : text;
    let left = x;
    for (const run of letters.runs(whole, face)) {
      pdf.font(run.file).fontSize(size).fillColor(fill);
      pdf.text(run.text, left, y, {
        lineBreak: false,
        baseline: 'alphabetic',
        wordSpacing: WORD_SPACING[face] * size,
      });
      left += letters.width(run.text, face) * size;
    }
  }
}

function drawShape(pdf: Pdf, shape: Shape): void {
  const { fill, stroke } = shape;
  const path = pathOf(shape);
  if (fill) pdf.path(path).fill(fill);
  if (!stroke) return;
  pdf.save().lineWidth(stroke.width);
  if (stroke.dash) pdf.dash(stroke.dash[0], { space: stroke.dash[1] });
  pdf.path(path).stroke(stroke.colour).restore();
}

function drawDrawing(pdf: Pdf, { drawing, x, y, scale }: Drawn): void {
  pdf.save().translate(x, y).scale(scale);
  for (const part of drawing.parts) drawPart(pdf, part);
  pdf.restore();
}

function drawPart(pdf: Pdf, part: Part): void {
  if (part.kind === 'path') {
    drawPath(pdf, part);
    return;
  }
  pdf.save();
  if (part.clip !== undefined) pdf.path(part.clip).clip();
  if (part.matrix) pdf.transform(...part.matrix);
  if (part.opacity < 1) pdf.opacity(part.opacity);
  for (const each of part.parts) drawPart(pdf, each);
  pdf.restore();
}

function drawPath(pdf: Pdf, { d, fill, stroke }: Path): void {
  if (fill !== undefined) pdf.path(d).fill(fill);
  if (!stroke) return;
  pdf.save().lineWidth(stroke.width);
  const [dash, space] = stroke.dash;
  if (dash !== undefined) pdf.dash(dash, { space: space ?? dash });
  pdf.path(d).stroke(stroke.colour).restore();
}
