import { z } from 'zod';
import { EstimationError } from '../estimate/estimation-error.ts';
import { symmetricInterval } from '../estimate/interval.ts';
import type { Interval } from '../estimate/interval.ts';
import { cell } from '../estimate/numeric/matrix.ts';
import type { Matrix } from '../estimate/numeric/matrix.ts';
import type { SeriesRefusal } from '../estimate/autoregression.ts';
import { ENOUGH_POINTS, interruptedSeries } from '../estimate/interrupted-series.ts';
import type { GappedSeries } from '../estimate/interrupted-series.ts';
import { at } from '../estimate/numeric/numbers.ts';
import { leastSquares, neweyWest } from '../estimate/regression.ts';
import type { Fit } from '../estimate/regression.ts';
import { roundTo } from '../estimate/rounding.ts';
import { effectAt, segmentedDesign } from '../estimate/segmented-regression.ts';
import { studentCriticalValue } from '../estimate/numeric/student.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { numberFlag, readFlags } from './flags.ts';
import { readSeries } from './series-file.ts';
import type { OutsideSeries } from './series-file.ts';

const USAGE = `Usage: npm run measure -- trend FILE.csv --start YYYY-MM-DD [--lag N]
  FILE.csv  a header, then date,value and, if there are any, control series, at equal distances in time;
            a missing point is a missing row, or an empty value
  --start   the first day of the campaign
  --lag     points over which errors hang together, for the sensitivity (default 3)`;

const LEAST_BEFORE = 12;
const LEAST_AFTER = 8;
const LEVEL = 0.95;

const WASTE_WATER =
  'Waste water that is measured one week a year cannot show this campaign: with twelve yearly points before and two after, only a change of about 62% could be told from chance. Use it as a picture of the context.';

/** `measure trend`: an outside series before and after the start of the campaign (M10). */
export const trendCommand: Command = {
  summary: 'FILE.csv --start DATE: an outside series before and after the start',
  run(words) {
    const given = readFlags(words, ['start', 'lag'], USAGE);
    const [file] = given.plain;
    const { start } = given.flags;
    if (!file || !z.iso.date().safeParse(start).success || start === undefined)
      throw new UsageError(USAGE);
    const series = readSeries(file);
    const points = series.columns[0]?.length ?? 0;
    const lag = numberFlag(given, 'lag', 3, { least: 0, most: points - 1, whole: true });
    try {
      for (const line of describeTrend(series, start, lag)) console.log(line);
    } catch (error) {
      throw error instanceof EstimationError ? new UsageError(`${file}: ${error.message}`) : error;
    }
  },
};

function describeTrend(series: OutsideSeries, startDay: string, lag: number): string[] {
  const [values = [], ...controls] = series.columns;
  const before = series.before(startDay);
  const split = (from: number, to?: number) =>
    values.slice(from, to).filter((value) => value !== undefined).length;
  const seen = { before: split(0, before), after: split(before) };
  if (seen.before < LEAST_BEFORE || seen.after === 0)
    throw new EstimationError(
      'points',
      `${seen.before} before ${startDay} and ${seen.after} from then on`,
      `at least ${LEAST_BEFORE} before and ${LEAST_AFTER} after`,
    );
  const given: GappedSeries = { values, start: before + 1, controls };
  const result = interruptedSeries(given, LEVEL);
  if (result.refused) throw new EstimationError('points', ...refusal(result.refused, seen));
  const { fit, n } = result;
  const last = values.length - 1 - before;
  return [
    `${n} points, ${seen.before} before ${startDay} and ${seen.after} from then on, ${values.length - n} missing; ${controls.length} control series; 95% intervals, t with ${fit.df} degrees of freedom`,
    ...(n < ENOUGH_POINTS
      ? [`Fewer than ${ENOUGH_POINTS} points: the intervals are somewhat too narrow.`]
      : []),
    ...show(
      `Estimate (regression with autocorrelated errors, REML, rho = ${fit.rho.toFixed(3)})`,
      fit,
      fit.covariance,
      last,
    ),
    ...sensitivity(given, lag, last),
    'This is no randomised comparison: whatever else changed at the start is in these numbers too.',
    WASTE_WATER,
  ];
}

/** What was found and what is expected, for each reason not to estimate. */
function refusal(
  reason: SeriesRefusal,
  { before, after }: { readonly before: number; readonly after: number },
): [found: string, expected: string] {
  const REFUSALS: Record<SeriesRefusal, [found: string, expected: string]> = {
    'too-few-points': [
      `${before} before the start and ${after} from then on (too-few-points)`,
      `at least ${LEAST_BEFORE} before and ${LEAST_AFTER} after`,
    ],
    gaps: [
      'too many missing points (gaps)',
      'the first and the last point, at most 3 missing in a row, and at most a fifth missing',
    ],
    'no-variation': ['no variation around the lines (no-variation)', 'values that vary'],
    'rho-at-bound': [
      'points that hang together too strongly to tell a break from a drift (rho-at-bound)',
      'a longer series, or control series',
    ],
  };
  return REFUSALS[reason];
}

/** Newey and West's errors count lags in points, so they stand only where no point is missing. */
function sensitivity({ values, start, controls = [] }: GappedSeries, lag: number, last: number) {
  const whole = (column: readonly (number | undefined)[]): column is readonly number[] =>
    column.every((value) => value !== undefined);
  if (!whole(values) || !controls.every(whole))
    return ['Sensitivity (Newey-West): not with missing points.'];
  const design = segmentedDesign({ values, start, controls });
  const ordinary = leastSquares(design, values);
  return show(
    `Sensitivity (least squares with Newey-West errors, lag ${lag})`,
    ordinary,
    neweyWest(design, ordinary, lag).adjusted,
    last,
  );
}

function show(name: string, fit: Fit, covariance: Matrix, last: number): string[] {
  const critical = studentCriticalValue(LEVEL, fit.df);
  const interval = (value: number, error: number): string =>
    format(value, symmetricInterval(value, critical * error, LEVEL));
  const coefficient = (place: number): string =>
    interval(at(fit.coefficients, place), Math.sqrt(cell(covariance, place, place)));
  const end = effectAt(fit.coefficients, covariance, last);
  return [
    `${name}:`,
    `  change in level at the start: ${coefficient(2)}`,
    `  change in slope a point:      ${coefficient(3)}`,
    `  effect at the last point:     ${interval(end.estimate, end.standardError)}`,
  ];
}

const format = (value: number, { lower, upper }: Interval): string =>
  `${decimals(value)} (${decimals(lower)} to ${decimals(upper)})`;

/** Three decimals; a zero has no sign. */
const decimals = (value: number): string => roundTo(value, { digit: 1, exponent: -3 }).toFixed(3);
