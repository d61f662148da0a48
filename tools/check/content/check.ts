import { ROUTES } from '../../../src/components/frame/routes.ts';
import type { SelfCheck } from '../../../src/self-check/schema.ts';
import { addressOf } from '../../../src/stories/address.ts';
import { isHard, measureText } from '../measure-text.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';
import { anchorsOf, checkLinks, routeAddresses } from './links.ts';
import { checkCorrections, checkHelp, checkKit, vouchedNumbers } from './list-files.ts';
import { checkLives, checkPages, checkStories } from './pairs.ts';
import { CLAIM_MARK } from './passages.ts';
import { checkPictureFiles } from './pictures.ts';
import { readContent } from './read.ts';
import { hasDrawing } from './tags.ts';
import type { CheckOptions } from './read.ts';
import type { StoryFile } from './story-file.ts';
import { checkTranslations } from './translations.ts';
import { checkUnused } from './unused.ts';
import { checkValues } from './values.ts';
import { openYaml } from './yaml-source.ts';

const LISTS = ['claims.yaml', 'sources.yaml', 'help.yaml', 'kit.yaml'] as const;

/**
 * Checks everything that campaign staff edit: each file by itself, then what they say of one another.
 *
 * @returns every finding at once, in the order of the files
 */
export function checkContent(options: CheckOptions = {}): Finding[] {
  const read = readContent(options);
  const { texts, files, today, nameOf, ledger, stories, pages, checks } = read;
  const pairs = new Set(stories.flatMap(({ lines }) => lines?.pair ?? []));
  const claimFile = nameOf('claims.yaml');
  const corrections = checkCorrections(
    nameOf('corrections.yaml'),
    texts.get('corrections.yaml') ?? '[]',
    today,
  );
  return inOrder([
    ...read.findings,
    ...LISTS.filter((name) => !files.has(name)).map((name): Finding => ({
      rule: 'file-missing',
      file: nameOf(name),
      line: 1,
      field: '',
      found: '',
    })),
    ...ledger.findings,
    ...LISTS.flatMap((name) => checkValues(openYaml(texts.get(name) ?? ''), nameOf(name), today)),
    ...[...stories, ...pages].flatMap((each) => each.findings),
    ...checkStories(stories),
    ...checkLives(stories, corrections.stories),
    ...corrections.findings,
    ...undrawn(stories, texts.get('kit.yaml') ?? '', nameOf('kit.yaml')),
    ...checkPages(pages, nameOf),
    ...read.plans.findings,
    ...checks.findings,
    ...(texts.has('help.yaml')
      ? checkHelp(ledger.known, nameOf('help.yaml'), texts.get('help.yaml') ?? '', today)
      : []),
    ...(texts.has('kit.yaml')
      ? checkKit(ledger.known, nameOf('kit.yaml'), texts.get('kit.yaml') ?? '', pairs)
      : []),
    ...linksIn(stories, pages, checks.checks, vouchedNumbers(texts.get('help.yaml') ?? '')),
    ...checkPictureFiles(files, nameOf),
    ...[...stories, ...pages].flatMap(checkEase),
    ...checkTranslations(read.units, texts.get('translations.yaml'), nameOf('translations.yaml')),
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

/** Links of all texts, once every address is known. */
function linksIn(
  stories: readonly StoryFile<unknown>[],
  pages: readonly StoryFile<unknown>[],
  checks: readonly SelfCheck[],
  vouched: ReadonlySet<string>,
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
    tree ? checkLinks(tree, file, language, addresses, vouched) : [],
  );
}

/** Stories of the kit without a drawing to print. */
const undrawn = (
  stories: readonly StoryFile<{ readonly pair: string }>[],
  kit: string,
  file: string,
): Finding[] =>
  openYaml(kit).written.flatMap(({ path, value, line }) => {
    const bare = stories.some(
      ({ lines, tree }) => lines?.pair === value && tree && !hasDrawing(tree),
    );
    if (path.length !== 2 || path[1] !== 'id' || !bare) return [];
    return [{ rule: 'kit-drawing', file, line, field: 'id', found: String(value) }];
  });

/** Texts that are harder than level B1. */
function checkEase({ file, language, passages, tree }: StoryFile<unknown>): Finding[] {
  if (!tree) return [];
  const text = passages.map((each) => each.text.replaceAll(CLAIM_MARK, '')).join('\n\n');
  const measured = measureText(file, text, language);
  if (!isHard(measured)) return [];
  const values = { lix: measured.lix.toFixed(0), douma: measured.douma?.toFixed(0) ?? '–' };
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
