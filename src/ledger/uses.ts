import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A place in a file. */
export type Place = { readonly file: string; readonly line: number };

const OWN_WORDS = /\.(astro|tsx?)$/;
const EDITED = /\.(mdx|ya?ml)$/;

const filesIn = (folder: string, kind: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => kind.test(file) && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));

/** Every place, in content and in the pages' own words, that puts the words `name` of a claim into a text. */
export function findUses(content: string, claim: string, name: string): Place[] {
  const elsewhere = new RegExp(
    `\\{${claim}\\.${name}\\}|<Said\\b(?=[^>]*claim="${claim}")[^>]*as="${name}"`,
  );
  return [...filesIn(content, EDITED), ...filesIn('src', OWN_WORDS)].flatMap((file) => {
    let entry = '';
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        entry = /^- id: (\S+)/.exec(text)?.[1] ?? entry;
        const own = file.endsWith('claims.yaml') && entry === claim && text.includes(`{${name}}`);
        return own || elsewhere.test(text) ? [{ file, line: index + 1 }] : [];
      });
  });
}
