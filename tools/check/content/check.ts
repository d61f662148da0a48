import { posix } from 'node:path';
import type { z } from 'zod';
import { CONTENT } from '../../../analytics/plan/read.ts';
import type { StudyPlan } from '../../../analytics/plan/schema.ts';
import { ROUTES } from '../../../src/components/frame/routes.ts';
import type { SelfCheck } from '../../../src/self-check/schema.ts';
import { addressOf } from '../../../src/stories/address.ts';
import { pageSchema, storySchema } from '../../../src/stories/schema.ts';
import { isHard, measureText } from '../measure-text.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { readFolder, readTexts } from './folder.ts';
import type { Files } from './folder.ts';
import { checkLedger } from './ledger-file.ts';
import { anchorsOf, checkLinks, routeAddresses } from './links.ts';
import { checkHelp, checkKit } from './list-files.ts';
import { checkPages, checkStories } from './pairs.ts';
import { CLAIM_MARK } from './passages.ts';
import { checkPictureFiles } from './pictures.ts';
import type { Known } from './references.ts';
import { checkSelfCheck } from './self-check-file.ts';
import { checkStory } from './story-file.ts';
import type { StoryFile } from './story-file.ts';
import { checkStudy } from './study-file.ts';
import { checkTranslations } from './translations.ts';
import { checkUnused } from './unused.ts';
import { unitsOf } from './units.ts';
import { checkValues } from './values.ts';
import { openYaml } from './yaml-source.ts';

/** Which folder to check, what is in it, and which day it is. */
export type CheckOptions = {
  readonly folder?: string;
  readonly files?: Files;
  readonly today?: string;
};

const LISTS = ['claims.yaml', 'sources.yaml', 'help.yaml', 'kit.yaml'] as const;

/**
 * Checks everything that campaign staff edit: each file by itself, then what they say of one another.
 *
 * @returns every finding at once, in the order of the files
 */
export function checkContent(options: CheckOptions = {}): Finding[] {
  const { folder = CONTENT } = options;
  const { files = readFolder(folder), today = new Date().toISOString().slice(0, 10) } = options;
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
  const pairs = new Set(stories.flatMap(({ lines }) => lines?.pair ?? []));
  const claimFile = nameOf('claims.yaml');
  return inOrder([
    ...findings,
    ...LISTS.filter((name) => !files.has(name)).map((name): Finding => ({
      rule: 'file-missing',
      file: nameOf(name),
      line: 1,
      field: '',
      found: '',
    })),
    ...ledger.findings,
    ...LISTS.flatMap((name) =>
      checkValues(openYaml(texts.get(name) ?? '').written, nameOf(name), today),
    ),
    ...[...stories, ...pages].flatMap((each) => each.findings),
    ...checkStories(stories),
    ...checkPages(pages, nameOf),
    ...plans.findings,
    ...checks.findings,
    ...(texts.has('help.yaml')
      ? checkHelp(ledger.known, nameOf('help.yaml'), texts.get('help.yaml') ?? '', today)
      : []),
    ...(texts.has('kit.yaml')
      ? checkKit(ledger.known, nameOf('kit.yaml'), texts.get('kit.yaml') ?? '', pairs)
      : []),
    ...linksIn(stories, pages, checks.checks),
    ...checkPictureFiles(files, nameOf),
    ...[...stories, ...pages].flatMap(checkEase),
    ...checkTranslations(
      unitsOf({ texts, nameOf, stories, pages }),
      texts.get('translations.yaml'),
      nameOf('translations.yaml'),
    ),
    ...checkUnused(
      ledger.entries.map(({ id }, index) => ({ id, file: claimFile, line: ledger.lineOf(index) })),
      ledger.sources.map(({ value, index }) => ({
        id: value.id,
        file: nameOf('sources.yaml'),
        line: ledger.openedSources.locate([index, 'id']),
      })),
      texts,
    ),
  ]);
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

/** Links of all texts, once every address is known. */
function linksIn(
  stories: readonly StoryFile<unknown>[],
  pages: readonly StoryFile<unknown>[],
  checks: readonly SelfCheck[],
): Finding[] {
  const addresses = new Map<string, ReadonlySet<string> | undefined>(
    [...routeAddresses(), '/kit/zonder-vraag-kit.zip'].map((address) => [address, undefined]),
  );
  const add = (address: string, each: StoryFile<unknown>) =>
    addresses.set(address, each.tree ? anchorsOf(each.tree) : undefined);
  for (const story of stories)
    add(
      `${ROUTES.stories[story.language]}${addressOf(story.path.split('/').at(-1) ?? '')}/`,
      story,
    );
  for (const page of pages) {
    const name = page.path.split('/').at(-1)?.replace('.mdx', '') ?? '';
    const route = Object.entries(ROUTES).find(
      ([key]) =>
        key
          .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
          .replace('under18', 'under-18') === name,
    );
    if (route) add(route[1][page.language], page);
  }
  for (const { slug } of checks)
    for (const language of ['nl', 'en'] as const)
      addresses.set(`${ROUTES.selfChecks[language]}${slug[language]}/`, undefined);
  return [...stories, ...pages].flatMap(({ tree, file, language }) =>
    tree ? checkLinks(tree, file, language, addresses) : [],
  );
}

/** Dutch texts that are harder than level B1. */
function checkEase({ file, language, passages, tree }: StoryFile<unknown>): Finding[] {
  if (language !== 'nl' || !tree) return [];
  const text = passages.map((each) => each.text.replaceAll(CLAIM_MARK, '')).join('\n\n');
  const measured = measureText(file, text);
  if (!isHard(measured)) return [];
  const values = { lix: measured.lix.toFixed(0), douma: measured.douma.toFixed(0) };
  return [
    {
      rule: 'text-hard',
      file,
      line: 1,
      field: 'tekst',
      found: `LIX ${values.lix}, Flesch-Douma ${values.douma}`,
      values,
    },
  ];
}
