import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CONTENT } from '../../analytics/plan/read.ts';

/** The days of a week of sampling, in their order. */
export const DAYS = [
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'Monday',
  'Tuesday',
] as const;
export type Day = (typeof DAYS)[number];
const WEEKEND: readonly Day[] = ['Friday', 'Saturday', 'Sunday', 'Monday'];

/** A load in mg per 1,000 inhabitants a day; empty and NA are missing. */
const load = z
  .string()
  .transform((text) => (text === '' || text === 'NA' ? undefined : Number(text)))
  .refine((value) => value === undefined || Number.isFinite(value), 'a number, NA or nothing');
const rowSchema = z
  .object({
    release: z.string(),
    Year: z.coerce.number(),
    Metabolite: z.string(),
    City: z.string(),
  })
  .extend(Object.fromEntries(DAYS.map((day) => [day, load])) as Record<Day, typeof load>);
export type WasteWaterWeek = z.infer<typeof rowSchema>;

/**
 * The weeks of Dutch cities (EUDA and SCORE), of one release of the data. Join on the name of the
 * city: a site's number changes between releases.
 *
 * @throws Error when a row isn't what its heads say
 */
export function readWasteWater(release: string): WasteWaterWeek[] {
  const [heads = '', ...rows] = readFileSync(`${CONTENT}/data/nl-wastewater.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = heads.split(',');
  return rows
    .map((row) => row.split(','))
    .map((cells) => rowSchema.parse(Object.fromEntries(names.map((name, at) => [name, cells[at]]))))
    .filter((week) => week.release === release);
}

const meanOf = (week: WasteWaterWeek, days: readonly Day[]): number => {
  const known = days.flatMap((day) => week[day] ?? []);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** Friday to Monday over Tuesday to Thursday, a city each, from the columns of the days. */
export const weekendRatios = (metabolite: string, year: number, release: string) =>
  readWasteWater(release)
    .filter(({ Metabolite, Year }) => Metabolite === metabolite && Year === year)
    .map((week) => ({
      city: week.City,
      ratio:
        meanOf(week, WEEKEND) /
        meanOf(
          week,
          DAYS.filter((day) => !WEEKEND.includes(day)),
        ),
    }));
