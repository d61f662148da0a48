import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complain } from '../analytics/cli/complain.ts';
import { CONTENT } from '../analytics/plan/read.ts';
import { lifeOf } from '../src/stories/life.ts';
import type { Life } from '../src/stories/life.ts';
import { checkContent } from './check/content/check.ts';
import { renderTable } from './check/content/broken/table.ts';
import { readContent } from './check/content/read.ts';
import { confirmTranslations } from './check/content/translations.ts';

const FILE = join(CONTENT, 'translations.yaml');

/** `npm run content -- confirm [name …]`: somebody compared both languages of these texts, or of all. */
function confirm(names: readonly string[]): void {
  const { units } = readContent();
  const known = units.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`Er is geen tekst ${unknown.join(', ')}. Er zijn: ${known.join(', ')}.`);
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : undefined;
  writeFileSync(FILE, confirmTranslations(units, before, names));
  console.log(
    `${names.length === 0 ? 'Alle vertalingen zijn' : `${names.join(', ')}:`} bevestigd in ${FILE}.`,
  );
}

/** `npm run content -- table`: writes what the check stops and lets pass, for the docs. */
function writeTable(): void {
  writeFileSync('docs/content-check.md', renderTable());
  console.log('docs/content-check.md is geschreven.');
}

/** `npm run content -- status`: what is due, for whom. */
function showStatus(): void {
  const read = readContent();
  const findings = checkContent();
  const lives = read.stories.flatMap(({ lines, path }) => {
    const life = lines && lifeOf(lines);
    if (!lines || !life || life === 'public') return [];
    const { from, until, retracted, waitsFor } = lines;
    const when = {
      draft: '',
      review: '',
      public: '',
      planned: `vanaf ${from ?? ''}`,
      over: `tot en met ${until ?? ''}`,
      retracted: `sinds ${retracted ?? ''}`,
    }[life];
    return [
      `  ${LIVES[life]} ${[when, waitsFor && `wacht op ${waitsFor}`].filter(Boolean).join(', ')}  ${path}`,
    ];
  });
  const due = DUE.flatMap(([who, rules]) => {
    const those = findings.filter(({ rule }) => rules.includes(rule));
    return those.length === 0
      ? []
      : [
          `${who} (${those.length})`,
          ...those.map(({ file, line, field }) => `  ${file}:${line} ${field}`),
        ];
  });
  const shown = read.stories.length - lives.length;
  console.log(
    [`Verhalen op de site: ${shown}; niet op de site: ${lives.length}`, ...lives, ...due].join(
      '\n',
    ),
  );
}

const LIVES: Readonly<Record<Life, string>> = {
  draft: 'concept',
  review: 'ter beoordeling',
  planned: 'gepland',
  public: 'op de site',
  over: 'afgelopen',
  retracted: 'ingetrokken',
};
/** Whose turn it is, by what the check finds. */
const DUE: readonly (readonly [string, readonly string[]])[] = [
  ['Feiten: leg deze cijfers naast hun bron', ['claim-unchecked', 'claim-overdue']],
  ['Preventie: bel of open deze hulp', ['help-unchecked']],
  [
    'Vertaling: leg beide talen naast elkaar',
    ['translation-old', 'translation-both', 'translation-new'],
  ],
  [
    'Redactie: kijk naar deze woorden',
    ['stigma', 'text-hard', 'link-vague', 'link-language', 'yaml-hash'],
  ],
  ['Redactie: ruim op', ['claim-unused', 'source-unused', 'kit-missing']],
];

const COMMANDS: Readonly<Record<string, (words: readonly string[]) => void>> = {
  status: showStatus,
  confirm,
  table: writeTable,
};

const [command = '', ...words] = process.argv.slice(2);
try {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run) throw new Error(`Gebruik: npm run content -- ${Object.keys(COMMANDS).join('|')}`);
  run(words);
} catch (error) {
  complain(error);
}
