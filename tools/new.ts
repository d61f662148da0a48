import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { complain } from '../analytics/cli/complain.ts';
import { CONTENT } from '../analytics/plan/read.ts';
import { idSchema } from '../analytics/plan/text.ts';
import { readContent } from './check/content/read.ts';
import { newClaim, newPage, newSelfCheck, newSource, newStory } from './check/content/new-texts.ts';
import { PAGE_FILES } from '../src/stories/schema.ts';

/** Writes a file that isn't there yet, and says so. */
function create(path: string, text: string): void {
  const file = join(CONTENT, path);
  if (existsSync(file)) throw new Error(`${file} bestaat al: kies een andere naam.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(file);
}

/** Puts an entry at the end of a list, and says so. */
function append(path: string, text: string): void {
  const file = join(CONTENT, path);
  appendFileSync(file, text);
  console.log(file);
}

const day = (): string => new Date().toISOString().slice(0, 10);
/** The place after the last. */
const after = (orders: readonly number[]): number => Math.max(0, ...orders) + 1;

const KINDS: Readonly<Record<string, (name: string) => void>> = {
  story(name) {
    const order = after(readContent().stories.flatMap(({ lines }) => lines?.order ?? []));
    for (const language of ['nl', 'en'] as const)
      create(`stories/${language}/${name}.mdx`, newStory(name, language, order));
  },
  claim(name) {
    const { known, ledger } = readContent();
    if (known.ids.has(name)) throw new Error(`De claim ${name} bestaat al.`);
    const hasSource = ledger.sources.some(({ value }) => value.id === name);
    append('claims.yaml', newClaim(name, day(), hasSource ? name : undefined));
  },
  source(name) {
    const { sources } = readContent().ledger;
    if (sources.some(({ value }) => value.id === name))
      throw new Error(`De bron ${name} bestaat al.`);
    append('sources.yaml', newSource(name));
  },
  'self-check'(name) {
    const order = after(readContent().checks.checks.map((check) => check.order));
    create(`self-checks/${name}.yaml`, newSelfCheck(name, order));
  },
  page(name) {
    if (!PAGE_FILES.some((each) => each === name))
      throw new Error(
        `Een pagina heeft een adres nodig: ${PAGE_FILES.join(', ')}. Vraag een programmeur om een nieuw adres (CONTRIBUTING.md).`,
      );
    for (const language of ['nl', 'en'] as const)
      create(`pages/${language}/${name}.mdx`, newPage(language));
  },
};

const [kind = '', name = ''] = process.argv.slice(2);
try {
  const make = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!make || !idSchema.safeParse(name).success)
    throw new Error(
      `Gebruik: npm run new -- ${Object.keys(KINDS).join('|')} naam (kleine letters, cijfers en streepjes, hoogstens 24)`,
    );
  make(name);
  console.log(
    'Vul het in; npm run dev laat het zien, npm run -s check:content zegt wat er nog mist.',
  );
} catch (error) {
  complain(error);
}
