import type { StudyPlan } from '../plan/schema.ts';
import { dutch } from './dutch.ts';
import type { Seen } from './seen.ts';

const WIDTH = 720;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 150;
const TOP = 34;
const BOTTOM = 40;
const GAP = 15;

/**
 * Draws the difference as it was seen at each look, its interval before its point, over the visits so far;
 * with what the plan calls no difference, worthwhile and harm. One SVG, no script.
 */
export function pathChart(plan: StudyPlan, path: readonly Seen[], simulated: boolean): string {
  const { n, smallestEffect, harmMargin } = plan.planned;
  const lines = [
    { at: 0, name: 'geen verschil' },
    { at: smallestEffect, name: `de moeite waard: +${points(smallestEffect)}` },
    { at: -harmMargin, name: `schade: ${points(-harmMargin)}` },
  ];
  const most = Math.max(n, ...path.map((seen) => seen.n));
  const every = [smallestEffect, -harmMargin, ...path.flatMap(({ low, high }) => [low, high])];
  const [highest, lowest] = [Math.max(...every), Math.min(...every)];
  const x = (visits: number): string =>
    (LEFT + (visits / most) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (share: number): string =>
    (TOP + ((highest - share) / (highest - lowest)) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  // Names stand clear of the one in the middle, however near their lines are.
  const labelAt = (share: number): number => {
    const [own, zero] = [Number(y(share)), Number(y(0))];
    if (share === 0) return zero + 4;
    return 4 + (share > 0 ? Math.min(own, zero - GAP) : Math.max(own, zero + GAP));
  };
  const marks = path.map(
    ({ n: visits, low, high, estimate }) =>
      `<line class="interval" x1="${x(visits)}" x2="${x(visits)}" y1="${y(low)}" y2="${y(high)}"/><circle cx="${x(visits)}" cy="${y(estimate)}" r="3.5"/>`,
  );
  const rules = lines.map(
    ({ at, name }) =>
      `<line class="${at === 0 ? 'zero' : 'margin'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(at)}" y2="${y(at)}"/><text x="${WIDTH - RIGHT + 8}" y="${labelAt(at).toFixed(1)}">${name}</text>`,
  );
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="path-title">
<title id="path-title">Het verschil bij elke blik, in procentpunten${simulated ? ' (gesimuleerd)' : ''}. Dezelfde getallen staan in de tabel eronder.</title>
${simulated ? `<text class="simulated" x="${LEFT}" y="20">GESIMULEERD: hier is niemand geteld</text>` : ''}
${rules.join('\n')}
${marks.join('\n')}
<text x="${LEFT - 8}" y="${y(highest)}" text-anchor="end">+${points(highest)}</text>
<text x="${LEFT - 8}" y="${y(lowest)}" text-anchor="end">${points(lowest)}</text>
<text x="${x(0)}" y="${HEIGHT - 12}">0</text>
<text x="${x(n)}" y="${HEIGHT - 12}" text-anchor="middle">${dutch(n, 0)} gepland</text>
</svg>`;
}

const points = (share: number): string => dutch(100 * share, Number.isInteger(100 * share) ? 0 : 1);
