import { COUNT_COLUMNS, countSchema } from './count.ts';
import type { Count } from './count.ts';
import { isRealWeek } from './iso-week.ts';

/** Writes counts as CSV (RFC 4180); no name holds a comma or a quote, so none needs quoting. */
export const writeCountsCsv = (counts: readonly Count[]): string =>
  [
    COUNT_COLUMNS.join(','),
    ...counts.map((count) => COUNT_COLUMNS.map((column) => count[column]).join(',')),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** Thrown when CSV isn't an export of counts. */
export class CountsCsvError extends Error {
  override name = 'CountsCsvError';
}

/** More than a cell can hold of one week; sums of many such counts are still whole numbers. */
const MOST = 1_000_000_000;

/**
 * Reads an export of counts back.
 *
 * @throws CountsCsvError naming the line, the field, what was found and what is expected
 */
export function readCountsCsv(text: string): Count[] {
  const [header = [], ...lines] = readRows(text.replace(/^\ufeff/, ''));
  if (header.join(',') !== COUNT_COLUMNS.join(',')) {
    throw new CountsCsvError(
      `line 1: found "${header.join(',').slice(0, 80)}", expected ${COUNT_COLUMNS.join(',')}`,
    );
  }
  return lines.map((fields, index) => {
    if (fields.length !== COUNT_COLUMNS.length) {
      throw new CountsCsvError(
        `line ${index + 2}: found ${fields.length} fields, expected ${COUNT_COLUMNS.length}`,
      );
    }
    const row = Object.fromEntries(COUNT_COLUMNS.map((column, place) => [column, fields[place]]));
    const n = /^\d+$/.test(row.n ?? '') ? Number(row.n) : Number.NaN;
    if (!(n <= MOST))
      throw new CountsCsvError(
        `line ${index + 2} n: found "${row.n?.slice(0, 40)}", expected a whole number from 0 to ${MOST}`,
      );
    const result = countSchema.safeParse({ ...row, n });
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new CountsCsvError(`line ${index + 2} ${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { period } = result.data;
    if (!isRealWeek(period))
      throw new CountsCsvError(
        `line ${index + 2} period: found ${period}, expected a week that the calendar has`,
      );
    return result.data;
  });
}

/** Splits lines, ended in either way, into fields, quoted or not; no field of ours holds a line break. */
const readRows = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) =>
      Array.from(
        line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g),
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
