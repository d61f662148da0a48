import type { Language } from '../plan/text.ts';
import { formatDay } from '../plan/day.ts';
import { isSuspicious, startsWithoutView } from '../estimate/forging.ts';
import type { WeekOfViews } from '../estimate/forging.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { reachTables } from '../plan/tables.ts';
import type { Counted } from './counted.ts';
import { RELEASED } from './released-tables.ts';
import type { Check } from './schema.ts';

/** Paths under which the site offers self-checks. */
const SELF_CHECK_PATHS = ['/zelftest/', '/en/self-check/'];

/** A week, or the time between two releases, with what was started and seen in it. */
export type Week = WeekOfViews & { readonly until: string };

/** Starts and views of the self-checks between one look and the next; nothing where none was seen. */
export function weeksOfViews(plan: StudyPlan, counted: Counted): Week[] {
  const table = reachTables(plan).find(({ by }) => by === 'page');
  const pages = plan.pages.filter(({ paths }) =>
    paths.some((path) => SELF_CHECK_PATHS.some((start) => path.startsWith(start))),
  );
  if (!table || pages.length === 0) return [];
  const views = pages.map(({ id }) => ({
    id,
    looks: new Map(
      counted.looks(`${table.name}.${id}`).map(({ until, cells }) => [until, cells] as const),
    ),
  }));
  const cumulative = counted.looks(RELEASED.primary).flatMap(({ until, cells }) => {
    const seen = views.map(({ id, looks }) => looks.get(until)?.total(table.name, { page: id }));
    if (seen.some((each) => each === undefined)) return [];
    const total = seen.reduce((sum: number, each) => sum + (each ?? 0), 0);
    return [{ until, starts: cells.total(TABLE.allocated), views: total }];
  });
  if (cumulative.every((look) => look.views === 0)) return [];
  return cumulative.map((look, place) => {
    const before = cumulative[place - 1];
    return {
      until: look.until,
      starts: Math.max(0, look.starts - (before?.starts ?? 0)),
      views: Math.max(0, look.views - (before?.views ?? 0)),
    };
  });
}

/** Whether every start had a view of its page: forged visits rarely open pages. */
export function viewsCheck(weeks: readonly Week[]): {
  readonly check: Check;
  readonly withoutView: number;
} {
  const name = { nl: 'Begonnen bezoeken en bekeken pagina’s', en: 'Starts and page views' };
  const suspicious = weeks.filter(isSuspicious);
  const withoutView = startsWithoutView(weeks);
  if (weeks.length === 0) {
    const explanation = {
      nl: 'Niet te vergelijken: van de zelftests zijn geen bekeken pagina’s geteld of vrijgegeven.',
      en: 'Not to be compared: no page views of the self-checks were counted or released.',
    };
    return {
      withoutView,
      check: { id: 'views', name, verdict: 'too-few', explanation, samples: [] },
    };
  }
  const found = suspicious.length > 0;
  const days = (language: Language): string =>
    suspicious.map(({ until }) => formatDay(until, language)).join(', ');
  return {
    withoutView,
    check: {
      id: 'views',
      name,
      verdict: found ? 'failed' : 'passed',
      explanation: found
        ? {
            nl: `Tot ${days('nl')} waren er meer begonnen bezoeken dan bekeken zelftests kunnen verklaren. Die bezoeken kunnen nagemaakt zijn.`,
            en: `Up to ${days('en')} there were more starts than views of the self-checks can explain. Those visits may be forged.`,
          }
        : {
            nl: 'Er zijn niet meer bezoeken begonnen dan zelftests bekeken. Wie langzaam namaakt en pagina’s opent, zien we zo niet.',
            en: 'No more visits were started than self-checks were viewed. Slow forging that opens pages cannot be seen this way.',
          },
      samples: suspicious.flatMap(({ until, starts, views }) => [
        {
          name: {
            nl: `Begonnen tot ${formatDay(until, 'nl')}`,
            en: `Started up to ${formatDay(until, 'en')}`,
          },
          n: starts,
        },
        {
          name: {
            nl: `Bekeken tot ${formatDay(until, 'nl')}`,
            en: `Viewed up to ${formatDay(until, 'en')}`,
          },
          n: views,
        },
      ]),
    },
  };
}
