import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { ROUTES } from '../components/frame/routes.ts';
import type { Alternates } from '../components/frame/routes.ts';
import { otherLanguage } from '../language.ts';
import type { Language } from '../language.ts';
import { claimsOnBill } from '../ledger/bill.ts';
import { fillText } from '../ledger/fill.ts';
import { readLedger } from '../ledger/read.ts';
import { notesOf } from '../ledger/references.ts';
import { isPublic, lifeOf } from './life.ts';

export type Story = CollectionEntry<'stories'>;

const languageOf = (story: Story): Language => (story.id.startsWith('nl/') ? 'nl' : 'en');
/** The last part of the address of a story. */
export const slugOf = (story: Story): string => story.id.slice(3);

/** The address of a story. */
export const storyPath = (story: Story): string =>
  `${ROUTES.stories[languageOf(story)]}${slugOf(story)}/`;

/** While somebody edits, drafts are seen too, and called so. */
const isShown = ({ data }: Story): boolean => import.meta.env.DEV || isPublic(data);
const MARKS = {
  nl: {
    draft: 'concept',
    review: 'ter beoordeling',
    planned: 'gepland',
    over: 'afgelopen',
    retracted: 'ingetrokken',
    public: '',
  },
  en: {
    draft: 'draft',
    review: 'for review',
    planned: 'planned',
    over: 'over',
    retracted: 'retracted',
    public: '',
  },
} as const;

/** A story whose first lines have their figures in them. */
function withFigures(story: Story, language: Language): Story {
  const ledger = readLedger();
  const fill = (text: string) => fillText(text, language, ledger);
  const { title, summary, do: action } = story.data;
  const mark = MARKS[language][lifeOf(story.data)];
  const data = {
    ...story.data,
    title: mark ? `[${mark}] ${fill(title)}` : fill(title),
    summary: fill(summary),
  };
  return { ...story, data: { ...data, do: { ...action, text: fill(action.text) } } };
}

/** The claims of a story, in the order of its notes: those of its bill first. */
export function storyClaims({ data, body = '' }: Story): string[] {
  return [...new Set([...claimsOnBill(data.bill), ...notesOf(body)])];
}

/** The stories of a language, in the order that staff gave them. */
export async function storiesIn(language: Language): Promise<Story[]> {
  const all = await getCollection(
    'stories',
    (story) => languageOf(story) === language && isShown(story),
  );
  return all
    .map((story) => withFigures(story, language))
    .sort((one, other) => one.data.order - other.data.order);
}

/**
 * The pages of all stories of a language, each with the story after it; after the last comes the first.
 *
 * @throws Error when a story has no counterpart in the other language
 */
export async function storyPages(language: Language) {
  const counterparts = new Map(
    (await storiesIn(otherLanguage(language))).map((each) => [each.data.pair, each]),
  );
  const all = await storiesIn(language);
  return all.map((story, place) => {
    const other = counterparts.get(story.data.pair);
    const next = all[place + 1] ?? all[0] ?? story;
    if (!other && isPublic(story.data)) {
      throw new Error(
        `src/content/stories/${story.id}.mdx: pair: found "${story.data.pair}", expected a story with the same pair in the other language`,
      );
    }
    // A draft that nobody translated yet has the list beside it.
    const paths = [story, ...(other ? [other] : [])].map(
      (each) => [languageOf(each), storyPath(each)] as const,
    );
    const alternates: Alternates = { ...ROUTES.stories, ...Object.fromEntries(paths) };
    return { params: { story: slugOf(story) }, props: { story, alternates, next } };
  });
}
