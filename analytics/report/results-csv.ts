import { RESULT_COLUMNS } from './open-data/result-columns.ts';
import {
  accountRows,
  alarmRows,
  checkRows,
  courseRows,
  planRows,
  reachRows,
  resultRows,
  verdictRows,
} from './open-data/result-rows.ts';
import type { Said } from './open-data/result-rows.ts';
import { writeCsv } from './open-data/table.ts';
import type { Table } from './open-data/table.ts';
import type { Result, Summary } from './schema.ts';

/** Every result of a summary in the order of the page. */
export const resultsOf = (summary: Summary): Result[] => [
  summary.primary,
  summary.keySecondary,
  ...summary.arms,
  ...summary.secondary,
  ...summary.reading,
  ...summary.description,
];

const SECTIONS = [
  ['primary', ({ primary }: Summary) => [primary]],
  ['key-secondary', ({ keySecondary }: Summary) => [keySecondary]],
  ['arm', ({ arms }: Summary) => arms],
  ['secondary', ({ secondary }: Summary) => secondary],
  ['reading', ({ reading }: Summary) => reading],
  ['description', ({ description }: Summary) => description],
] as const;

/** All that a summary says as one table: verdict, checks, alarm, account, results with their groups, reach. */
export function resultsTable(summary: Summary): Table<typeof RESULT_COLUMNS> {
  const of = (section: string, result: string, rows: readonly Said[]) =>
    rows.map((row) => ({ ...row, section, result, simulated: summary.simulated !== undefined }));
  return {
    columns: RESULT_COLUMNS,
    rows: [
      ...of('verdict', 'verdict', verdictRows(summary)),
      ...of('plan', 'plan', planRows(summary)),
      ...summary.health.flatMap((check) => of('health', check.id, checkRows(check))),
      ...of('alarm', 'alarm', alarmRows(summary.alarm)),
      ...of('account', 'account', accountRows(summary)),
      ...of('course', summary.primary.id, courseRows(summary)),
      ...SECTIONS.flatMap(([section, results]) =>
        results(summary).flatMap((result) => of(section, result.id, resultRows(result))),
      ),
      ...summary.reach.flatMap((reach) => of('reach', reach.id, reachRows(reach))),
    ],
  };
}

/** Writes all that a summary says as CSV (RFC 4180). */
export const writeResultsCsv = (summary: Summary): string => writeCsv(resultsTable(summary));
