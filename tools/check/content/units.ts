import type { Language } from '../../../analytics/plan/text.ts';
import type { StoryFile } from './story-file.ts';
import type { Unit } from './translations.ts';
import { openYaml } from './yaml-source.ts';
import type { Written } from './yaml-source.ts';

type Given = {
  readonly texts: ReadonlyMap<string, string>;
  readonly nameOf: (path: string) => string;
  readonly stories: readonly StoryFile<{ readonly pair: string }>[];
  readonly pages: readonly StoryFile<unknown>[];
};

/** Every text that is translated: a story or page, an entry of a list, a self-check. */
export const unitsOf = (given: Given): Unit[] => [
  ...pairsOf(given.stories, ({ lines }) => (lines ? `stories/${lines.pair}` : undefined)),
  ...pairsOf(
    given.pages,
    ({ path }) => `pages/${path.split('/').at(-1)?.replace('.mdx', '') ?? ''}`,
  ),
  ...['claims', 'help', 'kit'].flatMap((name) => entriesOf(given, name)),
  ...[...given.texts].flatMap(([path, text]) =>
    path.startsWith('self-checks/')
      ? unitOf(
          `self-checks/${path.slice('self-checks/'.length, -'.yaml'.length)}`,
          given.nameOf(path),
          openYaml(text).written,
        )
      : [],
  ),
];

function pairsOf<T>(
  files: readonly StoryFile<T>[],
  nameOf: (file: StoryFile<T>) => string | undefined,
): Unit[] {
  const named = files.flatMap((each) => {
    const name = nameOf(each);
    return name === undefined || !each.tree ? [] : [{ name, each }];
  });
  return named.flatMap(({ name, each: dutch }) => {
    const english = named.find(
      (other) => other.name === name && other.each.language === 'en',
    )?.each;
    if (dutch.language !== 'nl' || !english) return [];
    const textOf = ({ passages, body }: StoryFile<T>) =>
      `${passages.map(({ text }) => text).join('\n')}\n${body}`;
    const placeOf = ({ file }: StoryFile<T>) => ({ file, line: 1, field: 'tekst' });
    return [
      {
        name,
        texts: { nl: textOf(dutch), en: textOf(english) },
        places: { nl: placeOf(dutch), en: placeOf(english) },
      },
    ];
  });
}

function entriesOf({ texts, nameOf }: Given, name: string): Unit[] {
  const source = openYaml(texts.get(`${name}.yaml`) ?? '[]');
  if (!Array.isArray(source.data)) return [];
  return source.data.flatMap((entry: unknown, index) => {
    const id: unknown =
      typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : undefined;
    const own = source.written.filter(({ path }) => path[0] === index);
    return typeof id === 'string' ? unitOf(`${name}/${id}`, nameOf(`${name}.yaml`), own) : [];
  });
}

function unitOf(name: string, file: string, written: readonly Written[]): Unit[] {
  const of = (language: Language) =>
    written.filter(({ path, value }) => path.at(-1) === language && typeof value === 'string');
  const textOf = (language: Language) =>
    of(language)
      .map(({ value }) => String(value))
      .join('\n');
  const placeOf = (language: Language) => ({
    file,
    line: of(language)[0]?.line ?? 1,
    field: name.split('/')[1] ?? name,
  });
  if (of('nl').length + of('en').length === 0) return [];
  return [
    {
      name,
      texts: { nl: textOf('nl'), en: textOf('en') },
      places: { nl: placeOf('nl'), en: placeOf('en') },
    },
  ];
}
