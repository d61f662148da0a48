import type { z } from 'zod';
import type { Language } from '../../../analytics/plan/text.ts';
import { PAGE_FILES } from '../../../src/stories/schema.ts';
import type { StoryLines, pageSchema } from '../../../src/stories/schema.ts';
import type { Finding } from './finding.ts';
import { checkBothLanguages } from './numbers.ts';
import { nearest } from './references.ts';
import type { StoryFile } from './story-file.ts';

type Story = StoryFile<StoryLines>;
type Page = StoryFile<z.infer<typeof pageSchema>>;

const LANGUAGE = {
  nl: { language: 'Nederlands', languageEn: 'Dutch' },
  en: { language: 'Engels', languageEn: 'English' },
} as const;
const place = ({ file, front }: Story | Page, field: string) => ({
  file,
  line: front?.locate(field.split('.')) ?? 1,
  field,
});

/** Values that no two files of a language may share. */
function checkTwice(
  stories: readonly Story[],
  field: 'pair' | 'order',
  rule: Finding['rule'],
): Finding[] {
  const seen = new Map<string, Story>();
  return stories.flatMap((story): Finding[] => {
    if (!story.lines) return [];
    const found = String(story.lines[field]);
    const key = `${story.language} ${found}`;
    const other = seen.get(key);
    if (!other) seen.set(key, story);
    return other ? [{ ...place(story, field), rule, found, values: { other: other.path } }] : [];
  });
}

/** Stories of which the other language is missing, or says other things. */
export function checkStories(stories: readonly Story[]): Finding[] {
  const read = stories.filter(({ lines }) => lines);
  // A story whose first lines are broken may be the counterpart that seems missing.
  const unread = (language: Language) =>
    stories.some((each) => each.language === language && !each.lines);
  const missing = read.flatMap((story): Finding[] => {
    const other = story.language === 'nl' ? 'en' : 'nl';
    const pairs = read
      .filter(({ language }) => language === other)
      .map(({ lines }) => lines?.pair ?? '');
    const pair = story.lines?.pair ?? '';
    // Nobody has to translate what may still change.
    if (pairs.includes(pair) || unread(other) || story.lines?.status === 'draft') return [];
    const values = { ...LANGUAGE[other], near: nearest(pair, pairs) || '–' };
    return [{ ...place(story, 'pair'), rule: 'pair-missing', found: pair, values }];
  });
  return [
    ...checkTwice(stories, 'pair', 'duplicate-pair'),
    ...checkTwice(stories, 'order', 'duplicate-order'),
    ...missing,
    ...read.flatMap((dutch) => {
      if (dutch.language !== 'nl') return [];
      const english = read.find(
        ({ language, lines }) => language === 'en' && lines?.pair === dutch.lines?.pair,
      );
      return english ? [...compareLines(dutch, english), ...compareTexts(dutch, english)] : [];
    }),
  ];
}

/** What both languages of a story have in common in their first lines. */
function compareLines(dutch: Story, english: Story): Finding[] {
  const same = (field: string, read: (lines: StoryLines) => unknown): Finding[] => {
    const [ours, theirs] = [dutch, english].map(
      ({ lines }) => JSON.stringify(lines && read(lines)) ?? '',
    );
    return ours === theirs
      ? []
      : [
          {
            ...place(english, field),
            rule: 'pair-differs',
            found: theirs ?? '',
            values: { other: ours ?? '', path: dutch.path },
          },
        ];
  };
  return [
    ...same('order', ({ order }) => order),
    ...same('bill', ({ bill }) => bill),
    ...same('nobodyChose', ({ nobodyChose }) => nobodyChose),
    ...same('status', ({ status }) => status),
    ...same('from', ({ from = null }) => from),
    ...same('until', ({ until = null }) => until),
    ...same('retracted', ({ retracted = null }) => retracted),
    ...same('do.link.to', (lines) => lines.do.link?.to ?? null),
  ];
}

/** Days in a wrong order, and stories taken back without a word why. */
export const checkLives = (stories: readonly Story[], corrected: ReadonlySet<string>): Finding[] =>
  stories.flatMap((story): Finding[] => {
    const { from = '', until, retracted, pair } = story.lines ?? {};
    return [
      ...(until !== undefined && until < from
        ? [
            {
              ...place(story, 'until'),
              rule: 'until-before-from' as const,
              found: until,
              values: { from },
            },
          ]
        : []),
      ...(retracted !== undefined && !corrected.has(pair ?? '')
        ? [
            {
              ...place(story, 'retracted'),
              rule: 'retracted-without-note' as const,
              found: retracted,
              values: { pair: pair ?? '' },
            },
          ]
        : []),
    ];
  });

/** The whole text of a file as one passage, at its beginning. */
function wholeOf({ file, language, passages, front, path }: Story | Page) {
  // Braces that a story writes as such name no figure.
  const text = passages.map((each) => each.text.replace(/\{[^.}]*\}/g, ' ')).join('\n');
  const first = passages[0]?.at(0) ?? { file, line: front?.locate(['title']) ?? 1, field: 'tekst' };
  return { file, field: path, language, text, notes: [], at: () => ({ ...first, field: 'tekst' }) };
}

/** Claims and numbers that one language has and the other hasn't. */
function compareTexts(dutch: Story | Page, english: Story | Page): Finding[] {
  if (!dutch.tree || !english.tree) return [];
  const claims = ({ passages, body }: Story | Page) => [
    ...passages.flatMap(({ notes }) => notes.map(({ id }) => id)),
    ...[...body.matchAll(/^<[A-Z]\w*\s[^>]*?(?:claim|id)="([^"]*)"/gm)].map(([, id = '']) => id),
  ];
  const [ours, theirs] = [new Set(claims(dutch)), new Set(claims(english))];
  const only = [...ours.symmetricDifference(theirs)];
  return [
    ...checkBothLanguages(wholeOf(dutch), wholeOf(english)),
    ...(only.length > 0
      ? [{ ...wholeOf(english).at(), rule: 'claims-differ' as const, found: only.join(', ') }]
      : []),
  ];
}

/** Pages: each name the site asks for, in both languages, and no others. */
export function checkPages(pages: readonly Page[], nameOf: (path: string) => string): Finding[] {
  const at = (language: string, name: string) => `pages/${language}/${name}.mdx`;
  const paths = new Set(pages.map(({ path }) => path));
  const names = new Set<string>(PAGE_FILES);
  const unknown = pages.flatMap(({ file, path }): Finding[] => {
    const name =
      path
        .split('/')
        .at(-1)
        ?.replace(/\.mdx$/, '') ?? '';
    return names.has(name)
      ? []
      : [
          {
            rule: 'page-unknown',
            file,
            line: 1,
            field: '',
            found: name,
            values: { known: PAGE_FILES.join(', ') },
          },
        ];
  });
  const missing = PAGE_FILES.flatMap((name) =>
    (['nl', 'en'] as const).flatMap((language): Finding[] =>
      paths.has(at(language, name))
        ? []
        : [
            {
              rule: 'page-missing',
              file: nameOf(at(language, name)),
              line: 1,
              field: '',
              found: '',
              values: { name: `${name}.mdx`, ...LANGUAGE[language] },
            },
          ],
    ),
  );
  const compared = PAGE_FILES.flatMap((name) => {
    const [dutch, english] = ['nl', 'en'].map((language) =>
      pages.find(({ path }) => path === at(language, name)),
    );
    return dutch && english && name !== 'accessibility' ? compareTexts(dutch, english) : [];
  });
  return [...unknown, ...missing, ...compared];
}
