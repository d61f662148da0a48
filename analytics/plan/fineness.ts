import type { StudyPlan } from './schema.ts';
import { countCells, deriveTables } from './tables.ts';

/** On average fewer visits than this in a cell at the planned n: a cell may single someone out. */
const LEAST_PER_CELL = 10;

/** A table that the planned visits would spread too thin. */
export type FineTable = {
  readonly table: string;
  readonly cells: number;
  readonly perCell: number;
};

/**
 * Tables whose cells hold fewer than ten planned visits on average (statistics.md section 4: such
 * cells are the ones that make a visit unique).
 */
export const fineTables = (plan: StudyPlan): FineTable[] =>
  deriveTables(plan)
    .map((table) => {
      const cells = countCells(table);
      return { table: table.name, cells, perCell: plan.planned.n / cells };
    })
    .filter(({ perCell }) => perCell < LEAST_PER_CELL);
