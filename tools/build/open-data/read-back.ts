import { read, utils } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Summary } from '../../../analytics/report/schema.ts';

/** A cell as another program reads it. */
export type Cell = string | number | boolean;
/** A row by its headings; an empty cell is an empty text. */
export type ReadRow = Readonly<Record<string, Cell>>;

const rowsIn = (sheet: WorkSheet | undefined): ReadRow[] =>
  sheet ? utils.sheet_to_json<Record<string, Cell>>(sheet, { defval: '', raw: true }) : [];

/** The tabs of a spreadsheet, by a library that isn't ours: a number comes back as a number. */
export function readSpreadsheet(content: Uint8Array): ReadonlyMap<string, ReadRow[]> {
  const book = read(content, { type: 'array', cellDates: false });
  return new Map(book.SheetNames.map((name) => [name, rowsIn(book.Sheets[name])]));
}

/** The rows of a CSV, every cell a text as it is written. */
export function readCsv(content: Uint8Array, delimiter = ','): Record<string, string>[] {
  const text = Buffer.from(content)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const book = read(text, { type: 'string', raw: true, FS: delimiter });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet
    ? utils.sheet_to_json<Record<string, string>>(sheet, { defval: '', raw: false })
    : [];
}

/** The text of a PDF, by Mozilla's reader, with each stretch of white space as one space. */
export async function pdfText(content: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(content)), {
    mergePages: true,
  });
  return text.replace(/\s+/g, ' ');
}

/** Every number in a JSON value, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Every text in a JSON value, longest first, so that a part of one doesn't take it apart. */
export function textsIn(value: unknown): string[] {
  const texts = (each: unknown): string[] => {
    if (typeof each === 'string') return [each];
    if (typeof each !== 'object' || each === null) return [];
    return Object.values(each).flatMap(texts);
  };
  return [...new Set(texts(value))].sort((one, other) => other.length - one.length);
}

const fixed = (value: number, digits: number, most = digits): string =>
  value.toLocaleString('nl-NL', { minimumFractionDigits: digits, maximumFractionDigits: most });

/** The ways in which a number of the JSON may be printed in Dutch: a count, a percentage, a level, cents. */
export const printed = (value: number): string[] => {
  const size = Math.abs(value);
  return [fixed(size, 0), fixed(100 * size, 1), fixed(100 * size, 0, 2), fixed(size, 2)];
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const inDutch = (day: string): string =>
  new Date(day).toLocaleDateString('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

/** Numbers of our own words: pages, methods, the months of RE-AIM, and days as they are written out. */
export const OWN_NUMBERS: readonly string[] = [
  ...Array.from({ length: 40 }, (_, place) => `[${place + 1}]`),
  ...['1.', '2.', '3.', '4.', '5.'].map((label) => ` ${label} `),
  '1/2 ·',
  '2/2 ·',
  'RE-AIM',
];

/** Numbers in a text that aren't in the JSON: what is left when its own texts are taken out. */
export function strangeNumbers(text: string, summary: Summary, own: readonly string[]): string[] {
  const known = new Set(numbersIn(summary).flatMap(printed));
  const days = textsIn(summary)
    .filter((each) => DAY.test(each))
    .map(inDutch);
  const rest = [...own, ...days, ...textsIn(summary)]
    // A code of a single answer, such as 4, is no text of its own.
    .filter((each) => /\d/.test(each) && (each.length > 6 || own.includes(each)))
    .reduce((left, each) => left.replaceAll(each.replace(/\s+/g, ' '), ' '), text);
  return (rest.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []).filter((number) => !known.has(number));
}

/** A value of unknown shape, one level in. */
export const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
export const listAt = (value: unknown, key: string): unknown[] => {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
};
