import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { ReleasedTable } from './schema.ts';

type Publication = StudyPlan['publication'];

/**
 * Why a table may not be shown: an arm with too few visits, or a cell so small that it, or the rest
 * of its arm, could point to somebody. A table is published whole or not at all.
 */
export function tooSmall({ rows }: ReleasedTable, publication: Publication): Text[] {
  const { minimumArm, minimumCell } = publication;
  if (rows.some(({ n }) => n < minimumArm)) {
    return [
      {
        nl: `Te weinig bezoeken: elke groep moet er minstens ${minimumArm} hebben.`,
        en: `Too few visits: every group must have at least ${minimumArm}.`,
      },
    ];
  }
  if (rows.some(({ n, cases }) => cases < minimumCell || n - cases < minimumCell)) {
    return [
      {
        nl: `In een van de groepen is een aantal kleiner dan ${minimumCell}. Dan laten we niets zien, zodat niemand te herkennen is.`,
        en: `In one of the groups a number is smaller than ${minimumCell}. Then we show nothing, so that nobody can be recognised.`,
      },
    ];
  }
  return [];
}

/**
 * Whether the difference between two releases of a table would itself break the rules, so that
 * subtracting one from the other could point to somebody.
 */
export function revealsByDifference(
  now: ReleasedTable,
  before: ReleasedTable | undefined,
  publication: Publication,
): boolean {
  if (!before) return false;
  const gained = now.rows.map((row) => {
    const old = before.rows.find(({ arm }) => arm === row.arm) ?? { n: 0, cases: 0 };
    return { arm: row.arm, n: row.n - old.n, cases: row.cases - old.cases };
  });
  if (gained.every(({ n, cases }) => n === 0 && cases === 0)) return false;
  return tooSmall({ id: now.id, rows: gained }, publication).length > 0;
}

/** A count of pageviews as it may be shown: nothing under the minimum, and no step under it either. */
export function releasableCount(
  now: number,
  before: number | null | undefined,
  minimumCell: number,
): number | null {
  if (now < minimumCell) return null;
  if (before && now - before > 0 && now - before < minimumCell) return before;
  return now;
}
