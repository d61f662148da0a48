import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FaultError } from '../../analytics/plan/yaml-file.ts';
import { readLedger } from './read.ts';
import { findReferences, notesOf } from './references.ts';
import { numbersNotIn } from './typed-figures.ts';
import { weekendRatios } from './waste-water.ts';

describe('the ledger of claims', () => {
  let folder = '';
  const beforeChange = () => {
    for (const name of ['claims.yaml', 'sources.yaml'])
      writeFileSync(join(folder, name), readFileSync(`src/content/${name}`));
  };
  const change = (from: RegExp, to: string) => {
    const file = join(folder, 'claims.yaml');
    const text = readFileSync(file, 'utf8');
    assert.match(text, from);
    writeFileSync(file, text.replace(from, to));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    beforeChange();
    writeFileSync(
      join(folder, 'story.mdx'),
      '\n<Said claim="port-arrests-2024" as="one-in-five" />\n',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives every claim its sources, those of a computed claim from what it was computed from', () => {
    const ledger = readLedger(folder);
    for (const { id, sources } of ledger.values()) {
      assert.ok(sources.length > 0, id);
      assert.ok(
        sources.every(({ url }) => url.startsWith('https://')),
        id,
      );
    }
    const publishers = ledger.get('hundred-pills')?.sources.map(({ publisher }) => publisher);
    assert.ok(publishers?.includes('EMCDDA') && publishers.includes('Zorgkrant'));
  });

  it('computes sums from their input claims, and rounds where the claim says so', () => {
    const { grams } = readLedger(folder).get('pill-waste')?.figures ?? {};
    assert.ok(Math.abs((grams?.low ?? 0) - 0.828) < 1e-9);
    assert.ok(Math.abs((grams?.high ?? 0) - 7.009) < 1e-9);
    const text = readLedger(folder).get('hundred-pills')?.text;
    assert.match(text?.nl ?? '', /100 tot 700 gram/);
  });

  it('stops, and names each place to rewrite, when a figure leaves its words', () => {
    change(/value: 59/, 'value: 30');
    assert.throws(
      () => readLedger(folder),
      (error) => {
        assert.ok(error instanceof FaultError);
        const said = error.faults.filter(({ field }) =>
          field.startsWith('port-arrests-2024.said.'),
        );
        assert.ok(said.some(({ file }) => file === join(folder, 'claims.yaml')));
        assert.ok(said.some(({ file, line }) => file === join(folder, 'story.mdx') && line === 2));
        return true;
      },
    );
  });

  it('refuses digits typed in a sentence, a figure that is computed from itself, and an unknown name', () => {
    for (const [from, to, expected] of [
      [/vond de politie \{dumps\}/, 'vond de politie 217', /no digits/],
      [/value: arrests - minors/, 'value: older - minors', /sum/],
      [/value: arrests - minors/, 'value: arrests - nobody', /sum/],
      [/vond de politie \{dumps\}/, 'vond de politie {barrels}', /name that exists/],
    ] as const) {
      beforeChange();
      change(from, to);
      assert.throws(() => readLedger(folder), expected, String(to));
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
  });

  it('finds a claim however its tag is quoted or broken over lines', () => {
    const tags = [
      `<Claim id='one' />`,
      `<Claim\n  id="two"\n/>`,
      `<Claim id={"three"} />`,
      '<Claim id={`four`} />',
      `<Guess question="a > b" claim="five" />`,
    ];
    assert.deepEqual(notesOf(tags.join('\n')), ['one', 'two', 'three', 'four', 'five']);
  });
});

describe('figures in texts', () => {
  const ledger = readLedger();
  const found = (faults: readonly { readonly found: string }[]) => faults.map((each) => each.found);

  it("finds what a study's text says and its claim no longer does, digits and words", () => {
    const claim = ledger.get('port-arrests-2024');
    assert.ok(claim);
    const text = 'In 2024 werden 267 opgepakt, de jongste was dertien.';
    assert.deepEqual(found(numbersNotIn(claim, text)), ['267', 'dertien']);
    const right = 'In 2024 werden 266 opgepakt, de jongste was veertien.';
    assert.deepEqual(numbersNotIn(claim, right), []);
  });

  it('computes weekend over weekday in waste water from the columns of the days', () => {
    const ratios = (metabolite: string) =>
      weekendRatios(metabolite, 2025, '2026-copy').map(({ ratio }) => ratio);
    const { figures } = ledger.get('sewage-weekend-2025') ?? {};
    for (const [metabolite, figure] of [
      ['MDMA', figures?.ecstasy],
      ['cocaine', figures?.cocaine],
    ] as const) {
      assert.equal(Math.min(...ratios(metabolite)).toFixed(1), figure?.low?.toFixed(1));
      assert.equal(Math.max(...ratios(metabolite)).toFixed(1), figure?.high?.toFixed(1));
      assert.equal(ratios(metabolite).length, figures?.cities?.value);
    }
  });
});
