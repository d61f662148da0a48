import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recompute } from '../../../analytics/report/recompute.ts';
import { summarySchema } from '../../../analytics/report/schema.ts';
import type { Finding, Result, Sample, Summary } from '../../../analytics/report/schema.ts';
import { loadSheetFonts } from './sheet-fonts.ts';
import { dataFolder } from './data-folder.ts';
import { sheetPdf } from './make-open-data.ts';
import { campaignOfFew, campaigns } from './campaigns-fixture.ts';
import { pdfText, readCsv, readSpreadsheet, strangeNumbers, OWN_NUMBERS } from './read-back.ts';

const PLACE = { site: 'https://example.org', folder: '/effect/invisible-bill/data/' };
const fonts = await loadSheetFonts();

/** The numbers that the JSON has of each result, check and alarm: what every table must have of it. */
function numbersByResult(summary: Summary): Map<string, number[]> {
  const all = new Map<string, number[]>();
  const add = (key: string, numbers: readonly (number | undefined | null)[]) => {
    const known = numbers.filter((number) => typeof number === 'number');
    all.set(key, [...(all.get(key) ?? []), ...known]);
  };
  const sizes = (samples: readonly Sample[]) => samples.flatMap(({ n, cases }) => [n, cases]);
  const total = (samples: readonly Sample[]) => samples.reduce((sum, { n }) => sum + n, 0);
  const ofFinding = (finding: Finding): (number | undefined)[] => {
    if (finding.kind === 'withheld') return [];
    const n = total(finding.samples);
    const groups = sizes(finding.samples);
    if (finding.kind === 'count') return [finding.value, n, ...groups];
    if (finding.kind === 'bounds') {
      const { low, high, level } = finding.interval;
      return [finding.low, finding.high, n, low, high, level, n, ...groups];
    }
    return [
      ...finding.intervals.flatMap(({ low, high, level }) => [
        finding.estimate,
        low,
        high,
        level,
        n,
        finding.p?.value,
      ]),
      ...groups,
    ];
  };
  const results: Result[] = [
    summary.primary,
    summary.keySecondary,
    ...summary.arms,
    ...summary.secondary,
    ...summary.reading,
    ...summary.description,
  ];
  for (const { id, finding } of results) add(`result ${id}`, ofFinding(finding));
  for (const { id, samples } of summary.health) add(`health ${id}`, sizes(samples));
  for (const { upper, level, samples } of summary.alarm.bounds)
    add('alarm alarm', [upper, level, total(samples), ...sizes(samples)]);
  const { verdict, planned, account } = summary;
  add('verdict verdict', [verdict.n, verdict.visitsNeeded, verdict.daysNeeded]);
  if (verdict.decides) {
    const { low, high, level } = verdict.decides;
    add('verdict verdict', [low, high, level, verdict.n]);
  }
  add('plan plan', Object.values(planned));
  add('account account', [account.costInEuros]);
  for (const { n, costEachInEuros } of account.lines) add('account account', [n, costEachInEuros]);
  for (const { estimate, low, high, level, n } of summary.course)
    add(`course ${summary.primary.id}`, [estimate, low, high, level, n]);
  for (const { id, rows } of summary.reach)
    for (const { n, costInEuros, looks = [] } of rows)
      add(`reach ${id}`, [n, costInEuros, ...looks.map((look) => look.n)]);
  return all;
}

const COLUMNS = ['estimate', 'low', 'high', 'level', 'n', 'cases', 'p'] as const;
const RESULTS = ['primary', 'key-secondary', 'arm', 'secondary', 'reading', 'description'];

/** The same of a table that was read back. */
function numbersByRow(rows: readonly Record<string, string>[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const row of rows) {
    const section = RESULTS.includes(row.section ?? '') ? 'result' : row.section;
    const key = `${section} ${row.result}`;
    const numbers = COLUMNS.map((column) => row[column] ?? '').filter((cell) => cell !== '');
    all.set(key, [...(all.get(key) ?? []), ...numbers.map(Number)]);
  }
  return all;
}

const sorted = (numbers: ReadonlyMap<string, number[]>) =>
  [...numbers]
    .filter(([, each]) => each.length > 0)
    .map(([key, each]) => [key, each.toSorted((one, other) => one - other)])
    .sort();

