import type { Language } from '../language.ts';

/** What there is of every story, in the order of the page. */
export const KIT_KINDS = [
  'square',
  'vertical',
  'share',
  'a4',
  'a3',
  'script',
  'subtitles',
] as const;
export type KitKind = (typeof KIT_KINDS)[number];

const NAMES = {
  square: { nl: 'vierkant.png', en: 'square.png' },
  vertical: { nl: 'staand.png', en: 'vertical.png' },
  share: { nl: 'liggend.png', en: 'wide.png' },
  a4: { nl: 'poster-a4.pdf', en: 'poster-a4.pdf' },
  a3: { nl: 'poster-a3.pdf', en: 'poster-a3.pdf' },
  script: { nl: 'video.md', en: 'video.md' },
  subtitles: { nl: 'ondertitels.srt', en: 'subtitles.srt' },
} as const satisfies Record<KitKind, Record<Language, string>>;

/** What a kind of file is, for who chooses. */
export const KIT_FORMATS: Readonly<Record<KitKind, string>> = {
  square: 'PNG, 1080 × 1080',
  vertical: 'PNG, 1080 × 1920',
  share: 'PNG, 1200 × 630',
  a4: 'PDF',
  a3: 'PDF',
  script: 'Markdown',
  subtitles: 'SRT',
};

/** Where a story's files lie on the site, and in the archive without its first folder. */
export const kitPath = (language: Language, slug: string, kind: KitKind): string =>
  `/kit/${language}/${slug}/${NAMES[kind][language]}`;

/** A small copy of the square, for the page. */
export const previewPath = (language: Language, slug: string): string =>
  `/kit/${language}/${slug}/preview.png`;

/** Everything at once. */
export const ARCHIVE_PATH = '/kit/zonder-vraag-kit.zip';
