import { at, countable, letter } from './drawing.ts';
import type { Drawing } from './drawing.ts';

/** A clock of 24 hours with a tick for each of so many. */
export function clock(ticks: number): Drawing {
  const middle = 190;
  const point = (turn: number, radius: number) =>
    `${at(middle + radius * Math.sin(2 * Math.PI * turn))} ${at(middle - radius * Math.cos(2 * Math.PI * turn))}`;
  const each = Array.from({ length: countable(ticks) }, (_, index) => {
    const turn = index / ticks;
    return `M${point(turn, 186)}L${point(turn, index % 5 === 0 ? 138 : 152)}`;
  });
  const hours = [0, 6, 12, 18].map((hour) => {
    const radius = 116;
    const turn = hour / 24;
    return letter(
      middle + radius * Math.sin(2 * Math.PI * turn),
      middle - radius * Math.cos(2 * Math.PI * turn) + 7,
      String(hour === 0 ? 24 : hour).padStart(2, '0'),
      { size: 20, anchor: 'middle' },
    );
  });
  return {
    width: 2 * middle,
    height: 2 * middle,
    body: `<path d="${each.join('')}" stroke="currentcolor" stroke-width="1.15"/>${hours.join('')}${letter(middle, middle + 14, String(ticks), { size: 56, anchor: 'middle' })}`,
  };
}

/** A line of years with an upright mark a person, in order: half of them before a year, half since. */
export function lifeLine(
  total: number,
  { first, since, last }: { readonly first: number; readonly since: number; readonly last: number },
  width: number,
): Drawing {
  const edge = 22;
  const place = (year: number) => edge + ((year - first) / (last + 1 - first)) * (width - 2 * edge);
  const early = Math.floor(countable(total) / 2);
  const spread = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, index) => from + ((index + 0.5) / count) * (to - from));
  const marks = [
    ...spread(early, place(first), place(since)),
    ...spread(total - early, place(since), place(last + 1)),
  ].map((x) => `M${at(x)} 128V46`);
  const years = [first, since, last + 1].map((year, index) => {
    const anchor = (['start', 'middle', 'end'] as const)[index] ?? 'middle';
    const x = index === 0 ? 0 : index === 2 ? width : place(year);
    return letter(x, 166, String(index === 2 ? last : year), { size: 17, anchor });
  });
  return {
    width,
    height: 174,
    body: `<path d="M0 140H${width}" stroke="currentcolor" stroke-width="3"/><path d="M${at(place(since))} 30V150" stroke="currentcolor" stroke-width="2" stroke-dasharray="5 4"/><path d="${marks.join('')}" stroke="currentcolor" stroke-width="${width > 500 ? 6 : 3.5}"/>${years.join('')}`,
  };
}

/** An interval on a scale, with the line of no difference. */
export function interval(
  { low, high, value }: { readonly low: number; readonly high: number; readonly value: number },
  words: { readonly left: string; readonly none: string; readonly right: string },
  width: number,
): Drawing {
  const reach = Math.max(Math.abs(low), Math.abs(high)) * 1.5;
  const place = (x: number) => width / 2 + (x / reach) * (width / 2);
  return {
    width,
    height: 150,
    body: `<path d="M0 84H${width}" stroke="currentcolor" stroke-width="1.5"/><path d="M${width / 2} 34V112" stroke="currentcolor" stroke-width="2" stroke-dasharray="5 4"/><path d="M${at(place(low))} 84H${at(place(high))}" stroke="currentcolor" stroke-width="22"/><path class="drawing-ground-line" d="M${at(place(value))} 74V94" stroke-width="5"/>${letter(width / 2, 22, words.none, { size: 16, anchor: 'middle' })}${letter(0, 140, words.left, { size: 16 })}${letter(width, 140, words.right, { size: 16, anchor: 'end' })}`,
  };
}
