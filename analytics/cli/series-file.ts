import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from './command.ts';

/** An outside series at equal distances in time; `undefined` is a point that is missing. */
export type OutsideSeries = {
  /** The values, then each control series. */
  readonly columns: readonly (readonly (number | undefined)[])[];
  /** How many points, missing ones included, lie before a day. */
  readonly before: (day: string) => number;
};

const rowSchema = z.object({
  date: z.iso.date(),
  values: z.array(z.number().optional()).min(1),
});

/**
 * Reads a series at equal distances in time: days, weeks, months or years apart, with whole steps
 * missing at most.
 *
 * @throws UsageError that names line, field, what was found and what is expected
 */
export function readSeries(file: string): OutsideSeries {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',').length;
  if (!/^date,/i.test(header) || columns < 2)
    throw new UsageError(
      `${file}:1: found "${header.slice(0, 60)}", expected a header that starts with date,value`,
    );
  const rows = lines.map((line, index) => readRow(line, columns, `${file}:${index + 2}`));
  rows.slice(1).forEach(({ date }, index) => {
    if (date <= (rows[index]?.date ?? ''))
      throw new UsageError(
        `${file}:${index + 3}: date: found ${date}, expected a day after ${rows[index]?.date}`,
      );
  });
  const { positions, before } = spacingOf(
    rows.map(({ date }) => date),
    file,
  );
  const byPosition = new Map(positions.map((position, index) => [position, rows[index]?.values]));
  const points = Array.from({ length: (positions.at(-1) ?? 0) + 1 }, (_, index) => index);
  return {
    columns: Array.from({ length: columns - 1 }, (_, column) =>
      points.map((position) => byPosition.get(position)?.[column]),
    ),
    before,
  };
}

function readRow(line: string, columns: number, where: string): z.infer<typeof rowSchema> {
  const fields = line.split(',');
  if (fields.length !== columns)
    throw new UsageError(`${where}: found ${fields.length} fields, expected ${columns}`);
  const [date, ...values] = fields;
  const numbers = values.map((value) => (value.trim() === '' ? undefined : Number(value)));
  const result = rowSchema.safeParse({ date, values: numbers });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(
    `${where}: ${issue?.path.join('.')}: found "${line.slice(0, 60)}", ${issue?.message}`,
  );
}

const DAY = 86_400_000;

/** Far more points than any series of ours has: a slip in a year must not fill the memory. */
const MOST_POINTS = 100_000;

/** Months where all dates share their day of the month, or are the last of theirs; days otherwise. */
function spacingOf(dates: readonly string[], file: string) {
  const [first = ''] = dates;
  const days = dates.map(dayOf);
  const nearest = Math.min(...days.slice(1).map((day, index) => day - (days[index] ?? 0)));
  const lastDays = dates.every(isLastOfMonth);
  const monthly = nearest >= 28 && (sameDay(dates) || lastDays);
  const scale = monthly ? dates.map(monthOf) : days;
  const [start = 0] = scale;
  const distances = scale.slice(1).map((place, index) => place - (scale[index] ?? 0));
  const step = Math.min(...distances);
  distances.forEach((distance, index) => {
    if (distance % step !== 0 || distance / step > MOST_POINTS)
      throw new UsageError(
        `${file}:${index + 3}: date: found ${dates[index + 1]}, ${distance} ${monthly ? 'months' : 'days'} after the row before; expected equal distances, here ${step} or a few times that`,
      );
  });
  const before = (day: string): number => {
    // A point in the same month as the day lies before it only when its own day does.
    const later = monthly && !lastDays && first.slice(8) < day.slice(8) ? 1 : 0;
    const place = monthly ? monthOf(day) + later : dayOf(day);
    return Math.max(0, Math.ceil((place - start) / step));
  };
  return { positions: scale.map((place) => (place - start) / step), before };
}

const dayOf = (date: string): number => Date.parse(date) / DAY;

const monthOf = (date: string): number => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));

const sameDay = (dates: readonly string[]): boolean =>
  new Set(dates.map((date) => date.slice(8))).size === 1;

const isLastOfMonth = (date: string): boolean =>
  new Date(Date.parse(date) + DAY).getUTCDate() === 1;
