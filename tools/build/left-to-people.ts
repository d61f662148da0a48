import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT } from '../../analytics/plan/read.ts';
import { readServices } from '../../src/help/read.ts';
import { readLedger } from '../../src/ledger/read.ts';

/** What an operator still has to fill in on a page. */
const PLACEHOLDER = /\[(?:nog in te vullen|to be filled in)[^\]]*\]/g;

/** What no program can do: a line for each kind, for the build to print; nothing when all is done. */
export function leftToPeople(folder = CONTENT): string[] {
  const unchecked = (each: { id: string; checked: string | null }[]) =>
    each.filter(({ checked }) => checked === null).map(({ id }) => id);
  const claims = unchecked([...readLedger(folder).values()]);
  const services = unchecked(readServices(folder));
  const pages = readdirSync(join(folder, 'pages'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .flatMap((name) => {
      const open = readFileSync(join(folder, 'pages', name), 'utf8').match(PLACEHOLDER) ?? [];
      return open.map((each) => `pages/${name.replaceAll('\\', '/')} ${each}`);
    })
    .sort();
  return [
    ...(claims.length > 0
      ? [
          `claims.yaml: to be compared with their source by a person, then fill in "checked" (${claims.length}): ${claims.join(', ')}.`,
        ]
      : []),
    ...(services.length > 0
      ? [
          `help.yaml: to be called or opened by a person, then fill in "checked": ${services.join(', ')}.`,
        ]
      : []),
    ...(pages.length > 0
      ? [`To be filled in between square brackets (${pages.length}): ${pages.join(', ')}.`]
      : []),
  ];
}
