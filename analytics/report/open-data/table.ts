import type { Language } from '../../plan/text.ts';

/** What a cell may hold; a date is written YYYY-MM-DD. */
export type ColumnType = 'string' | 'number' | 'integer' | 'boolean' | 'date';

/** A column with its heading in each language and what its values mean. */
export type Column = Readonly<Record<Language, string>> & {
  readonly type: ColumnType;
  readonly means: string;
};
export type Columns = Readonly<Record<string, Column>>;

type Value<T extends ColumnType> = T extends 'boolean'
  ? boolean
  : T extends 'number' | 'integer'
    ? number
    : string;

/** A row; a cell that isn't there is empty. */
export type Row<C extends Columns> = { readonly [Name in keyof C]?: Value<C[Name]['type']> };

/** Rows under typed columns: every form of the data is written from one of these. */
export type Table<C extends Columns = Columns> = {
  readonly columns: C;
  readonly rows: readonly Row<C>[];
};

/** Columns whose types are known to whoever fills them. */
export const columnsOf = <const C extends Columns>(columns: C): C => columns;

/** How a table is written down: what stands between cells, in numbers, and above. */
type Form = {
  readonly delimiter: string;
  readonly decimal: string;
  readonly heading: (name: string, column: Column) => string;
  readonly truth: Readonly<Record<'true' | 'false', string>>;
};

const STANDARD: Form = {
  delimiter: ',',
  decimal: '.',
  heading: (name) => name,
  truth: { true: 'true', false: 'false' },
};

/** As a spreadsheet in the Netherlands expects it: semicolons, decimal commas, headings in Dutch. */
const DUTCH: Form = {
  delimiter: ';',
  decimal: ',',
  heading: (_, column) => column.nl,
  truth: { true: 'ja', false: 'nee' },
};

/** A byte order mark, without which Excel takes UTF-8 for something else. */
const MARK = '\uFEFF';

/** A table as CSV (RFC 4180). */
export const writeCsv = (table: Table): string => write(table, STANDARD);

/** The columns that a Dutch reader needs: what is said in two languages, in Dutch alone. */
export const inDutch = ({ columns, rows }: Table): Table => ({
  columns: Object.fromEntries(Object.entries(columns).filter(([name]) => !name.endsWith('_en'))),
  rows,
});

/** A table as CSV that opens right in a Dutch spreadsheet. */
export const writeDutchCsv = (table: Table): string => MARK + write(inDutch(table), DUTCH);

function write({ columns, rows }: Table, form: Form): string {
  const entries = Object.entries(columns);
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => quote(cell, form.delimiter)).join(form.delimiter)}\r\n`;
  return [
    line(entries.map(([name, column]) => form.heading(name, column))),
    ...rows.map((row) => line(entries.map(([name]) => cellOf(row[name], form)))),
  ].join('');
}

function cellOf(value: string | number | boolean | undefined, form: Form): string {
  if (typeof value === 'number') return String(value).replace('.', form.decimal);
  if (typeof value === 'boolean') return form.truth[value ? 'true' : 'false'];
  return value ?? '';
}

const quote = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
