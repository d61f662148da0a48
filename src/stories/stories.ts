import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { ROUTES } from '../components/frame/routes.ts';
import type { Alternates } from '../components/frame/routes.ts';
import { otherLanguage } from '../language.ts';
import type { Language } from '../language.ts';

export type Story = CollectionEntry<'stories'>;

const languageOf = (story: Story): Language => (story.id.startsWith('nl/') ? 'nl' : 'en');
const slugOf = (story: Story): string => story.id.slice(3);

/** The address of a story. */
export const storyPath = (story: Story): string =>
  `${ROUTES.stories[languageOf(story)]}${slugOf(story)}/`;

/** The stories of a language, in the order that staff gave them. */
export async function storiesIn(language: Language): Promise<Story[]> {
  const all = await getCollection('stories', (story) => languageOf(story) === language);
  return all.sort((one, other) => one.data.order - other.data.order);
}

/**
 * The pages of all stories of a language.
 *
 * @throws Error when a story has no counterpart in the other language
 */
export async function storyPages(language: Language) {
  const counterparts = await storiesIn(otherLanguage(language));
  return (await storiesIn(language)).map((story) => {
    const other = counterparts.find(({ data }) => data.pair === story.data.pair);
    if (!other) {
      throw new Error(
        `src/content/stories/${story.id}.mdx: pair: found "${story.data.pair}", expected a story with the same pair in the other language`,
      );
    }
    const paths = [story, other].map((each) => [languageOf(each), storyPath(each)] as const);
    const alternates: Alternates = { nl: '', en: '', ...Object.fromEntries(paths) };
    return { params: { story: slugOf(story) }, props: { story, alternates } };
  });
}
