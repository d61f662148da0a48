import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { checkPlan } from './checks.ts';
import { PLAN_FIELDS } from './meaning.ts';
import { STUDIES, readPlan, readPlans } from './read.ts';
import { planSchema } from './schema.ts';
import { planHash } from './version.ts';
import { FaultError } from './yaml-file.ts';

const STUDY = 'invisible-bill';
const LOGGED = `wording:
  - { day: 2026-12-01, field: hypotheses, why: { nl: Een woord, en: A word } }
`;

describe('what a change of a registered plan does', () => {
  let folder = '';
  const file = () => join(folder, `${STUDY}.yaml`);
  const edit = (from: string, to: string): void => {
    const before = readFileSync(file(), 'utf8');
    assert.ok(before.includes(from), from);
    writeFileSync(file(), before.replace(from, to));
  };
  const faults = () => {
    try {
      readPlans(folder);
      return [];
    } catch (error) {
      assert.ok(error instanceof FaultError, String(error));
      return error.faults;
    }
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studies-'));
    cpSync(STUDIES, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('every field of the schema is on the list, with a reason', () => {
    assert.deepEqual(Object.keys(PLAN_FIELDS).sort(), Object.keys(planSchema.shape).sort());
    for (const { why } of Object.values(PLAN_FIELDS)) assert.ok(why.length > 10);
  });

  it('what was registered before keeps its hash', () => {
    const hash = (version: number) =>
      planHash(readPlan(join(STUDIES, `versions/${STUDY}.v${version}.yaml`)).plan);
    assert.equal(hash(2).slice(0, 8), 'b498bbfe');
    assert.equal(hash(3).slice(0, 8), 'b6aeecc1');
  });

  it('a corrected word keeps the label, once the log of wording names it', () => {
    const [before] = readPlans(folder);
    edit('maakt vaker een als-dan-plan', 'maakt váker een als-dan-plan');
    const [fault] = faults();
    assert.equal(fault?.field, 'hypotheses.0.nl');
    assert.match(fault.expected, /wording/);
    edit('minimumSeconds:', `${LOGGED}\nminimumSeconds:`);
    assert.equal(readPlans(folder)[0]?.version, before?.version);
  });

  for (const [what, from, to] of [
    ['embargo', 'embargo: 2026-11-02', 'embargo: 2027-11-02'],
    ['name of an arm', '{ nl: Neutrale bon, en: Neutral receipt }', '{ nl: Zonder, en: Without }'],
  ] as const) {
    it(`a moved ${what} asks for a line in the log, and for no new version`, () => {
      edit(from, to);
      assert.ok(faults().length > 0 && faults().every(({ expected }) => /wording/.test(expected)));
    });
  }

  it('a cost and a closing day are free', () => {
    edit('registered: 2026-11-25', 'registered: 2026-11-25\nclosed: 2027-03-01');
    edit(
      '    utmSources: [poster, screen]\n',
      '    utmSources: [poster, screen]\n    costInEuros: 900\n',
    );
    assert.deepEqual(faults(), []);
  });

  for (const [what, from, to] of [
    ['line of a bill', 'Nummer van je jas', 'Nummer van je tas'],
    ['question', 'ben ik van plan om', 'wil ik graag'],
    ['planned number', 'n: 4000', 'n: 4001'],
    ['rule for weeks', 'n: 4000', 'n: 4000\n  leaveOut: { draw: true }'],
  ] as const) {
    it(`another ${what} needs a new version`, () => {
      edit(from, to);
      assert.match(faults()[0]?.found ?? '', /another meaning/);
    });
  }
});

describe('a plan that contradicts itself', () => {
  const { plan } = readPlan(join(STUDIES, `${STUDY}.yaml`));
  const withTarget = (target: string[], improvement: 'higher' | 'lower') =>
    checkPlan({
      ...plan,
      outcomes: plan.outcomes.map((outcome, place) =>
        place === 0 ? { ...outcome, target, improvement } : outcome,
      ),
    });

  it('has no target that holds every answer', () => {
    const [fault] = withTarget(['1', '2', '3', '4', '5'], 'higher');
    assert.equal(fault?.found, 'every answer');
  });

  it('has no improvement away from its target, nor a target from the middle', () => {
    assert.match(withTarget(['4', '5'], 'lower')[0]?.found ?? '', /improvement: lower/);
    assert.match(withTarget(['2', '3'], 'higher')[0]?.expected ?? '', /highest/);
    assert.match(withTarget(['1', '5'], 'higher')[0]?.expected ?? '', /highest/);
    assert.deepEqual(withTarget(['5'], 'higher'), []);
    assert.deepEqual(withTarget(['1', '2'], 'lower'), []);
  });

  it('has no follow-up whose every answer is the target', () => {
    assert.ok(plan.followUp);
    const primary = { ...plan.followUp.primary, target: ['no', 'yes'] };
    const [fault] = checkPlan({ ...plan, followUp: { ...plan.followUp, primary } });
    assert.equal(fault?.found, 'every answer');
  });
});
