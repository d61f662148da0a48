import { posix } from 'node:path';
import type { z } from 'zod';
import { CONTENT } from '../../../analytics/plan/read.ts';
import type { StudyPlan } from '../../../analytics/plan/schema.ts';
import { pageSchema, storySchema } from '../../../src/stories/schema.ts';
import type { Finding } from './finding.ts';
import { readFolder, readTexts } from './folder.ts';
import type { Files } from './folder.ts';
import { checkLedger } from './ledger-file.ts';
import type { Known } from './references.ts';
import { checkSelfCheck } from './self-check-file.ts';
import { checkStory } from './story-file.ts';
import type { StoryFile } from './story-file.ts';
import { checkStudy } from './study-file.ts';
import { unitsOf } from './units.ts';

/** Which folder to check, what is in it, and which day it is. */
export type CheckOptions = {
  readonly folder?: string;
  readonly files?: Files;
  readonly today?: string;
};

/** Today, as content writes days. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Reads a content folder as far as it can be read, and says of each file by itself what is wrong. */
export function readContent(options: CheckOptions = {}) {
  const { folder = CONTENT } = options;
  const { files = readFolder(folder), today = dayOf(new Date()) } = options;
  const nameOf = (path: string): string => posix.join(folder.replaceAll('\\', '/'), path);
  const { texts, findings } = readTexts(files, nameOf);
  const ledger = checkLedger({
    claims: texts.get('claims.yaml') ?? '[]',
    sources: texts.get('sources.yaml') ?? '[]',
    folder,
    today,
    nameOf,
  });
  const given: Given = { texts, files, today, nameOf, known: ledger.known };
  const stories = storiesIn(given, 'stories', storySchema);
  const pages = storiesIn(given, 'pages', pageSchema);
  const plans = plansIn(given);
  const checks = selfChecksIn(given, plans.plans);
  const units = unitsOf({ texts, nameOf, stories, pages });
  return { ...given, folder, ledger, stories, pages, plans, checks, units, findings };
}

type Given = {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: Files;
  readonly today: string;
  readonly nameOf: (path: string) => string;
  readonly known: Known;
};

const textsIn = ({ texts }: Given, place: RegExp) =>
  [...texts].filter(([path]) => place.test(path));

function storiesIn<S extends z.ZodType>(
  given: Given,
  folder: string,
  schema: S,
): StoryFile<z.output<S>>[] {
  const { known, files, today, nameOf } = given;
  return textsIn(given, new RegExp(`^${folder}/`)).map(([path, text]) =>
    checkStory({ known, file: nameOf(path), path, text, schema, files, today }),
  );
}

function plansIn(given: Given) {
  const { texts, known, today, nameOf } = given;
  const plans = new Map<string, StudyPlan>();
  const findings = textsIn(given, /^studies\/[^/]+$/).flatMap(([path, text]) => {
    const frozen = (study: string, version: number) =>
      texts.get(`studies/versions/${study}.v${version}.yaml`);
    const { plan, findings: own } = checkStudy(known, nameOf(path), text, frozen, today);
    if (plan) plans.set(plan.id, plan);
    return own;
  });
  return { plans, findings };
}

function selfChecksIn(given: Given, plans: ReadonlyMap<string, StudyPlan>) {
  const read = textsIn(given, /^self-checks\//).map(([path, text]) => ({
    file: given.nameOf(path),
    ...checkSelfCheck(given.known, plans, given.nameOf(path), text, given.today),
  }));
  const seen = new Map<string, string>();
  const twice = read.flatMap(({ check, file, line }) =>
    check
      ? (
          [
            ['id', check.id, ['id']],
            ['order', String(check.order), ['order']],
            ['slug.nl', check.slug.nl, ['slug', 'nl']],
            ['slug.en', check.slug.en, ['slug', 'en']],
          ] as const
        ).flatMap(([field, found, path]): Finding[] => {
          const key = `${field} ${found}`;
          const other = seen.get(key);
          if (other === undefined) seen.set(key, file);
          return other === undefined
            ? []
            : [
                {
                  rule: 'duplicate-between',
                  file,
                  line: line(path),
                  field,
                  found,
                  values: { other },
                },
              ];
        })
      : [],
  );
  const findings = [...read.flatMap((each) => each.findings), ...twice];
  return { checks: read.flatMap(({ check }) => check ?? []), findings };
}
