import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EstimationError } from '../estimate/estimation-error.ts';
import { symmetricInterval } from '../estimate/interval.ts';
import type { Interval } from '../estimate/interval.ts';
import { cell } from '../estimate/numeric/matrix.ts';
import type { Matrix } from '../estimate/numeric/matrix.ts';
import { effectAt, segmentedRegression } from '../estimate/segmented-regression.ts';
import { studentCriticalValue } from '../estimate/numeric/student.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';

const USAGE = `Usage: npm run measure -- trend FILE.csv --start YYYY-MM-DD [--lag N]
  FILE.csv  a header, then date,value and, if there are any, control series, at equal distances in time
  --start   the first day of the campaign
  --lag     points over which errors hang together, for the sensitivity (default 3)`;

const LEAST_BEFORE = 12;
const LEAST_AFTER = 3;
const LEVEL = 0.95;

const WASTE_WATER =
  'Waste water that is measured one week a year cannot show this campaign: with twelve yearly points before and two after, only a change of about 62% could be told from chance. Use it as a picture of the context.';

const rowSchema = z.object({ date: z.iso.date(), values: z.array(z.number()).min(1) });
type Row = z.infer<typeof rowSchema>;

/** `measure trend`: an outside series before and after the start of the campaign (M10). */
export const trendCommand: Command = {
  summary: 'FILE.csv --start DATE: an outside series before and after the start',
  run(words) {
    const given = readFlags(words, ['start', 'lag'], USAGE);
    const [file] = given.plain;
    const { start } = given.flags;
    if (!file || !z.iso.date().safeParse(start).success || start === undefined)
      throw new UsageError(USAGE);
    const rows = readSeries(file);
    const lag = numberFlag(given, 'lag', 3, { least: 0, most: rows.length - 1, whole: true });
    try {
      for (const line of describeTrend(rows, start, lag)) console.log(line);
    } catch (error) {
      throw error instanceof EstimationError ? new UsageError(`${file}: ${error.message}`) : error;
    }
  },
};

/** Reads the series; every fault names its line, its field, what was found and what is expected. */
export function readSeries(file: string): Row[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',').length;
  if (!/^date,/i.test(header) || columns < 2)
    throw new UsageError(
      `${file}:1: found "${header.slice(0, 60)}", expected a header that starts with date,value`,
    );
  const rows = lines.map((line, index) => {
    const fields = line.split(',');
    const where = `${file}:${index + 2}`;
    if (fields.length !== columns)
      throw new UsageError(`${where}: found ${fields.length} fields, expected ${columns}`);
    const [date, ...values] = fields;
    const numbers = values.map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
    const result = rowSchema.safeParse({ date, values: numbers });
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new UsageError(
      `${where}: ${issue?.path.join('.')}: found "${line.slice(0, 60)}", ${issue?.message}`,
    );
  });
  rows.slice(1).forEach(({ date }, index) => {
    if (date <= (rows[index]?.date ?? ''))
      throw new UsageError(
        `${file}:${index + 3}: date: found ${date}, expected a day after ${rows[index]?.date}`,
      );
  });
  return rows;
}

function describeTrend(rows: readonly Row[], start: string, lag: number): string[] {
  const before = rows.filter(({ date }) => date < start).length;
  const after = rows.length - before;
  if (before < LEAST_BEFORE || after < LEAST_AFTER)
    throw new EstimationError(
      'points',
      `${before} before ${start} and ${after} from then on`,
      `at least ${LEAST_BEFORE} before and ${LEAST_AFTER} after`,
    );
  const values = rows.map((row) => row.values[0] ?? Number.NaN);
  const controls = (rows[0]?.values ?? [])
    .slice(1)
    .map((_, place) => rows.map((row) => row.values[place + 1] ?? Number.NaN));
  const fit = segmentedRegression({ values, start: before + 1, controls }, lag);
  const critical = studentCriticalValue(LEVEL, fit.ordinary.df);
  const show = (name: string, coefficients: readonly number[], covariance: Matrix): string[] => {
    const interval = (value: number, error: number): string =>
      format(value, symmetricInterval(value, critical * error, LEVEL));
    const end = effectAt(coefficients, covariance, after - 1);
    return [
      `${name}:`,
      `  change in level at the start: ${interval(coefficients[2] ?? Number.NaN, Math.sqrt(cell(covariance, 2, 2)))}`,
      `  change in slope a point:      ${interval(coefficients[3] ?? Number.NaN, Math.sqrt(cell(covariance, 3, 3)))}`,
      `  effect at the last point:     ${interval(end.estimate, end.standardError)}`,
    ];
  };
  const { praisWinsten, neweyWest, ordinary } = fit;
  return [
    `${rows.length} points, ${before} before ${start} and ${after} from then on; ${controls.length} control series; 95% intervals, t with ${ordinary.df} degrees of freedom`,
    ...show(
      `Estimate (Prais-Winsten, rho = ${praisWinsten.rho.toFixed(3)})`,
      praisWinsten.coefficients,
      praisWinsten.covariance,
    ),
    ...show(
      `Sensitivity (least squares with Newey-West errors, lag ${lag})`,
      ordinary.coefficients,
      neweyWest.adjusted,
    ),
    'This is no randomised comparison: whatever else changed at the start is in these numbers too.',
    WASTE_WATER,
  ];
}

const format = (value: number, { lower, upper }: Interval): string =>
  `${value.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`;