const signed = (value: number, digits: number): string => {
  const text = Math.abs(value).toLocaleString('nl-NL', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  if (Number(Math.abs(value).toFixed(digits)) === 0) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`;
};

describe('every number is the same in every form', () => {
  for (const [name, { registered, summary }] of Object.entries(campaigns())) {
    it(`of a campaign: ${name}`, async () => {
      const [nl, en] = [
        await sheetPdf(summary, PLACE, fonts, 'nl'),
        await sheetPdf(summary, PLACE, fonts, 'en'),
      ];
      const files = dataFolder(summary, PLACE, { nl, en });
      const file = (ending: string) => files.get(ending) ?? assert.fail(`${ending} is there`);
      const text = (ending: string) => Buffer.from(file(ending)).toString('utf8');

      const json = summarySchema.parse(JSON.parse(text('invisible-bill.json')));
      assert.deepEqual(json, summary);

      const csv = readCsv(file('invisible-bill.csv'));
      assert.deepEqual(sorted(numbersByRow(csv)), sorted(numbersByResult(json)), 'CSV');

      const dutch = readCsv(file('invisible-bill-nl.csv'), ';');
      const tabs = readSpreadsheet(file('invisible-bill.ods'));
      const ods = tabs.get('Uitkomsten') ?? [];
      assert.equal(dutch.length, csv.length);
      assert.equal(ods.length, csv.length);
      const HEADINGS = [
        'Schatting',
        'Ondergrens',
        'Bovengrens',
        'Betrouwbaarheid',
        'n',
        'Gevallen',
        'p',
      ];
      csv.forEach((row, place) => {
        HEADINGS.forEach((heading, column) => {
          const cell = row[COLUMNS[column] ?? 'n'] ?? '';
          const expected = cell === '' ? '' : Number(cell);
          assert.strictEqual(ods[place]?.[heading], expected, `ODS, row ${place}, ${heading}`);
          assert.equal((dutch[place]?.[heading] ?? '').replace(',', '.'), cell, 'Dutch CSV');
        });
      });

      const released =
        json.releases.length > 0 ? json.releases.flatMap(({ tables }) => tables) : json.tables;
      const numbers = released.flatMap((table) => table.numbers.map(({ n }) => n));
      const counts = readCsv(file('invisible-bill-counts.csv')).map(({ n }) => Number(n));
      assert.deepEqual(counts, numbers, 'counts');
      assert.deepEqual(
        tabs.get('Tellingen')?.map((row) => row['Aantal']),
        numbers,
        'ODS counts',
      );

      const sheet = await pdfText(nl);
      for (const each of ['kamerbrief.md', 'kamerbrief.txt']) {
        const letter = text(each).replace(/\s+/g, ' ').replaceAll('‘', '“').replaceAll('’', '”');
        assert.deepEqual(strangeNumbers(letter, json, OWN_NUMBERS), [], each);
        assertShown(letter, json.primary, each);
      }
      assert.deepEqual(strangeNumbers(sheet, json, OWN_NUMBERS), [], 'PDF');
      for (const result of [json.primary, json.keySecondary, ...json.secondary])
        assertShown(sheet, result, 'PDF');
      assert.equal(/GESIMULEERD/.test(sheet), json.simulated !== undefined);

      for (const { id, agrees, published, recomputed } of recompute(registered, json))
        assert.ok(agrees, `${id}: ${published}, recomputed ${recomputed}`);
    });
  }
});

it('a number that is not in the JSON is seen', () => {
  const { summary } = campaignOfFew();
  assert.deepEqual(strangeNumbers('n = 4.000, en 12,4%', summary, OWN_NUMBERS), ['12,4']);
});

/** A figure is printed with its interval beside it. */
function assertShown(text: string, { id, finding }: Result, where: string): void {
  if (finding.kind === 'withheld') return;
  const [interval] =
    finding.kind === 'figure'
      ? finding.intervals
      : finding.kind === 'bounds'
        ? [finding.interval]
        : [];
  assert.ok(interval, id);
  const points = finding.unit === 'share-difference';
  const say = (value: number) => (points ? signed(100 * value, 1) : signed(value, 2));
  assert.ok(text.includes(`${say(interval.low)} tot ${say(interval.high)}`), `${where}: ${id}`);
  if (finding.kind === 'figure') assert.ok(text.includes(say(finding.estimate)), `${where}: ${id}`);
}
