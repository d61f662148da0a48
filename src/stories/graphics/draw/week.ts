import { at, letter } from './drawing.ts';
import type { Drawing } from './drawing.ts';

export type WeekRow = {
  readonly name: string;
  /** Seven days from Wednesday on; a day that wasn't measured is undefined. */
  readonly days: readonly (number | undefined)[];
};

/** Small multiples: seven bars a place on one scale, weekend days filled, days without a figure left empty. */
export function weeks(
  rows: readonly WeekRow[],
  {
    days,
    weekend,
    columns,
  }: { days: readonly string[]; weekend: readonly number[]; columns: number },
): Drawing {
  const bar = 17;
  const tall = 96;
  const wide = 7 * bar + 22;
  const high = tall + 58;
  const most = Math.max(...rows.flatMap((row) => row.days.map((value) => value ?? 0)));
  // Names stand side by side: the longest has to end before the next one begins.
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const size = Math.min(14, (wide - 12) / (0.64 * longest));
  const panels = rows.map(({ name, days: values }, index) => {
    const x = (index % columns) * wide;
    const y = Math.floor(index / columns) * high;
    const bars = values.map((value, day) => {
      const left = x + day * bar;
      const mark = letter(left + bar / 2 - 1.5, y + tall + 39, days[day] ?? '', {
        size: 11,
        anchor: 'middle',
      });
      if (value === undefined) return mark;
      const height = (value / most) * tall;
      const paint = weekend.includes(day)
        ? 'fill="currentcolor" stroke="currentcolor"'
        : 'fill="none" stroke="currentcolor"';
      return `<path d="M${at(left + 1)} ${at(y + tall + 24)}v${at(-height)}h${bar - 5}v${at(height)}z" ${paint} stroke-width="2"/>${mark}`;
    });
    return `${letter(x, y + 14, name, { size })}${bars.join('')}`;
  });
  return {
    width: columns * wide - 18,
    height: Math.ceil(rows.length / columns) * high,
    body: panels.join(''),
  };
}
