import { autoregression } from './autoregression.ts';
import type { Autoregression, SeriesRefusal } from './autoregression.ts';
import { checkCount, checkFinite } from './checks.ts';
import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL, symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { cell } from './numeric/matrix.ts';
import { at } from './numeric/numbers.ts';
import { effectAt, segmentedDesign } from './segmented-regression.ts';
import { studentCriticalValue } from './numeric/student.ts';

/** A series at equal distances in which points may be missing. */
export type GappedSeries = {
  readonly values: readonly (number | undefined)[];
  /** The first point after the break, counted from 1, missing points included. */
  readonly start: number;
  /** Series the campaign can't have touched; a point missing in one is missing in all. */
  readonly controls?: readonly (readonly (number | undefined)[])[];
};

export type InterruptedSeries =
  | { readonly refused: SeriesRefusal }
  | {
      readonly refused: undefined;
      /** Points observed. */
      readonly n: number;
      readonly fit: Autoregression;
      readonly intervals: readonly Interval[];
      /** Level change + slope change x points since the break, at the last point. */
      readonly effectAtEnd: { readonly estimate: number; readonly standardError: number };
    };

const LEAST_EACH_SIDE = 8;
const LONGEST_GAP = 3;
const MOST_MISSING = 0.2;

/** From here up, intervals cover what they say; below, they are somewhat too narrow. */
export const ENOUGH_POINTS = 50;

/**
 * Estimand: change in level at the break, and in slope after it, against the trend before (M10), with
 * errors that hang together (see `autoregression`).
 *
 * Refuses by name: fewer than 8 points on either side; the first or last point missing, more than 3
 * missing in a row, or more than a fifth missing; nothing that varies; errors that hang together so
 * strongly that a break can't be told from a drift.
 * Assumes: without the break the old trend would have gone on, and nothing else changed at it; points
 * are missing for reasons that have nothing to do with their values.
 *
 * @throws EstimationError for a value that isn't finite, or a start outside the series
 */
export function interruptedSeries(series: GappedSeries, level = USUAL_LEVEL): InterruptedSeries {
  const { values, start, controls = [] } = series;
  const length = values.length;
  checkCount('start', start, 2, Math.max(2, length));
  for (const column of [values, ...controls]) checkColumn(column, length);
  const observed = values.flatMap((_, index) =>
    [values, ...controls].every((column) => column[index] !== undefined) ? [index] : [],
  );
  const refused = refusalOf(observed, length, start);
  if (refused) return { refused };
  const filled = (column: readonly (number | undefined)[]) => column.map((value) => value ?? 0);
  const design = segmentedDesign({ values: filled(values), start, controls: controls.map(filled) });
  const fit = autoregression(
    observed.map((index) => at(design, index)),
    observed.map((index) => at(filled(values), index)),
    observed,
  );
  if (typeof fit === 'string') return { refused: fit };
  const critical = studentCriticalValue(level, fit.df);
  const intervals = fit.coefficients.map((value, place) =>
    symmetricInterval(value, critical * Math.sqrt(cell(fit.covariance, place, place)), level),
  );
  const effectAtEnd = effectAt(fit.coefficients, fit.covariance, length - start);
  return { refused: undefined, n: observed.length, fit, intervals, effectAtEnd };
}

function refusalOf(
  observed: readonly number[],
  length: number,
  start: number,
): Extract<SeriesRefusal, 'too-few-points' | 'gaps'> | undefined {
  const before = observed.filter((index) => index < start - 1).length;
  if (Math.min(before, observed.length - before) < LEAST_EACH_SIDE) return 'too-few-points';
  const endsMissing = observed[0] !== 0 || observed.at(-1) !== length - 1;
  const longGap = observed.some(
    (index, place) => place > 0 && index - at(observed, place - 1) > LONGEST_GAP + 1,
  );
  const missing = length - observed.length;
  return endsMissing || longGap || missing > MOST_MISSING * length ? 'gaps' : undefined;
}

function checkColumn(column: readonly (number | undefined)[], length: number): void {
  if (column.length !== length)
    throw new EstimationError('control', `${column.length} values`, `${length}, one a point`);
  column.forEach((value, index) => {
    if (value !== undefined) checkFinite(`y[${index}]`, value);
  });
}
