import { at, countable } from './drawing.ts';
import type { Drawing } from './drawing.ts';

/** Marks that can be counted, each drawn in a cell of one by one. */
const MARKS = {
  dot: { filled: '<circle cx=".5" cy=".5" r=".4"/>', outline: '<circle cx=".5" cy=".5" r=".36"/>' },
  barrel: {
    filled: '<path d="M.12 .08H.88V.3H.12zM.12 .36H.88V.64H.12zM.12 .7H.88V.92H.12z"/>',
    outline: '<path d="M.15 .11H.85V.89H.15zM.15 .36H.85M.15 .64H.85"/>',
  },
  chair: {
    filled: '<path d="M.2 .06H.32V.5H.8V.94H.69V.62H.32V.94H.2z"/>',
    outline: '<path d="M.26 .06V.94M.26 .56H.74V.94"/>',
  },
  person: {
    filled: '<path d="M.5 .04a.13 .13 0 1 1-.01 0zM.3 .36H.7V.96H.3z"/>',
    outline: '<path d="M.5 .07a.11 .11 0 1 1-.01 0zM.33 .39H.67V.93H.33z"/>',
  },
} as const;

export type Mark = keyof typeof MARKS;
/** So many marks of a kind, in a row with those before them. */
export type Run = { readonly n: number; readonly style: 'filled' | 'outline' };

type Options = {
  /** Unique on the page: patterns are known by it. */
  readonly id: string;
  readonly mark: Mark;
  readonly columns: number;
  /** The side of a mark's cell, in units of the drawing. */
  readonly cell: number;
};

/** Marks in rows, the runs one after the other: each mark stands for one thing that was counted. */
export function field(runs: readonly Run[], { id, mark, columns, cell }: Options): Drawing {
  const total = runs.reduce((sum, { n }) => sum + countable(n), 0);
  const patterns = (['filled', 'outline'] as const)
    .filter((style) => runs.some((run) => run.style === style && run.n > 0))
    .map((style) => pattern(`${id}-${style}`, MARKS[mark][style], style, cell));
  let from = 0;
  const blocks = runs.flatMap(({ n, style }) => {
    const places = stretch(from, from + n, columns);
    from += n;
    return places.map(
      ([x, y, width, height]) =>
        `<path d="M${at(x * cell)} ${at(y * cell)}h${at(width * cell)}v${at(height * cell)}H${at(x * cell)}z" fill="url(#${id}-${style})"/>`,
    );
  });
  return {
    width: columns * cell,
    height: Math.ceil(total / columns) * cell,
    body: `<defs>${patterns.join('')}</defs>${blocks.join('')}`,
  };
}

function pattern(id: string, shape: string, style: Run['style'], cell: number): string {
  const paint =
    style === 'filled'
      ? 'fill="currentcolor"'
      : 'fill="none" stroke="currentcolor" stroke-width=".09"';
  return `<pattern id="${id}" width="${cell}" height="${cell}" patternUnits="userSpaceOnUse"><g transform="scale(${cell})" ${paint}>${shape}</g></pattern>`;
}

type Block = readonly [x: number, y: number, width: number, height: number];

/** The cells from one place to another, as at most three blocks: begun row, whole rows, last row. */
export function stretch(from: number, to: number, columns: number): Block[] {
  if (to <= from) return [];
  const row = Math.floor(from / columns);
  const lastRow = Math.floor((to - 1) / columns);
  const start = from % columns;
  const end = to - lastRow * columns;
  if (row === lastRow) return [[start, row, end - start, 1]];
  const firstWhole = start === 0 ? row : row + 1;
  const pastWhole = end === columns ? lastRow + 1 : lastRow;
  const blocks: Block[] = [
    [start, row, columns - start, start === 0 ? 0 : 1],
    [0, firstWhole, columns, pastWhole - firstWhole],
    [0, lastRow, end, end === columns ? 0 : 1],
  ];
  return blocks.filter(([, , width, height]) => width > 0 && height > 0);
}
