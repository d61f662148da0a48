import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { TABLE, cellName, named, propertyOf, readCell, readTable } from './names.ts';
import { readPlans } from './read.ts';
import { deriveTables } from './tables.ts';

/** Put before every name, so that nothing which knew the old one finds it. */
const RENAMED = 'zz_';

const [registered] = readPlans();
assert.ok(registered);
const tables = deriveTables(registered.plan);

describe('names', () => {
  it('are taken apart as they were put together', () => {
    assert.deepEqual(readTable(TABLE.after({ id: 'norm' })), { kind: 'after', item: 'norm' });
    assert.deepEqual(readTable(TABLE.optedIn), { kind: 'optedIn', item: '' });
    assert.deepEqual(readTable(TABLE.noised({ id: 'own-use', answers: [1, 2, 3] })), {
      kind: 'noised',
      item: 'own-use',
    });
    for (const { name, dimensions } of tables) {
      assert.ok(readTable(name));
      for (const dimension of dimensions) assert.ok(propertyOf(dimension.name), dimension.name);
    }
    const cell = { arm: 'control', preAsked: 'no' } as const;
    const dimensions = [{ name: 'arm' }, { name: 'pre_asked' }];
    const written = cellName(dimensions, (name) => named(cell)[name] ?? '');
    assert.equal(written, 'arm=control;pre_asked=no');
    assert.deepEqual(Object.fromEntries(readCell(written)), named(cell));
  });

  it('of tables that do not exist are refused', () => {
    assert.throws(() => readTable('guessed.norm'), /there is no table guessed\.norm/);
  });

  it('are spelled nowhere else', () => {
    assert.deepEqual(['src', 'analytics', 'tools', 'bench'].flatMap(spelledIn), []);
  });

  it('can all be renamed: from the plan to the summary nobody else knew the old ones', () => {
    const plain = walk([]);
    const renamed = walk(['--import', './tests/support/renamed-names.ts']);
    const everything = [...renamed.declared, ...renamed.sent, ...renamed.cells];
    for (const name of everything) assert.ok(name.startsWith(RENAMED), `${name} kept its old name`);
    for (const cell of renamed.cells)
      for (const dimension of cell.split(' ')[1]?.split(';') ?? [])
        assert.ok(dimension.startsWith(RENAMED), `${cell} kept its old name`);
    const back: unknown = JSON.parse(JSON.stringify(renamed).replaceAll(RENAMED, ''));
    assert.ok(plain.cells.length > 100);
    assert.deepEqual(back, plain);
  });
});

/** Literals and templates that spell a table, or a property or event that no other word looks like. */
function spelledIn(folder: string): string[] {
  const words = tables.map(({ name }) => name.split('.'));
  const fixed = words.filter(({ length }) => length === 1).flat();
  const prefixes = new Set(words.filter(({ length }) => length > 1).map(([word]) => word));
  // A word for people, as in `answered: 'arrived'`, is no name.
  const value = /(?<!\b(?!(?:table|name|key|id)\b)\w+: )/.source;
  const spelled = new RegExp(
    [
      `${value}(['"\`])(?:${fixed.join('|')})\\1`,
      `['"\`](?:${[...prefixes].join('|')})\\.[$\\w]`,
      '\\b(?:pre_asked|first_time|opted_in)\\b',
      "'pageview'|c2k\\$",
      '\\b(?:sendEvent|submit|track)\\(\\s*[\'"`]',
    ].join('|'),
  );
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:m?[jt]s|tsx|astro)$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => file !== join('analytics', 'plan', 'names.ts'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, place) =>
          spelled.test(line) ? [`${file}:${place + 1}: ${line.trim()}`] : [],
        ),
    );
}

const walkedSchema = z.object({
  declared: z.array(z.string()),
  sent: z.array(z.string()),
  cells: z.array(z.string()),
  summary: z.unknown(),
});

function walk(options: readonly string[]): z.infer<typeof walkedSchema> {
  const child = spawnSync(process.execPath, [...options, 'tests/support/whole-way.ts'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, RENAMED },
  });
  assert.equal(child.status, 0, child.stderr);
  return walkedSchema.parse(JSON.parse(child.stdout));
}
