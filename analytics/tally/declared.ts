import type { StudyPlan } from '../plan/schema.ts';
import { cellNames, deriveTables } from '../plan/tables.ts';
import type { Count } from './count.ts';

/** A version whose cells may exist. */
export type KnownVersion = { readonly plan: StudyPlan; readonly version: string };

/**
 * Builds the check of counts that come from elsewhere: they may name only what a known plan declares.
 *
 * @returns for a count, what is wrong with it; nothing for a declared one
 */
export function createDeclared(
  known: readonly KnownVersion[],
): (count: Count) => string | undefined {
  const tablesOf = new Map(
    known.map(({ plan, version }) => [
      `${plan.id} ${version}`,
      new Map(deriveTables(plan).map((table) => [table.name, new Set(cellNames(table))])),
    ]),
  );
  return ({ study, version, table, cell }) => {
    const tables = tablesOf.get(`${study} ${version}`);
    if (!tables) {
      const names = [...tablesOf.keys()].join(', ');
      return `study,version: found ${study} ${version}, expected one of ${names}`;
    }
    const cells = tables.get(table);
    if (!cells) return `table: found ${table}, expected a table of the plan`;
    return cells.has(cell) ? undefined : `cell: found ${cell}, expected a cell of ${table}`;
  };
}
