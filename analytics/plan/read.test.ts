import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { STUDIES, readAcceptedPlans, readPlan, readPlans } from './read.ts';
import { FaultError } from './yaml-file.ts';

const STUDY = 'invisible-bill';

describe('reading plans', () => {
  let folder = '';
  const file = () => join(folder, `${STUDY}.yaml`);
  const edit = (from: string | RegExp, to: string): void => {
    const before = readFileSync(file(), 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, 'the edit changes something');
    writeFileSync(file(), after);
  };
  const faultsOf = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
    return [];
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studies-'));
    cpSync(STUDIES, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the plan as registered', () => {
    const [plan] = readPlans(folder);
    assert.equal(plan?.plan.id, STUDY);
    assert.match(plan.version, /^\d+-[0-9a-f]{8}$/);
  });

  it('names file, line, field, found and expected of every fault at once', () => {
    edit('ratio: 1\n    name: { nl: Bon van anderen', 'ratio: -1\n    name: { nl: Bon van anderen');
    edit('minimumSeconds: 20', 'minimumSeconds: soon');
    const faults = faultsOf(() => readPlan(file()));
    assert.equal(faults.length, 2);
    const lines = readFileSync(file(), 'utf8').split('\n');
    for (const { line, field, found, expected } of faults) {
      assert.match(lines[line - 1] ?? '', /ratio: -1|minimumSeconds: soon/);
      assert.match(field, /arms\.1\.ratio|minimumSeconds/);
      assert.ok(found && expected);
    }
  });

  it('refuses two control arms, and a target that no answer has', () => {
    edit('- id: dialogue\n', '- id: dialogue\n    control: true\n');
    assert.ok(faultsOf(() => readPlan(file())).some(({ found }) => found === '2 control arms'));
  });

  it('stops when meaning changes under the same version', () => {
    edit('ratio: 1\n    name: { nl: Bon van anderen', 'ratio: 2\n    name: { nl: Bon van anderen');
    const [fault] = faultsOf(() => readPlans(folder));
    assert.equal(fault?.field, 'version');
    assert.match(fault.found, /another meaning/);
  });

  it('accepts another order of fields and another registration date as the same meaning', () => {
    const before = readPlan(file()).hash;
    edit(/registered: .*/, 'registered: 2027-06-01');
    assert.equal(readPlan(file()).hash, before);
  });

  it('accepts a replaced version for 60 days, under its own label, and then no more', () => {
    const { version: first, plan } = readPlan(file());
    const next = plan.version + 1;
    edit(/version: .*/, `version: ${next}`);
    edit(/registered: .*/, 'registered: 2027-06-01');
    edit('minimumSeconds: 20', 'minimumSeconds: 25');
    cpSync(file(), join(folder, 'versions', `${STUDY}.v${next}.yaml`));
    const accepted = (day: string) =>
      readAcceptedPlans(new Date(day), folder).map(({ version }) => version);
    assert.equal(accepted('2027-07-30').length, 2);
    assert.ok(accepted('2027-07-30').includes(first));
    assert.equal(accepted('2027-08-01').length, 1);
  });

  it('accepts a version that was taken back, for who has its pages open, and labels none twice', () => {
    const before = readFileSync(file(), 'utf8');
    const { version: first, plan } = readPlan(file());
    const next = plan.version + 1;
    edit(/version: .*/, `version: ${next}`);
    edit(/registered: .*/, 'registered: 2027-06-01');
    edit('minimumSeconds: 20', 'minimumSeconds: 25');
    cpSync(file(), join(folder, 'versions', `${STUDY}.v${next}.yaml`));
    const { version: second } = readPlan(file());
    // The plan of before in its place again; the registered copy of the newer one stays.
    writeFileSync(file(), before);
    const accepted = (day: string) =>
      readAcceptedPlans(new Date(day), folder).map(({ version, replaced }) => [version, replaced]);
    assert.deepEqual(accepted('2027-07-30'), [
      [first, undefined],
      [second, '2027-06-01'],
    ]);
    assert.deepEqual(accepted('2027-08-01'), [[first, undefined]]);
  });
});
