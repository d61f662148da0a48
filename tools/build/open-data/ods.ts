import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { inDutch } from '../../../analytics/report/open-data/table.ts';
import type { Table } from '../../../analytics/report/open-data/table.ts';
import { NO_DAY } from '../no-day.ts';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const VERSION = '1.3';

const NAMESPACES = Object.entries({
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  number: 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
})
  .map(([name, address]) => ` xmlns:${name}="${address}"`)
  .join('');

/** A tab of the spreadsheet: its name, sentences above nothing else, or a table. */
export type Tab = { readonly name: string } & (
  { readonly lines: readonly string[] } | { readonly table: Table }
);

/**
 * Tabs as an OpenDocument spreadsheet (ODF 1.3, part 3): numbers are numbers and days are days, in
 * whatever language it is opened; headings are in Dutch. The same tabs give the same bytes.
 */
export function writeOds(title: string, day: string, tabs: readonly Tab[]): Uint8Array {
  const files: Record<string, string> = {
    'content.xml': contentOf(tabs),
    'styles.xml': `${HEAD}<office:document-styles${NAMESPACES} office:version="${VERSION}"><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="nl" fo:country="NL"/></style:default-style></office:styles></office:document-styles>`,
    'meta.xml': `${HEAD}<office:document-meta${NAMESPACES} office:version="${VERSION}"><office:meta><dc:title>${escape(title)}</dc:title><dc:language>nl-NL</dc:language><meta:creation-date>${day}T00:00:00</meta:creation-date></office:meta></office:document-meta>`,
  };
  const manifest = Object.keys(files)
    .map(
      (name) =>
        `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`,
    )
    .join('');
  files['META-INF/manifest.xml'] =
    `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="${VERSION}"><manifest:file-entry manifest:full-path="/" manifest:version="${VERSION}" manifest:media-type="${TYPE}"/>${manifest}</manifest:manifest>`;
  // The type comes first and as it is: programs look for it at a fixed place (ODF 1.3, part 2, 3.3).
  const entries: [string, Zippable[string]][] = [
    ['mimetype', [strToU8(TYPE), { level: 0, mtime: NO_DAY }]],
    ...Object.entries(files).map(([name, text]): [string, Zippable[string]] => [
      name,
      [strToU8(text), { level: 9, mtime: NO_DAY }],
    ]),
  ];
  return zipSync(Object.fromEntries(entries));
}

const contentOf = (tabs: readonly Tab[]): string =>
  [
    `${HEAD}<office:document-content${NAMESPACES} office:version="${VERSION}">`,
    '<office:automatic-styles>',
    '<number:date-style style:name="day" number:language="nl" number:country="NL"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>',
    '<style:style style:name="days" style:family="table-cell" style:data-style-name="day"/>',
    '<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>',
    '</office:automatic-styles>',
    '<office:body><office:spreadsheet>',
    ...tabs.map(tabOf),
    '</office:spreadsheet></office:body></office:document-content>',
  ].join('');

function tabOf(tab: Tab): string {
  const rows =
    'lines' in tab
      ? tab.lines.map((line) => rowOf([stringCell(line)]))
      : rowsOf(inDutch(tab.table));
  return `<table:table table:name="${escape(tab.name)}">${rows.join('')}</table:table>`;
}

function rowsOf({ columns, rows }: Table): string[] {
  const entries = Object.entries(columns);
  const headings = rowOf(entries.map(([, { nl }]) => stringCell(nl, 'heading')));
  return [
    `<table:table-header-rows>${headings}</table:table-header-rows>`,
    ...rows.map((row) =>
      rowOf(entries.map(([name, { type }]) => cellOf(row[name], type === 'date'))),
    ),
  ];
}

const rowOf = (cells: readonly string[]): string =>
  `<table:table-row>${cells.join('')}</table:table-row>`;

function cellOf(value: string | number | boolean | undefined, isDay: boolean): string {
  if (value === undefined) return '<table:table-cell/>';
  if (typeof value === 'number')
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${String(value).replace('.', ',')}</text:p></table:table-cell>`;
  if (typeof value === 'boolean')
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${value}"><text:p>${value ? 'WAAR' : 'ONWAAR'}</text:p></table:table-cell>`;
  return isDay
    ? `<table:table-cell table:style-name="days" office:value-type="date" office:date-value="${value}"><text:p>${value}</text:p></table:table-cell>`
    : stringCell(value);
}

const stringCell = (text: string, style?: string): string =>
  `<table:table-cell${style ? ` table:style-name="${style}"` : ''} office:value-type="string"><text:p>${escape(text)}</text:p></table:table-cell>`;

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What XML 1.0 has no place for.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
