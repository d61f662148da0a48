import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readDirections } from './directions.ts';
import { checkImports } from './imports.ts';

const TABLE = [
  '## Imports',
  '| Who | May import |',
  '| --- | --- |',
  '| `src/pages` | `src/home` |',
  '| `src/home` | `src/frame`, `analytics/report/schema.ts` |',
  '| `src/frame`, `analytics/report` | nothing |',
  '| `tools` | `analytics` |',
  '',
  '## Next',
].join('\n');

let project: string;
const write = (file: string, ...lines: readonly string[]): void => {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), lines.join('\n'));
};
const faults = (): readonly string[] => checkImports(project).faults;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'imports-'));
  write('docs/architecture.md', TABLE);
  write('src/frame/a.ts', 'export const a = 1;');
  write('src/home/home.astro', '---', "import { a } from '../frame/a.ts';", '---', '<p>{a}</p>');
  write(
    'src/pages/index.astro',
    '---',
    "import Home from '../home/home.astro';",
    '---',
    '<Home />',
  );
  write('analytics/report/schema.ts', 'export type Summary = string;');
  write('analytics/report/inner.ts', 'export const b = 1;');
  write('tools/x.ts', "import '../analytics/report/inner.ts';");
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test('what the table allows passes, and its arrows are counted', () => {
  assert.deepEqual(checkImports(project), { faults: [], arrowsOfSrc: 2 });
});

for (const [kind, file, line, lines] of [
  [
    'a type',
    'src/frame/b.ts',
    2,
    ['', "import type { Summary } from '../../analytics/report/schema.ts';"],
  ],
  ['a type in place', 'src/frame/b.ts', 1, ["export type B = import('../home/home.astro').B;"]],
  ['an import while running', 'src/frame/b.ts', 1, ["void import('../home/home.astro');"]],
  ['an export', 'src/home/b.ts', 1, ["export { b } from '../../analytics/report/inner.ts';"]],
  [
    'a script of a component',
    'src/frame/b.astro',
    4,
    ['---', '---', '<script>', "  import '../home/home.astro';", '</script>'],
  ],
  ['a style sheet', 'src/frame/b.css', 2, ['', "@import '../home/home.astro';"]],
  ['analytics from tools', 'analytics/report/b.ts', 1, ["import '../../tools/x.ts';"]],
  [
    'analytics from tools, by a test',
    'analytics/report/b.test.ts',
    1,
    ["import '../../tools/x.ts';"],
  ],
] as const) {
  test(`a forbidden import is named with file and line: ${kind}`, () => {
    write(file, ...lines);
    assert.ok(
      faults().some(
        (fault) => fault.startsWith(`${file}:${line}: `) && fault.includes('may not import'),
      ),
      faults().join('\n'),
    );
  });
}

test('a circle of files is named with the line of each import, types included', () => {
  write('src/frame/b.ts', "import type { C } from './c.ts';", 'export type B = C;');
  write('src/frame/c.ts', '', "export type { B as C } from './b.ts';");
  assert.deepEqual(faults(), [
    'a circle of files: src/frame/b.ts:1 → src/frame/c.ts:2 → src/frame/b.ts',
  ]);
});

test('a folder without a row is named', () => {
  write('src/new/a.ts', "import '../frame/a.ts';");
  assert.match(faults().join(), /src\/new\/a\.ts:1: .*no folder of the table/);
});

test('a table that lets two folders import each other, names one twice, or is missing is refused', () => {
  const head = '## Imports\n| Who | Whom |\n| --- | --- |\n';
  assert.throws(
    () => readDirections(`${head}| \`a\` | \`b\` |\n| \`b\` | \`a\` |\n`),
    /each other/,
  );
  assert.throws(() => readDirections(`${head}| \`a\` | \`b\` |\n| \`a\` | \`c\` |\n`), /two rows/);
  assert.throws(() => readDirections('## Imports\n'), /no table/);
});
