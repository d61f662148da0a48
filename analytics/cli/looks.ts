import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RegisteredPlan } from '../plan/read.ts';
import type { ReleasedTable } from '../report/counted.ts';
import { lookedAt } from '../report/looked-at.ts';
import { RELEASED } from '../report/released-tables.ts';
import type { Summary } from '../report/schema.ts';
import { summarise } from '../report/summary.ts';
import type { Count } from '../tally/count.ts';

/**
 * Where every look lies, oldest first: the path of a confidence sequence can't be had from weeks. By day
 * and no finer: counts that lie minutes apart would point to who came in between.
 */
export const LOOKS_FILE = 'looks.csv';

const HEADER = 'day,study,version,table,counted,where,n\n';

/**
 * What everything that was counted says, for evaluators: it is a look, and every look is logged.
 *
 * @param day today, YYYY-MM-DD
 */
export function takeLook(
  folder: string,
  registered: RegisteredPlan,
  counts: readonly Count[],
  day: string,
): Summary {
  const summary = summarise({ registered, counts, audience: 'evaluators', released: day });
  logLook(folder, registered, summary, day);
  const days = new Set(readLooks(folder, registered).map((row) => row.day));
  // Looks after the one that decided never touch the verdict.
  const { decidedOn = day } = summary.verdict;
  const before = [...days].filter((each) => each <= decidedOn);
  return { ...summary, looks: lookedAt(registered.plan, before.length) };
}

/** Notes that an evaluator looked, with the cumulative counts behind every figure that was shown. */
function logLook(
  folder: string,
  { plan, version }: RegisteredPlan,
  summary: Summary,
  day: string,
): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOOKS_FILE);
  const rows = summary.tables.flatMap(({ id, numbers }) =>
    numbers.map(({ table, where, n }) =>
      [day, plan.id, version, id, table, describeWhere(where), n].join(','),
    ),
  );
  const nothing = [day, plan.id, version, 'nothing-shown', '', '', ''].join(',');
  const text = `${(rows.length > 0 ? rows : [nothing]).join('\n')}\n`;
  appendFileSync(file, existsSync(file) ? text : HEADER + text);
}

/** A log of years is read at each look, so a line is held to one expression, and taken apart after. */
const linesSchema = z.array(z.string().regex(/^\d{4}-[01]\d-[0-3]\d(?:,[^,]*){5},\d*$/));

/** One number that was seen on a day; without a name where nothing was shown. */
export type LookRow = {
  readonly day: string;
  readonly table: string;
  readonly counted: string;
  readonly where: string;
  readonly n: number;
};

/**
 * What was seen of a version of a study, oldest first.
 *
 * @throws Error that names file and line of what isn't a look
 */
export function readLooks(folder: string, { plan, version }: RegisteredPlan): LookRow[] {
  const file = join(folder, LOOKS_FILE);
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const result = linesSchema.safeParse(lines);
  if (!result.success) {
    const place = Number(result.error.issues[0]?.path[0] ?? 0);
    throw new Error(
      `${file}:${place + 2}: found "${lines[place]?.slice(0, 80)}", expected ${HEADER.trim()}: put the line right, or take it away.`,
    );
  }
  return result.data.flatMap((line) => {
    const [day = '', study, of, table = '', counted = '', where = '', n = ''] = line.split(',');
    return study === plan.id && of === version
      ? [{ day, table, counted, where, n: Number(n) }]
      : [];
  });
}

/** The primary's counts as they were seen last on each day. */
export function seenTables(rows: readonly LookRow[]): ReleasedTable[] {
  const primary = rows.filter(({ table }) => table === RELEASED.primary);
  return [...Map.groupBy(primary, ({ day }) => day)].map(([until, numbers]) => {
    const last = new Map(numbers.map((row) => [`${row.counted} ${row.where}`, row]));
    return {
      id: RELEASED.primary,
      until,
      numbers: [...last.values()].map(({ counted, where, n }) => ({
        table: counted,
        where: readWhere(where),
        n,
      })),
    };
  });
}

/** The log of one study, in all its versions, as it was written. */
export function lookLines(folder: string, study: string): string {
  const file = join(folder, LOOKS_FILE);
  const [, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return (
    HEADER + lines.flatMap((line) => (line.split(',')[1] === study ? [`${line}\n`] : [])).join('')
  );
}

/** Takes what was seen of a study out of the log. */
export function forgetLooks(folder: string, study: string): void {
  const file = join(folder, LOOKS_FILE);
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.filter((line) => line.split(',')[1] !== study).join('\n'));
}

/** Which cells were added up, without a comma: such as `arm=control answer=4|5`. */
const describeWhere = (where: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(where)
    .map(([property, values]) => `${property}=${[values].flat().join('|')}`)
    .join(' ');

/** Takes such a description apart. */
const readWhere = (where: string): Record<string, string | string[]> =>
  Object.fromEntries(
    where
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => {
        const [property = '', values = ''] = part.split('=');
        return [property, values.includes('|') ? values.split('|') : values];
      }),
  );
