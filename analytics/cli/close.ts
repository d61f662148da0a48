import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import type { Settings } from '../collect/settings.ts';
import { ACCEPTED_DAYS_AFTER_REPLACEMENT } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { release } from '../report/release.ts';
import { summarySchema } from '../report/schema.ts';
import { openPostgresStore } from '../tally/postgres-store.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { isOfStudy, writeArchive } from './archive.ts';
import { choosePlan } from './choose-plan.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { forgetLooks } from './looks.ts';
import { countedPlans, publishedFolder } from './publish.ts';
import { readStoredCounts } from './stored-counts.ts';
import { today } from './today.ts';

const USAGE = `Usage: npm run measure -- close [STUDY] [--delete-counts]
  writes the last release of a study whose plan has "closed", and an archive in DATA_DIR/archive
  --delete-counts  deletes its counts, once the retention that the plan names is over`;
const DELETE = '--delete-counts';

/** `measure close`: the end of a study. */
export const closeCommand: Command = {
  summary: '[STUDY] [--delete-counts]: the last release of a closed study, and its archive',
  async run(words) {
    const [study, ...more] = words.filter((word) => word !== DELETE);
    if (more.length > 0 || study?.startsWith('--')) throw new UsageError(USAGE);
    const settings = readSettings(process.env);
    const registered = choosePlan(settings.STUDIES_DIR, study);
    const closed = closedDay(registered);
    if (words.includes(DELETE)) await deleteCounts(settings, registered, closed);
    else await closeStudy(settings, registered, closed);
  },
};

/** @throws UsageError that says what to do first */
function closedDay({ plan, file }: RegisteredPlan): string {
  const { closed, publication } = plan;
  if (closed === undefined)
    throw new UsageError(
      `${file}: closed: found nothing, expected the last day on which visits start: write "closed: YYYY-MM-DD", give the plan to every collector, and run this after that day.`,
    );
  if (closed >= today())
    throw new UsageError(
      `${file}: closed: visits start until ${closed} is over: run this from ${dayAfter(closed, 1)} on, or set an earlier day.`,
    );
  if (publication.embargo > today())
    throw new UsageError(
      `${file}: publication.embargo: nothing is published before ${publication.embargo}: run this from that day on.`,
    );
  return closed;
}

async function closeStudy(
  settings: Settings,
  registered: RegisteredPlan,
  closed: string,
): Promise<void> {
  const { id } = registered.plan;
  const { STUDIES_DIR, DATA_DIR } = settings;
  const counts = await readStoredCounts(settings);
  const published = publishedFolder();
  const internal = join(DATA_DIR, 'effect');
  if (counts.every(({ study }) => study !== id) && existsSync(join(published, `${id}.json`)))
    throw new UsageError(
      `There are no counts of ${id} in ${resolve(DATA_DIR)}: name the folder that has them in DATA_DIR. Were they deleted after their term, then the study is closed already.`,
    );
  const versions = countedPlans(STUDIES_DIR, counts).filter(({ plan }) => plan.id === id);
  for (const each of versions) console.log(release(each, counts, published, today()).sentence);
  const file = join(DATA_DIR, 'archive', `${id}-${today()}.zip`);
  await writeArchive(file, { registered, studies: STUDIES_DIR, counts, published, internal });
  console.log(`Archived in ${resolve(file)}: not for the public, small counts are in it.`);
  const last = dayAfter(closed, ACCEPTED_DAYS_AFTER_REPLACEMENT);
  if (today() <= last)
    console.log(
      `Who had started may still finish or come back until ${last}: run this once more after that day.`,
    );
  console.log(
    `Now: commit ${published}, build the site (npm run build) and put it live. Leave the plan where it is: old links are answered by it.`,
  );
}

/** Only when all was released and the plan's own term is over. */
async function deleteCounts(
  { DATA_DIR, DATABASE_URL }: Settings,
  { plan, file }: RegisteredPlan,
  closed: string,
): Promise<void> {
  const { id, retentionMonths } = plan;
  if (retentionMonths === undefined)
    throw new UsageError(
      `${file}: retentionMonths: found nothing, expected how many months after closing the counts are kept: without it they stay.`,
    );
  const until = monthsAfter(closed, retentionMonths);
  const accepted = dayAfter(closed, ACCEPTED_DAYS_AFTER_REPLACEMENT);
  const least = until > accepted ? until : accepted;
  if (today() <= least)
    throw new UsageError(
      `${file}: the counts are kept until ${least} (closed ${closed}, retentionMonths ${retentionMonths}): run this after that day.`,
    );
  assertReleased(id, closed);
  const store =
    DATABASE_URL === undefined ? openSqliteStore(DATA_DIR) : openPostgresStore(DATABASE_URL);
  try {
    console.log(`Deleted ${await store.remove(id)} counts of ${id}.`);
  } finally {
    await store.close();
  }
  const internal = join(DATA_DIR, 'effect');
  forgetLooks(internal, id);
  if (existsSync(internal))
    for (const name of readdirSync(internal)) if (isOfStudy(name, id)) rmSync(join(internal, name));
  console.log(
    `Evaluators' files of ${id} are gone too. Backups, exports and archives may hold its counts still: their keepers decide by the selection list.`,
  );
}

/** @throws UsageError when the last release isn't there: what is deleted can't be released any more */
function assertReleased(study: string, closed: string): void {
  const file = join(publishedFolder(), `${study}.json`);
  const released = existsSync(file)
    ? summarySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).released
    : undefined;
  if (released !== undefined && released > closed) return;
  throw new UsageError(
    `${file}: found ${released === undefined ? 'no release' : `a release of ${released}`}, expected one after ${closed}: run "npm run measure -- close ${study}" first.`,
  );
}

const DAY = 86_400_000;
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const dayAfter = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) + days * DAY));

/** The same day so many months later, or the last one of that month. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}
