import type { Script } from '../../src/self-check/script.ts';
import { allWays } from '../../src/self-check/ways.ts';

/** A screen on the drawing, with the middle of its box. */
export type Box = { readonly id: string; readonly x: number; readonly y: number };
/** A step from box to box: the answers that make it, its line, and where they stand along it. */
export type Arrow = {
  readonly by: string;
  readonly line: string;
  readonly label: { readonly x: number; readonly y: number };
};

export const BOX = { width: 190, height: 34 } as const;
const STEP = { x: 210, y: 78 } as const;

/** How far a line that passes screens by goes round them, for each screen. */
const ROUND = 260;

function arrowOf(from: Box, to: Box, by: string): Arrow {
  const [top, bottom] = [from.y + BOX.height / 2, to.y - BOX.height / 2];
  const passed = Math.round((to.y - from.y) / STEP.y) - 1;
  const middle = { x: (from.x + to.x) / 2 + passed * ROUND, y: (top + bottom) / 2 };
  return {
    by,
    line: `M ${from.x} ${top} Q ${middle.x} ${middle.y} ${to.x} ${bottom}`,
    label: { x: from.x / 4 + middle.x / 2 + to.x / 4, y: middle.y + 4 },
  };
}

/** Lays out every way through a check: a screen stands below all that lead to it. */
export function layOut(script: Script) {
  const ways = allWays(script);
  const depth = new Map<string, number>();
  for (let round = 0; round < script.screens.length; round += 1)
    for (const way of ways)
      way.forEach(({ screen }, place) => {
        const above = way[place - 1];
        const least = above ? (depth.get(above.screen) ?? 0) + 1 : 0;
        depth.set(screen, Math.max(depth.get(screen) ?? 0, least));
      });
  const rows = Map.groupBy(depth.keys(), (id) => depth.get(id) ?? 0);
  const widest = Math.max(1, ...Array.from(rows.values(), (row) => row.length));
  const boxes = new Map<string, Box>(
    [...rows].flatMap(([row, ids]) =>
      ids.map((id, place): [string, Box] => [
        id,
        {
          id,
          x: ((place + 0.5) * widest * STEP.x) / ids.length,
          y: row * STEP.y + BOX.height,
        },
      ]),
    ),
  );
  const arrows = new Map<string, Arrow>();
  for (const way of ways)
    way.forEach(({ screen, by }, place) => {
      const from = boxes.get(screen);
      const to = boxes.get(way[place + 1]?.screen ?? '');
      if (from && to) arrows.set(`${from.id} ${to.id}`, arrowOf(from, to, by.join(', ')));
    });
  return {
    boxes: [...boxes.values()],
    arrows: [...arrows.values()],
    ways,
    width: widest * STEP.x + ROUND,
    height: rows.size * STEP.y,
  };
}
