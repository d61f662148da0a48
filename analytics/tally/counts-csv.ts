import { COUNT_COLUMNS, countSchema } from './count.ts';
import type { Count } from './count.ts';

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

/**
 * Reads an export of counts back.
 *
 * @throws CountsCsvError naming the line, the field, what was found and what is expected
 */
export function readCountsCsv(text: string): Count[] {
  const [header = '', ...lines] = text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');
  if (header !== COUNT_COLUMNS.join(',')) {
    throw new CountsCsvError(
      `line 1: found "${header.slice(0, 80)}", expected ${COUNT_COLUMNS.join(',')}`,
    );
  }
  return lines.map((line, index) => {
    const fields = line.split(',');
    if (fields.length !== COUNT_COLUMNS.length) {
      throw new CountsCsvError(
        `line ${index + 2}: found ${fields.length} fields, expected ${COUNT_COLUMNS.length}`,
      );
    }
    const row = Object.fromEntries(COUNT_COLUMNS.map((column, place) => [column, fields[place]]));
    const n = /^\d+$/.test(row.n ?? '') ? Number(row.n) : row.n;
    const result = countSchema.safeParse({ ...row, n });
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new CountsCsvError(`line ${index + 2} ${issue?.path.join('.')}: ${issue?.message}`);
  });
}
