import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';

/** The counts that a figure would show, arm by arm. */
export type ShownTable = {
  readonly id: string;
  readonly rows: readonly { readonly arm: string; readonly n: number; readonly cases: number }[];
};

type Publication = StudyPlan['publication'];

/**
 * Why a table may not be shown: an arm with too few visits, or a cell so small that it, or the rest
 * of its arm, could point to somebody. A table is published whole or not at all.
 */
export function tooSmall({ rows }: ShownTable, publication: Publication): Text[] {
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
