import { at, countable, letter } from './drawing.ts';
import type { Drawing } from './drawing.ts';

/** Coins on both sides of a border; the one that the border cuts lies across it by its share. */
export function coins(
  total: number,
  across: number,
  words: { readonly here: string; readonly there: string },
  columns: number,
): Drawing {
  const size = 78;
  const radius = 32;
  const stay = countable(total) - across;
  const whole = Math.floor(stay);
  const cut = stay - whole;
  const border = columns === total ? (whole + 1) * size - 4 : size * 1.5;
  const coin = (x: number, y: number) =>
    `<g transform="translate(${at(x)} ${at(y)})"><circle r="${radius}" fill="none" stroke="currentcolor" stroke-width="5"/><circle r="${radius - 8}" fill="none" stroke="currentcolor" stroke-width="1.5"/>${letter(0, 8, '€1', { size: 22, anchor: 'middle' })}</g>`;
  const here = Array.from({ length: whole }, (_, index) => coin(size / 2 + index * size, size));
  const between = cut > 0 ? [coin(border + radius * (1 - 2 * cut), size)] : [];
  const rest = total - whole - between.length;
  const perRow = columns === total ? rest : 3;
  const start = border + (columns === total ? size + 24 : 26 + radius);
  const there = Array.from({ length: rest }, (_, index) => {
    const row = Math.floor(index / perRow) + (columns === total ? 0 : 1);
    return coin(start + (index % perRow) * size, size + row * size);
  });
  const rows = columns === total ? 1 : Math.ceil(rest / perRow) + 1;
  const height = size * rows + 46;
  const width = start + perRow * size;
  const line = `<path d="M${at(border)} 0V${height}" stroke="currentcolor" stroke-width="4" stroke-dasharray="12 8"/>`;
  return {
    width,
    height,
    body: `${line}${[...here, ...between, ...there].join('')}${letter(0, 22, words.here, { size: 17 })}${letter(border + 16, 22, words.there, { size: 17 })}`,
  };
}

/** Strips of till paper, each torn where what is paid back ends. */
export function splitStrips(
  strips: readonly { readonly name: string; readonly paid: number; readonly note: string }[],
  words: { readonly paid: string; readonly own: string },
  width: number,
): Drawing {
  const tall = 58;
  const step = 128;
  const drawn = strips.map(({ name, paid, note }, index) => {
    const y = index * step + 34;
    const end = (width * paid) / 100;
    const teeth = Math.round(tall / 2 / 7.25);
    const tear = Array.from({ length: teeth }, () => 'l-7 7.25l7 7.25').join('');
    const own =
      paid < 100
        ? `<path d="M${at(end + 10)} ${y}H${width - 1}V${y + tall}H${at(end + 10)}" fill="none" stroke="currentcolor" stroke-width="2" stroke-dasharray="6 5"/>${letter(end + 22, y + 36, words.own, { size: 15 })}`
        : '';
    return `${letter(0, y - 11, name, { size: 17 })}<path class="drawing-paper" d="M0 ${y}H${at(end)}${tear}H0z" stroke="currentcolor" stroke-width="2"/>${letter(16, y + 37, `${String(paid)}% ${words.paid}`, { size: 17 })}${own}${letter(0, y + tall + 20, note, { size: 13 })}`;
  });
  return { width, height: strips.length * step, body: drawn.join('') };
}
