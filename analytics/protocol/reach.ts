import { cellName } from '../plan/names.ts';
import { OTHER, reachTables } from '../plan/tables.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { incrementsOf } from './vocabulary.ts';
import type { Increment } from './vocabulary.ts';

/** What a pageview says about where it happened and where it came from. */
export type View = { readonly path: string; readonly source: string; readonly referrer: string };

/** Reads the path and campaign source of a URL, or of a bare path. */
export function readView(url: string, referrer: string): View | undefined {
  const parsed = URL.parse(url, 'http://site.invalid');
  if (!parsed) return undefined;
  return {
    path: parsed.pathname,
    source: parsed.search === '' ? '' : (parsed.searchParams.get('utm_source') ?? ''),
    referrer: hostOf(referrer),
  };
}

const hostOf = (referrer: string): string => {
  if (referrer === '') return '';
  const host = URL.parse(referrer)?.hostname ?? referrer;
  return host.toLowerCase().replace(/^www\./, '');
};

/** Builds the reader of pageviews of a plan: each counts in page, channel and language apart. */
export function reachReader(plan: StudyPlan, version: string): (view: View) => Increment[] {
  const tables = reachTables(plan).map((table) => ({
    ...table,
    increments: incrementsOf(table, plan.id, version),
  }));
  return (view) => {
    const found = {
      page: pageOf(plan, view.path),
      channel: channelOf(plan, view),
      language: languageOf(plan, view.path),
    };
    return tables.flatMap(
      ({ by, dimensions, increments }) =>
        increments.get(cellName(dimensions, () => found[by])) ?? [],
    );
  };
}

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

const pageOf = (plan: StudyPlan, path: string): string =>
  plan.pages.find(({ paths }) => paths.some((pattern) => matches(pattern, path)))?.id ?? OTHER;

const channelOf = (plan: StudyPlan, { source, referrer }: View): string =>
  plan.channels.find(
    ({ utmSources, hosts }) => utmSources.includes(source) || hosts.includes(referrer),
  )?.id ?? OTHER;

/** The first language of a plan stands at the root of the site; the others under their own name. */
const languageOf = (plan: StudyPlan, path: string): string =>
  plan.languages.find((language) => path.startsWith(`/${language}/`)) ?? plan.languages[0] ?? OTHER;
