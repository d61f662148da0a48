import { at, countable, hatching, letter } from './drawing.ts';
import type { Drawing } from './drawing.ts';

export type YearCount = { readonly year: number; readonly value: number; readonly break?: boolean };
type Options = {
  readonly id: string;
  /** What stands in the hatched band: what nobody counted. */
  readonly hidden: string;
  /** What is said at the year from which it was counted otherwise. */
  readonly broken: string;
};

const dots = (id: string, cell: number) =>
  `<pattern id="${id}-dot" width="${cell}" height="${cell}" patternUnits="userSpaceOnUse"><circle cx="${at(cell / 2)}" cy="${at(cell / 2)}" r="${at(cell * 0.38)}" fill="currentcolor"/></pattern>`;

const spanOf = (series: readonly YearCount[]) => {
  for (const { value } of series) countable(value);
  const years = series.map(({ year }) => year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
};

/** A column of dots a year, standing on its label, under a hatched band: for a wide page. */
export function yearColumns(
  series: readonly YearCount[],
  { id, hidden, broken }: Options,
): Drawing {
  const cell = 10;
  const across = 5;
  const step = 68;
  const years = spanOf(series);
  const rows = Math.ceil(Math.max(...series.map(({ value }) => value)) / across);
  const band = 46;
  const ground = band + 34 + rows * cell;
  const columns = years.map((year, index) => {
    const x = Math.ceil((index * step) / cell) * cell;
    const count = series.find((each) => each.year === year);
    const label = letter(x, ground + 22, String(year), { size: 15 });
    if (!count) return label.replace('<text', '<text class="drawing-faint"');
    const whole = Math.floor(count.value / across);
    const base = Math.floor(ground / cell) * cell;
    const top = base - whole * cell;
    const rest = count.value % across;
    const split = count.break
      ? `<path d="M${x - 12} ${band + 14}V${ground + 26}" stroke="currentcolor" stroke-width="2" stroke-dasharray="5 4"/>${letter(x - 18, band + 28, broken, { size: 13, anchor: 'end' })}`
      : '';
    return `<path d="M${x} ${base}v${-whole * cell}h${across * cell}V${base}z${rest ? `M${x} ${top}v${-cell}h${rest * cell}v${cell}z` : ''}" fill="url(#${id}-dot)"/>${letter(x + 1, top - (rest ? 17 : 7), String(count.value), { size: 15 })}${label}${split}`;
  });
  const width = years.length * step;
  return {
    width,
    height: ground + 34,
    body: `<defs>${dots(id, cell)}${hatching(`${id}-hidden`)}</defs>${bandOf(id, width, band, hidden)}${columns.join('')}`,
  };
}

/** A row of dots a year, for a phone; the hatched band stands above all. */
export function yearRows(series: readonly YearCount[], { id, hidden, broken }: Options): Drawing {
  const cell = 8;
  const across = 26;
  const left = 80;
  const band = 34;
  let y = 56;
  const rows = spanOf(series).flatMap((year) => {
    const count = series.find((each) => each.year === year);
    if (!count) return [];
    const whole = Math.floor(count.value / across);
    const rest = count.value % across;
    const top = Math.ceil(y / cell) * cell;
    y = top + (whole + (rest ? 1 : 0)) * cell + 14;
    const split = count.break
      ? `<path d="M0 ${top - 6}H288" stroke="currentcolor" stroke-width="1.5" stroke-dasharray="5 4"/>${letter(288, top - 10, broken, { size: 11, anchor: 'end' })}`
      : '';
    return [
      `${split}${letter(0, top + 12, String(year), { size: 13 })}${letter(left - 8, top + 12, String(count.value), { size: 13, anchor: 'end' })}<path d="M${left} ${top}h${across * cell}v${whole * cell}H${left}z${rest ? `M${left} ${top + whole * cell}h${rest * cell}v${cell}H${left}z` : ''}" fill="url(#${id}-dot)"/>`,
    ];
  });
  return {
    width: 288,
    height: y,
    body: `<defs>${dots(id, cell)}${hatching(`${id}-hidden`)}</defs>${bandOf(id, 288, band, hidden)}${rows.join('')}`,
  };
}

/** The band of what nobody found, with its words on the ground of the page. */
function bandOf(id: string, width: number, height: number, words: string): string {
  const size = width > 400 ? 16 : 13;
  const long = words.length * size * 0.62 + 16;
  return `<path d="M0 0H${width}V${height}H0z" fill="url(#${id}-hidden)"/><path class="drawing-ground" d="M8 ${height / 2 - size * 0.85}h${at(long)}v${size * 1.7}H8z"/>${letter(16, height / 2 + size * 0.35, words, { size })}`;
}
