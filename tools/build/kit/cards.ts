import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { CONTENT } from '../../../analytics/plan/read.ts';
import { ROUTES } from '../../../src/components/frame/routes.ts';
import { readKit } from '../../../src/join-in/read-kit.ts';
import type { KitStory } from '../../../src/join-in/read-kit.ts';
import type { Language } from '../../../src/language.ts';
import { readStoryFiles, readStoryLives } from './story-files.ts';
import type { Card } from './layout.ts';

/** A story of the kit with its drawing, as it stands on its page of the built site. */
export type KitCard = Card & KitStory & { readonly slug: string; readonly path: string };

/**
 * Reads the stories of a language from the kit and from the built site.
 *
 * @param site the folder of the built site
 * @throws Error naming the story that the kit knows and the site doesn't, or that has no drawing
 */
export function readCards(site: string, language: Language, folder: string = CONTENT): KitCard[] {
  const files = readStoryFiles(language, folder);
  const hidden = readStoryLives(language, folder).filter(({ life }) => life !== 'public');
  return readKit(language, folder).flatMap((story) => {
    if (hidden.some(({ pair }) => pair === story.id)) return [];
    const slug = files.get(story.id);
    if (slug === undefined)
      throw new Error(
        `src/content/kit.yaml: id: found "${story.id}", expected the "pair" of a story in src/content/stories/${language}.`,
      );
    const path = `${ROUTES.stories[language]}${slug}/`;
    const file = join(site, path, 'index.html');
    if (!existsSync(file))
      throw new Error(`${file} is missing: build the site first, with npm run build.`);
    const page = parse(readFileSync(file, 'utf8'));
    const pictures = page.querySelectorAll('.graphic__picture');
    const [first] = pictures;
    if (!first)
      throw new Error(`src/content/stories/${language}/${slug}.mdx has no graphic to draw.`);
    const card = {
      ...story,
      slug,
      path,
      address: (page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? path).replace(
        /^https?:\/\/|\/$/g,
        '',
      ),
      drawings: pictures.slice(0, 2).map((picture) => picture.outerHTML),
      alt: first.getAttribute('aria-label') ?? '',
      caveat:
        page.querySelector('.graphic__caveat')?.childNodes[0]?.text.replace(/\s+/g, ' ').trim() ??
        '',
    };
    return [card];
  });
}
