import { read, utils } from '@e965/xlsx';

/** The rows of a CSV by its headings, read by a spreadsheet library that isn't ours; every cell a text. */
export function csvRows(text: string, delimiter = ','): Record<string, string>[] {
  const book = read(text, { type: 'string', raw: true, FS: delimiter });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json(sheet, { defval: '', raw: false }) : [];
}
