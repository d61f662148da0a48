import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complain } from '../analytics/cli/complain.ts';
import { CONTENT } from '../analytics/plan/read.ts';
import { renderTable } from './check/content/broken/table.ts';
import { readContent } from './check/content/read.ts';
import { statusOf } from './check/content/status.ts';
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
  console.log(statusOf().join('\n'));
}

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
