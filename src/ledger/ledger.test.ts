import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FaultError } from '../../analytics/plan/yaml-file.ts';
import { readLedger } from './read.ts';
import { checkReferences, findReferences } from './references.ts';
import { checkWording } from './wording.ts';

describe('the ledger of claims', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    for (const name of ['claims.yaml', 'sources.yaml'])
      cpSync(`src/content/${name}`, join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives every claim its source and the day it was checked', () => {
    for (const claim of readLedger(folder).values()) {
      assert.ok(claim.from.url.startsWith('https://'), claim.id);
      assert.match(String(claim.checked), /^\d{4}-\d{2}-\d{2}$/);
    }
  });

  for (const [what, from, to, expected] of [
    ['an unknown source', /source: \S+/, 'source: hearsay', /sources\.yaml/],
    ['no source', /\n {2}source: \S+/, '', /./],
    ['one language only', /\n {4}en: .*/, '', /./],
  ] as const) {
    it(`refuses a claim with ${what}, by file and line`, () => {
      const file = join(folder, 'claims.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
      assert.throws(
        () => readLedger(folder),
        (error) => {
          assert.ok(error instanceof FaultError);
          const [fault] = error.faults;
          assert.equal(fault?.file, file);
          assert.ok(fault.line > 0);
          assert.match(fault.expected, expected);
          return true;
        },
      );
    });
  }

  it('finds references in stories and in YAML, and names the line of an unknown one', () => {
    const story = 'One\n<Claim id="waste-dumps-2024" /> and [note:made-up]\n';
    assert.deepEqual(
      findReferences(story).map(({ id }) => id),
      ['waste-dumps-2024', 'made-up'],
    );
    const [fault] = checkReferences(readLedger(folder), 'story.mdx', story);
    assert.deepEqual([fault?.file, fault?.line, fault?.found], ['story.mdx', 2, '"made-up"']);
  });

  it("names the line of a story's bill with a claim that isn't there", () => {
    const story = '---\ntitle: T\nbill: [waste-dumps-2024, made-up]\n---\n';
    const faults = checkReferences(readLedger(folder), 'story.mdx', story);
    assert.deepEqual(
      faults.map(({ line, found }) => [line, found]),
      [[3, '"made-up"']],
    );
  });
});

describe('wording', () => {
  it('names words that stigmatise, and what to write instead', () => {
    const [fault] = checkWording('page.mdx', 'Een\ndrugsgebruiker zegt');
    assert.equal(fault?.line, 2);
    assert.match(fault.expected, /mensen die drugs gebruiken/);
  });

  it('lets people who use drugs be people', () => {
    assert.deepEqual(
      checkWording('page.mdx', 'mensen die drugs gebruiken, people who use drugs'),
      [],
    );
  });
});
