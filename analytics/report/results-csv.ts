import type { Result, Summary } from './schema.ts';

/** The columns of the published table, each with its meaning; the CSVW metadata says the same. */
export const RESULT_COLUMNS = [
  { name: 'result', title: 'Name of the result' },
  { name: 'estimand', title: 'What is estimated' },
  { name: 'unit', title: 'Unit of the numbers' },
  { name: 'estimate', title: 'Estimate; empty where only bounds are shown or it is withheld' },
  { name: 'low', title: 'Lower bound' },
  { name: 'high', title: 'Upper bound' },
  { name: 'level', title: 'Nominal coverage of the interval' },
  { name: 'n', title: 'Visits in all groups together' },
  { name: 'method', title: 'Method of the interval or bounds' },
  { name: 'source', title: 'Paper the method is from' },
  { name: 'withheld', title: 'Why no number is shown' },
  { name: 'simulated', title: 'Whether the counts are simulated' },
] as const;

type Row = Partial<Record<(typeof RESULT_COLUMNS)[number]['name'], string | number>>;

/** Every result of a summary in the order of the page. */
export const resultsOf = (summary: Summary): Result[] => [
  summary.primary,
  summary.keySecondary,
  ...summary.arms,
  ...summary.secondary,
  ...summary.reading,
  ...summary.description,
];

/** Writes the results of a summary as CSV (RFC 4180), a row for each interval. */
export function writeResultsCsv(summary: Summary): string {
  const simulated = summary.simulated ? 'yes' : 'no';
  const rows = resultsOf(summary).flatMap((result) =>
    rowsOf(result).map((row) => ({
      ...row,
      result: result.id,
      estimand: result.estimand.en,
      simulated,
    })),
  );
  const lines = rows.map((row: Row) =>
    RESULT_COLUMNS.map(({ name }) => quote(String(row[name] ?? ''))).join(','),
  );
  return [RESULT_COLUMNS.map(({ name }) => name).join(','), ...lines]
    .map((line) => `${line}\r\n`)
    .join('');
}

function rowsOf({ finding }: Result): Row[] {
  if (finding.kind === 'withheld')
    return [{ withheld: finding.reasons.map(({ en }) => en).join(' ') }];
  const n = finding.samples.reduce((sum, sample) => sum + sample.n, 0);
  const shared = { unit: finding.unit, n };
  if (finding.kind === 'figure') {
    return finding.intervals.map(({ low, high, level, method, source }) => ({
      ...shared,
      estimate: finding.estimate,
      low,
      high,
      level,
      method: method.en,
      source,
    }));
  }
  const { method, source } = finding;
  const described = { ...shared, method: method.en, source };
  return finding.kind === 'bounds'
    ? [
        { ...described, low: finding.low, high: finding.high },
        {
          ...shared,
          low: finding.interval.low,
          high: finding.interval.high,
          level: finding.interval.level,
          method: finding.interval.method.en,
          source: finding.interval.source,
        },
      ]
    : [{ ...described, estimate: finding.value }];
}

const quote = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

/** The metadata that tells readers of the CSV what each column means (CSV on the Web, W3C 2015). */
export const resultsMetadata = (summary: Summary) => ({
  '@context': 'http://www.w3.org/ns/csvw',
  url: `${summary.file}.csv`,
  'dc:title': summary.title.en,
  'dc:issued': summary.released,
  'dc:description': summary.simulated ? 'Simulated: no people were counted' : 'Published results',
  tableSchema: {
    columns: RESULT_COLUMNS.map(({ name, title }) => ({
      name,
      titles: name,
      'dc:description': title,
    })),
  },
});
