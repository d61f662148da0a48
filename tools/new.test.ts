import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkContent } from './check/content/check.ts';
import { formatFinding, stops } from './check/content/finding.ts';
import { CONTENT_SCHEMAS, jsonSchemaOf } from './build/content-schemas.ts';

describe('npm run new', () => {
  let folder = '';
  const make = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['tools/new.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: folder },
    });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    cpSync('src/content', folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('makes a story in both languages and a self-check that are sound as they are', () => {
    assert.equal(make('story', 'proefverhaal').status, 0);
    assert.equal(make('self-check', 'proeftest').status, 0);
    assert.equal(make('source', 'proefbron').status, 0);
    const stopped = checkContent({ folder }).filter(stops);
    assert.deepEqual(
      stopped.map((each) => formatFinding(each)),
      [],
    );
    assert.match(
      readFileSync(join(folder, 'stories/en/proefverhaal.mdx'), 'utf8'),
      /status: draft/,
    );
  });

  it('makes a claim that lacks its source alone', () => {
    assert.equal(make('claim', 'proefclaim').status, 0);
    const rules = checkContent({ folder })
      .filter(stops)
      .map(({ rule }) => rule);
    assert.deepEqual(rules, ['source-unknown']);
  });

  it('writes over nothing, and says what it can make', () => {
    assert.match(make('story', 'proefverhaal').stderr, /bestaat al/);
    assert.match(make('gedicht', 'proef').stderr, /Gebruik: npm run new -- story\|claim/);
    assert.match(make('story', 'Mijn Verhaal').stderr, /kleine letters/);
    assert.match(make('page', 'winkel').stderr, /adres nodig/);
  });
});

describe('the schemas of content for editors', () => {
  it('describe every field of a story and a claim in words', () => {
    for (const name of ['story', 'page'] as const) {
      const { properties = {} } = jsonSchemaOf(CONTENT_SCHEMAS[name]);
      for (const [field, shape] of Object.entries(properties))
        assert.ok(typeof shape === 'object' && shape.description !== undefined, `${name}.${field}`);
    }
  });

  it('leave nothing of a kind of file out', () => {
    for (const [name, schema] of Object.entries(CONTENT_SCHEMAS))
      assert.doesNotMatch(JSON.stringify(jsonSchemaOf(schema)), /"properties":\{\}/, name);
  });
});
