const DAY = 86_400_000;

/** The Sunday that ends an ISO week such as `2026-W48`, as YYYY-MM-DD. */
export function lastDayOf(week: string): string {
  const [year = 0, number = 0] = week.split('-W').map(Number);
  // The fourth of January lies in the first week of its year.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * DAY;
  return new Date(monday + (7 * number - 1) * DAY).toISOString().slice(0, 10);
}

/**
 * The ISO 8601 week of a moment in UTC, such as `2026-W48`: the finest time that is ever kept.
 */
export function isoWeek(moment: Date): string {
  const day = new Date(
    Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()),
  );
  const weekday = day.getUTCDay() || 7;
  const thursday = new Date(day.getTime() + (4 - weekday) * DAY);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - yearStart) / (7 * DAY)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** Whether the calendar has a week such as `2026-W53`: a year has 52 of them, or 53. */
export function isRealWeek(period: string): boolean {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(period) ?? [];
  if (year === undefined || week === undefined) return false;
  // The fourth of January always lies in the first week.
  const first = Date.UTC(Number(year), 0, 4);
  return isoWeek(new Date(first + (Number(week) - 1) * 7 * DAY)) === period;
}
