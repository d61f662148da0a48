import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CONTENT } from '../../../analytics/plan/read.ts';

/** Days in the order of the file: the week of measuring begins on a Wednesday. */
export const DAYS = [
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'Monday',
  'Tuesday',
] as const;
/** Friday to Monday, as places in `DAYS`: what was taken shows a day later. */
export const WEEKEND = [2, 3, 4, 5] as const;

const load = z
  .string()
  .transform((text) => (text === '' || text === 'NA' ? undefined : Number(text)))
  .pipe(z.number().min(0).optional());
const rowSchema = z.object({
  Year: z.coerce.number().int(),
  Metabolite: z.string(),
  City: z.string().min(1),
  ...Object.fromEntries(DAYS.map((day) => [day, load])),
});

/** A week of one city: mg per 1,000 inhabitants a day; a day that wasn't measured is undefined. */
export type CityWeek = { readonly city: string; readonly days: readonly (number | undefined)[] };

/**
 * The weeks of one substance in one year, by city, from the columns of the days.
 *
 * Source: EUDA and SCORE; see src/content/data/README.md.
 *
 * @throws ZodError for a row that isn't as it should be
 */
export function readSewage(substance: string, year: number, folder: string = CONTENT): CityWeek[] {
  const [head = '', ...lines] = readFileSync(`${folder}/data/nl-wastewater.csv`, 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = head.split(',');
  return lines
    .map((line) => {
      const cells = line.split(',');
      return rowSchema.parse(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
    })
    .filter((row) => row.Metabolite === substance && row.Year === year)
    .map((row) => ({
      city: row.City,
      days: DAYS.map((day) =>
        z
          .number()
          .optional()
          .parse(Object.entries(row).find(([key]) => key === day)?.[1]),
      ),
    }))
    .sort((one, other) => one.city.localeCompare(other.city, 'nl'));
}
