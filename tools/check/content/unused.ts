import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from './finding.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** The pages' own code, which names claims too; read once. */
let code: string | undefined;
const codeOfPages = (): string =>
  (code ??= readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|tsx?)$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => readFileSync(join(PROJECT, 'src', file), 'utf8'))
    .join('\n'));

type Entry = { readonly id: string; readonly file: string; readonly line: number };

/** Claims that no text, sum or page names, and sources that no claim is from. */
export function checkUnused(
  claims: readonly Entry[],
  sources: readonly Entry[],
  texts: ReadonlyMap<string, string>,
): Finding[] {
  const all = [...texts].filter(([path]) => !/^(studies\/versions\/|translations)/.test(path));
  const named = (id: string, where: string): boolean =>
    new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(where);
  const claimsText = texts.get('claims.yaml') ?? '';
  const elsewhere = [
    ...all.filter(([path]) => path !== 'claims.yaml').map(([, text]) => text),
    codeOfPages(),
  ].join('\n');
  const withoutIds = claimsText.replace(/^- id:.*$/gm, '');
  return [
    ...claims
      .filter(({ id }) => !named(id, elsewhere) && !named(id, withoutIds))
      .map(({ id, ...entry }): Finding => ({
        ...entry,
        rule: 'claim-unused',
        field: 'id',
        found: id,
      })),
    ...sources
      .filter(({ id }) => !named(id, claimsText))
      .map(({ id, ...entry }): Finding => ({
        ...entry,
        rule: 'source-unused',
        field: 'id',
        found: id,
      })),
  ];
}
