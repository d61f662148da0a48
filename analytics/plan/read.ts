import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlan } from './checks.ts';
import { unloggedChanges } from './diff.ts';
import { meaningOf } from './meaning.ts';
import { planSchema } from './schema.ts';
import type { StudyPlan } from './schema.ts';
import { canonical, planHash, versionLabel } from './version.ts';
import { FaultError, parseYaml } from './yaml-file.ts';
import type { Fault } from './yaml-file.ts';

/** What campaign staff edit, unless told otherwise. */
export const CONTENT = process.env.CONTENT_DIR ?? 'src/content';
/** Where the plans lie, unless told otherwise. */
export const STUDIES = `${CONTENT}/studies`;
/** How long a replaced version is still accepted: open tabs, and follow-ups of six weeks. */
export const ACCEPTED_DAYS_AFTER_REPLACEMENT = 60;
const DAY = 86_400_000;

/** A plan with the version label that its counts carry. */
export type RegisteredPlan = {
  readonly plan: StudyPlan;
  readonly version: string;
  readonly hash: string;
  readonly file: string;
  /** The day on which a newer version took its place. */
  readonly replaced?: string;
  /** The last day on which its visits could start, once that has passed. */
  readonly closed?: string;
};

/** Reads one plan file; throws a `FaultError` with every fault at once. */
export const readPlan = (file: string): RegisteredPlan =>
  readPlanText(readFileSync(file, 'utf8'), file);

/** Reads the text of a plan that lies in a file, or is about to. */
export function readPlanText(text: string, file: string): RegisteredPlan {
  const parsed = parseYaml(text, file, planSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  const faults = checkPlan(parsed.value).map(({ path, found, expected }) => ({
    file,
    line: parsed.locate(path),
    field: path.join('.'),
    found,
    expected,
  }));
  if (faults.length > 0) throw new FaultError(faults);
  return {
    plan: parsed.value,
    version: versionLabel(parsed.value),
    hash: planHash(parsed.value),
    file,
  };
}

/** The folder of frozen copies, one for each version ever registered. */
export const versionsFolder = (studies: string): string => join(studies, 'versions');

/** The file of the frozen copy of a version. */
export const frozenFile = (studies: string, study: string, version: number): string =>
  join(versionsFolder(studies), `${study}.v${version}.yaml`);

const yamlFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** The files of the plans in force. */
export const planFiles = (studies: string): string[] => yamlFiles(studies);

/**
 * Reads the plans in force, and checks that each is registered under its version.
 *
 * @throws FaultError with the faults of all files
 */
export function readPlans(studies: string = STUDIES): RegisteredPlan[] {
  const { read, faults } = readAll(yamlFiles(studies));
  const plans = read.map((current) => {
    const { registered, faults: found } = checkRegistered(current, studies);
    faults.push(...found);
    // The label is that of the registered copy: a corrected word doesn't change it.
    return registered
      ? { ...current, version: registered.version, hash: registered.hash }
      : current;
  });
  if (faults.length > 0) throw new FaultError(faults);
  return plans;
}

/**
 * Reads every plan whose events are accepted today: those in force, and those replaced or taken back
 * lately; of a study that was closed lately too, for who had started.
 */
export function readAcceptedPlans(today: Date, studies: string = STUDIES): RegisteredPlan[] {
  const current = readPlans(studies);
  const { read: frozen, faults } = readAll(yamlFiles(versionsFolder(studies)));
  if (faults.length > 0) throw new FaultError(faults);
  const daysSince = (day: string): number => (today.getTime() - Date.parse(day)) / DAY;
  const inForce = new Map(current.map(({ plan }) => [plan.id, plan.version]));
  const replaced = frozen.flatMap((old) => {
    const { id, version, registered } = old.plan;
    if (version === inForce.get(id)) return [];
    // A newer one than that in force was taken back: it was open somewhere from its own day on.
    const since =
      version > (inForce.get(id) ?? version)
        ? registered
        : successorOf(old, frozen)?.plan.registered;
    if (since === undefined || daysSince(since) > ACCEPTED_DAYS_AFTER_REPLACEMENT) return [];
    return [{ ...old, replaced: since }];
  });
  return [...current, ...replaced].flatMap((accepted) => {
    const { closed } = current.find(({ plan }) => plan.id === accepted.plan.id)?.plan ?? {};
    // A day is over when the next begins.
    if (closed === undefined || daysSince(closed) < 1) return [accepted];
    return daysSince(closed) < 1 + ACCEPTED_DAYS_AFTER_REPLACEMENT ? [{ ...accepted, closed }] : [];
  });
}

/** Every version ever registered: counts of each of them may exist, and may be reported. */
export function readEveryPlan(studies: string = STUDIES): RegisteredPlan[] {
  const { read, faults } = readAll(yamlFiles(versionsFolder(studies)));
  if (faults.length > 0) throw new FaultError(faults);
  return read.map((each) => {
    const next = successorOf(each, read);
    return next ? { ...each, replaced: next.plan.registered } : each;
  });
}

/** The version that took the place of another. */
const successorOf = (
  { plan }: RegisteredPlan,
  every: readonly RegisteredPlan[],
): RegisteredPlan | undefined =>
  every.find((next) => next.plan.id === plan.id && next.plan.version === plan.version + 1);

function readAll(files: readonly string[]): { read: RegisteredPlan[]; faults: Fault[] } {
  const read: RegisteredPlan[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    try {
      read.push(readPlan(file));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(...error.faults);
    }
  }
  return { read, faults };
}

type Registration = {
  readonly registered?: RegisteredPlan;
  readonly faults: readonly Fault[];
};

/** A frozen copy with another meaning, or none at all, stops everything that builds on the plan. */
function checkRegistered(current: RegisteredPlan, studies: string): Registration {
  const { plan, file } = current;
  const frozen = frozenFile(studies, plan.id, plan.version);
  const fault = (field: string, found: string, expected: string): Fault => ({
    file,
    line: lineOf(file, field.split('.')[0] ?? field),
    field,
    found,
    expected,
  });
  if (!existsSync(frozen)) {
    const expected = `a registered version: run "npm run measure -- plan register ${plan.id}"`;
    return {
      faults: [fault('version', `version ${plan.version}, which isn't registered`, expected)],
    };
  }
  const registered = readPlan(frozen);
  if (canonical(meaningOf(registered.plan)) !== canonical(meaningOf(plan))) {
    const found = `version ${plan.version} with another meaning than was registered`;
    const expected = `version ${plan.version + 1}, or the registered meaning back: see "npm run measure -- plan diff ${plan.id}"`;
    return { faults: [fault('version', found, expected)] };
  }
  const unlogged = unloggedChanges(registered.plan, plan).map(({ path, before, after }) =>
    fault(
      path,
      `${after}, where ${before} was registered`,
      `an entry under wording with field: ${path}, its day and why; the counts go on`,
    ),
  );
  return { registered, faults: unlogged };
}

function lineOf(file: string, key: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.findIndex((line) => line.startsWith(`${key}:`)) + 1;
}
