import { cellName } from '../plan/names.ts';
import { OTHER, reachTables } from '../plan/tables.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { hostOf, hostReader } from './referrer.ts';
import { plainTag, readTag } from './tag.ts';
import { incrementsOf } from './vocabulary.ts';
import type { Increment } from './vocabulary.ts';

/** What a pageview says about where it happened and where it came from. */
export type View = { readonly path: string; readonly tag: string; readonly referrer: string };

/** Reads the path and the link's tag of a URL, or of a bare path. */
export function readView(url: string, referrer: string): View | undefined {
  const parsed = URL.parse(url, 'http://site.invalid');
  if (!parsed) return undefined;
  return {
    path: plainPath(parsed.pathname),
    tag: plainTag(readTag(parsed.search)),
    referrer: hostOf(referrer),
  };
}

/** The one address of a page: nothing encoded that needn't be, and the folder for its file. */
function plainPath(pathname: string): string {
  const path = pathname.includes('%') ? decoded(pathname) : pathname;
  const folder = path.replace(/\/index\.html$/, '/');
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function decoded(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** Builds the reader of pageviews of a plan: each counts in page, channel and language apart. */
export function reachReader(plan: StudyPlan, version: string): (view: View) => Increment[] {
  const tables = reachTables(plan).map((table) => ({
    ...table,
    increments: incrementsOf(table, plan.id, version),
  }));
  const channelOf = channelReader(plan);
  return (view) => {
    const found = {
      page: pageOf(plan, view.path),
      channel: channelOf(view),
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

/** A tag is somebody's word and beats the referrer; an unknown one is "other", whatever came before. */
function channelReader({ channels }: StudyPlan): (view: View) => string {
  const byTag = new Map(
    channels.flatMap(({ id, utmSources }) => utmSources.map((tag) => [plainTag(tag), id] as const)),
  );
  const byHost = hostReader(
    channels.flatMap(({ id, hosts }) => hosts.map((host) => [host, id] as const)),
  );
  // Some platforms write their own host into the tag.
  return ({ tag, referrer }) =>
    (tag === '' ? byHost(referrer) : (byTag.get(tag) ?? byHost(hostOf(tag)))) ?? OTHER;
}

/** The first language of a plan stands at the root of the site; the others under their own name. */
const languageOf = (plan: StudyPlan, path: string): string =>
  plan.languages.find((language) => path.startsWith(`/${language}/`)) ?? plan.languages[0] ?? OTHER;
