import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { compileCheck } from '../../src/self-check/compile.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { textsOfArm } from '../plan/arms.ts';
import { STUDIES, readAcceptedPlans, readPlans } from '../plan/read.ts';
import { withoutArm } from '../plan/without-arm.ts';

const STUDY = 'invisible-bill';
const [before] = readPlans();
assert.ok(before);

describe('a text taken out of a study', () => {
  let folder = '';
  const file = () => join(folder, `${STUDY}.yaml`);
  const measure = (...words: string[]) =>
    spawnSync(process.execPath, ['analytics/cli.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, STUDIES_DIR: folder },
    });
  const edit = (from: string | RegExp, to: string): void => {
    const text = readFileSync(file(), 'utf8');
    assert.notEqual(text.replace(from, to), text, 'the edit changes something');
    writeFileSync(file(), text.replace(from, to));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'without-'));
    cpSync(STUDIES, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is gone everywhere; the plan is sound, registered, and a version of its own', () => {
    const { status, stdout, stderr } = measure('without', 'dialogue');
    assert.deepEqual([status, stderr], [0, '']);
    const [after] = readPlans(folder);
    assert.ok(after);
    assert.match(stdout, new RegExp(`Wrote ${STUDY} ${after.version} without "dialogue"`));
    assert.equal(after.plan.version, before.plan.version + 1);
    assert.notEqual(after.version, before.version);
    assert.deepEqual(
      after.plan.arms.map(({ id }) => id),
      ['control', 'bill'],
    );
    const checked = measure('plan', 'check');
    assert.equal(checked.status, 0, checked.stderr);
    // What a visitor can meet is compiled from the plan, the other texts at the end included.
    const check = readSelfChecks().find(({ study }) => study?.plan.id === STUDY);
    const arm = before.plan.arms.find(({ id }) => id === 'dialogue');
    assert.ok(check && arm);
    const kept = JSON.stringify(after.plan.arms);
    for (const language of ['nl', 'en'] as const) {
      const own: string[] = textsOfArm(arm)
        .map((text) => text[language].slice(0, 30))
        .filter((start) => !kept.includes(start));
      assert.ok(own.length > 5);
      const script: string = JSON.stringify(compileCheck({ ...check, study: after }, language));
      assert.deepEqual(
        own.filter((start) => script.includes(start)),
        [],
      );
    }
  });

  it('leaves the old version accepted, under its own counts', () => {
    measure('without', 'dialogue', STUDY);
    const labels = (days: number) =>
      readAcceptedPlans(new Date(Date.now() + 86_400_000 * days), folder).map(
        ({ version }) => version,
      );
    assert.ok(labels(0).includes(before.version));
    assert.ok(!labels(61).includes(before.version));
  });

  it('changes only the lines of that arm, the version and the day', () => {
    const text = readFileSync(file(), 'utf8');
    measure('without', 'dialogue');
    const after = new Set(readFileSync(file(), 'utf8').split('\n'));
    const lines = text.split('\n');
    const from = lines.indexOf('  - id: dialogue');
    const to = lines.findIndex((line) => line.startsWith('preAskedShare'));
    const elsewhere = lines.filter(
      (line, place) => (place < from || place >= to) && !/^(version|registered):/.test(line),
    );
    assert.deepEqual(
      elsewhere.filter((line) => !after.has(line)),
      [],
    );
    assert.ok(lines.filter((line) => line.trim().startsWith('#')).length >= 4);
  });

  it('raises the planned number where the arms that stay need more', () => {
    edit(/id: bill\n {4}form: bill\n {4}ratio: 1/, 'id: bill\n    form: bill\n    ratio: 9');
    edit(/version: 4/, 'version: 5');
    assert.equal(measure('plan', 'register', STUDY).status, 0);
    const { status, stdout, stderr } = measure('without', 'dialogue');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /planned\.n: 4000 became \d+/);
    assert.equal(measure('plan', 'check').status, 0);
  });

  for (const [what, words, says] of [
    [
      'the control',
      ['control'],
      /control of invisible-bill: it can't be taken out.*bill, dialogue/,
    ],
    ['a text there is not', ['poster'], /ARM: found poster, expected .*: bill, dialogue\n$/],
    ['nothing', [], /Usage: npm run measure -- without ARM/],
    ['a study there is not', ['bill', 'other'], /STUDY: found other, expected one of/],
  ] as const) {
    it(`refuses ${what}, and writes nothing`, () => {
      const names = readdirSync(folder, { recursive: true });
      const text = readFileSync(file(), 'utf8');
      const { status, stderr } = measure('without', ...words);
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.deepEqual(readdirSync(folder, { recursive: true }), names);
      assert.equal(readFileSync(file(), 'utf8'), text);
    });
  }

  it('refuses the last text beside the control, and says how a study ends', () => {
    assert.equal(measure('without', 'dialogue').status, 0);
    const { status, stderr } = measure('without', 'bill');
    assert.equal(status, 2);
    assert.match(stderr, /last text .*End the study with "closed: \d{4}-\d\d-\d\d"/);
  });

  it('refuses a study that is closed', () => {
    edit('registered:', 'closed: 2026-11-20\nregistered:');
    assert.match(measure('without', 'bill').stderr, /closed on 2026-11-20/);
  });
});

describe('anchors of an arm that goes', () => {
  const next = { version: 2, registered: '2027-01-01' };
  const yaml = `version: 1
arms:
  # The neutral one.
  - id: control
    front: &evening { title: a }
  - id: bill
    front: &evening { title: &word b }
    place: &place { what: *word }
  - id: dialogue
    front: *evening
    place: *place
    more: *evening # again
`;
  it('move to where they are used first, with what they stood for', () => {
    const document = withoutArm(yaml, 'bill', next);
    assert.deepEqual(document.toJS(), {
      version: 2,
      registered: '2027-01-01',
      arms: [
        { id: 'control', front: { title: 'a' } },
        { id: 'dialogue', front: { title: 'b' }, place: { what: 'b' }, more: { title: 'b' } },
      ],
    });
    assert.match(String(document), /# The neutral one\.[^]*# again/);
  });
  it('stay where the arm only used them', () => {
    assert.deepEqual(withoutArm(yaml, 'dialogue', next).get('version'), 2);
    assert.match(String(withoutArm(yaml, 'dialogue', next)), /&place \{ what: \*word \}/);
  });
});
