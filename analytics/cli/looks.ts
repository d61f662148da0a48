import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredPlan } from '../plan/read.ts';
import type { Summary } from '../report/schema.ts';

/** Where every look lies, oldest first: the path of a confidence sequence can't be had from weeks. */
export const LOOKS_FILE = 'looks.csv';

const HEADER = 'day,study,version,table,counted,where,n\n';

/** Notes that an evaluator looked, with the cumulative counts behind every figure that was shown. */
export function logLook(
  folder: string,
  { plan, version }: RegisteredPlan,
  summary: Summary,
  now: Date,
): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOOKS_FILE);
  // A day and no finer: counts that lie minutes apart would point to who came in between.
  const day = now.toISOString().slice(0, 10);
  const rows = summary.tables.flatMap(({ id, numbers }) =>
    numbers.map(({ table, where, n }) =>
      [day, plan.id, version, id, table, describeWhere(where), n].join(','),
    ),
  );
  const nothing = [day, plan.id, version, 'nothing-shown', '', '', ''].join(',');
  const text = `${(rows.length > 0 ? rows : [nothing]).join('\n')}\n`;
  appendFileSync(file, existsSync(file) ? text : HEADER + text);
}

/** Which cells were added up, without a comma: such as `arm=control answer=4|5`. */
const describeWhere = (where: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(where)
    .map(([property, values]) => `${property}=${[values].flat().join('|')}`)
    .join(' ');
