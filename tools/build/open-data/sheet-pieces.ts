import { SHEET_WORDS } from '../../../src/effect/open-data/sheet-words.ts';
import type { SheetFigure } from '../../../src/effect/open-data/sheet-figures.ts';
import type { Sheet, SheetRow } from '../../../src/effect/open-data/sheet.ts';

/** A stretch of text in one weight. */
export type Run = { readonly text: string; readonly bold?: true };

/** A paragraph with what it is to who hears it read. */
export type Paragraph = {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly runs: readonly Run[];
  readonly look?: 'title' | 'stamp' | 'small';
};

/** What stands on a sheet, from top to bottom; a row of a table and an item of a list are never split. */
export type Piece =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | {
      readonly kind: 'row';
      readonly head: readonly Paragraph[];
      readonly body: readonly Paragraph[];
    }
  | { readonly kind: 'item'; readonly label: string; readonly text: string };

const plain = (text: string, look?: Paragraph['look']): Piece => ({
  kind: 'paragraph',
  paragraph: { tag: 'P', runs: [{ text }], ...(look ? { look } : {}) },
});
const heading = (text: string): Piece => ({
  kind: 'paragraph',
  paragraph: { tag: 'H2', runs: [{ text, bold: true }] },
});
const items = (texts: readonly string[], label: (place: number) => string): Piece[] =>
  texts.map((text, place) => ({ kind: 'item', label: label(place), text }));

/** A sheet as pieces to set, in the order in which they are read. */
export function piecesOf(sheet: Sheet): Piece[] {
  const words = SHEET_WORDS[sheet.language];
  return [
    {
      kind: 'paragraph',
      paragraph: {
        tag: 'H1',
        runs: [{ text: `${sheet.title}: ${sheet.study}` }],
        look: 'title',
      },
    },
    ...sheet.stamps.map((stamp) => plain(stamp, 'stamp')),
    plain(sheet.facts.map(([name, value]) => `${name}: ${value}`).join(' · '), 'small'),
    heading(`${words.verdict}: ${sheet.verdict.kind}`),
    ...sheet.verdict.says.map((text, place): Piece => ({
      kind: 'paragraph',
      paragraph: { tag: 'P', runs: [place === 0 ? { text, bold: true } : { text }] },
    })),
    heading(words.hypotheses),
    ...items(sheet.hypotheses, (place) => `${place + 1}.`),
    ...sheet.parts.flatMap(({ title, rows }) => [heading(title), ...rows.map(rowOf)]),
    heading(words.not),
    plain(words.notText),
    heading(words.methods),
    ...items(sheet.methods, (place) => `[${place + 1}]`),
  ];
}

const rowOf = ({ term, frame, figures, says }: SheetRow): Piece => ({
  kind: 'row',
  head: [
    { tag: 'P', runs: [{ text: term, bold: true }] },
    { tag: 'P', runs: [{ text: frame }], look: 'small' },
  ],
  body: [
    ...figures.map((figure): Paragraph => ({ tag: 'P', runs: runsOf(figure) })),
    ...says.map((text): Paragraph => ({ tag: 'P', runs: [{ text }] })),
  ],
});

/** A figure with all that stands beside it, in one line. */
function runsOf({ name, value, interval, n, method, note }: SheetFigure): Run[] {
  if (value === undefined) return [{ text: `${name}: ` }, { text: note ?? '', bold: true }];
  const beside = [
    ...(interval === undefined ? [] : [`${interval}`]),
    ...(n === undefined ? [] : [`n = ${n}`]),
    ...(note === undefined ? [] : [note]),
  ].join('; ');
  const cited = method === undefined ? '' : ` [${method}]`;
  return [{ text: `${name}: ` }, { text: value, bold: true }, { text: ` (${beside})${cited}` }];
}
