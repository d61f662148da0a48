import { at } from './drawing.ts';
import type { Drawing } from './drawing.ts';

/** The plan of a storey: flats on both sides of a corridor, each with its door, one of them marked. */
export function floorPlan(flats: number, marked: number): Drawing {
  const wide = 120;
  const deep = 120;
  const corridor = 56;
  const width = flats * wide + 8;
  const height = 2 * deep + corridor + 8;
  const walls = [`M4 4H${width - 4}V${height - 4}H4z`];
  const doors: string[] = [];
  const rooms: string[] = [];
  for (const [side, wall] of [
    [0, 4 + deep],
    [1, 4 + deep + corridor],
  ] as const) {
    for (let flat = 0; flat < flats; flat += 1) {
      const x = 4 + flat * wide;
      const door = x + 62;
      const inward = side === 0 ? -1 : 1;
      if (flat > 0) walls.push(`M${x} ${wall}v${inward * deep}`);
      walls.push(`M${x} ${wall}H${door}M${door + 34} ${wall}H${x + wide}`);
      rooms.push(
        `M${x + 46} ${wall}v${inward * 52}M${x + 46} ${wall + inward * 78}V${wall + inward * deep}`,
      );
      const leaf = `M${door} ${wall}v${inward * 34}A34 34 0 0 ${side === 0 ? 1 : 0} ${door + 34} ${wall}`;
      const place = side * flats + flat;
      doors.push(
        place === marked
          ? `<g class="drawing-red"><path d="${leaf}z" fill="currentcolor" stroke="currentcolor" stroke-width="5"/></g>`
          : `<path d="${leaf}" fill="none" stroke="currentcolor" stroke-width="2"/>`,
      );
    }
  }
  return {
    width,
    height,
    body: `<path d="${walls.join('')}" fill="none" stroke="currentcolor" stroke-width="7"/><path d="${rooms.join('')}" fill="none" stroke="currentcolor" stroke-width="3"/>${doors.join('')}`,
  };
}

/** What was made, and what is left of it, by area: solid to the lower end, hatched to the upper. */
export function squares(
  times: { readonly old: number; readonly low: number; readonly high: number },
  id: string,
): Drawing {
  const side = 44;
  const gap = 40;
  const [old, low, high] = [times.old, times.low, times.high].map((each) => side * Math.sqrt(each));
  const [x, floor] = [side + gap, high ?? 0];
  const box = (size = 0) => `M${x} ${at(floor)}v${at(-size)}h${at(size)}v${at(size)}z`;
  return {
    width: x + floor + 2,
    height: floor + 2,
    body: `<defs><pattern id="${id}-edge" width="7" height="7" patternUnits="userSpaceOnUse"><circle cx="3.5" cy="3.5" r="1.9" fill="currentcolor"/></pattern></defs><path d="M0 ${at(floor)}v${-side}h${side}v${side}z" fill="currentcolor"/><path d="${box(high)}" fill="url(#${id}-edge)"/><path d="${box(low)}" fill="currentcolor"/><path class="drawing-ground-line" d="${box(old)}" fill="none" stroke-width="3" stroke-dasharray="7 5"/>`,
  };
}
