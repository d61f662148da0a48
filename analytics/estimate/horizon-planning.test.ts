import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tightestAt } from './confidence-sequence.ts';
import { EstimationError } from './estimation-error.ts';
import { chanceOfGoOn, daysNeeded, plannedNFor, visitsToExcludeHarm } from './horizon-planning.ts';

const study = { base: 0.3, smallestEffect: 0.05, messageShare: 2 / 3, messageArms: 2, alpha: 0.05 };
const within = (found: number, expected: number, by: number) =>
  assert.ok(Math.abs(found - expected) <= by, `${found} is not ${expected}`);

describe('planning for the verdict', () => {
  it('gives a right "go on" 82% at 4,000 visits, and needs 3,904 for 80%', () => {
    within(chanceOfGoOn(study, 4000), 0.82, 0.005);
    assert.equal(plannedNFor(study, 0.8), 3904);
  });

  it('pays for two texts by a tenth of the error, for one not', () => {
    within(chanceOfGoOn({ ...study, messageArms: 1 }, 4000), 0.833, 0.001);
    assert.ok(plannedNFor({ ...study, messageArms: 1 }, 0.8) < 3904);
    assert.equal(plannedNFor({ ...study, messageArms: 5 }, 0.8), 3904);
  });

  it('reaches no more than an interval that may lie below the smallest effect allows', () => {
    within(chanceOfGoOn(study, 1e7), 1 - 0.05 / 4, 1e-9);
    assert.throws(() => plannedNFor(study, 0.99), EstimationError);
  });

  it('excludes a harm of 2 points after some 12,000 visits were z 2.24, and later with its real width', () => {
    const tuning = tightestAt(4000, 0.05);
    const visits = visitsToExcludeHarm(study, 0.02, tuning);
    assert.ok(visits !== undefined && visits > 12_000);
    const wider = visitsToExcludeHarm(study, 0.05, tuning);
    assert.ok(wider !== undefined && wider < visits);
    assert.equal(visitsToExcludeHarm(study, 1e-6, tuning), undefined);
  });

  it('counts days at the pace of the last four weeks, however long the steps between looks were', () => {
    const steps = (...visits: number[]) => visits.map((each) => ({ visits: each, days: 7 }));
    assert.equal(daysNeeded(1000, steps(9999, 100, 100, 150, 150)), 56);
    assert.equal(daysNeeded(1, steps(100)), 1);
    assert.equal(daysNeeded(5, steps(100, 0, 0, 0, 0)), undefined);
    assert.equal(daysNeeded(0, []), 0);
    assert.equal(daysNeeded(1000, [...steps(9999), { visits: 500, days: 28 }]), 56);
    assert.equal(daysNeeded(1000, [{ visits: 500, days: 21 }, ...steps(0)]), 56);
    assert.equal(daysNeeded(10, [{ visits: 5, days: 0 }]), undefined);
    assert.throws(() => daysNeeded(10, [{ visits: 5, days: -1 }]), EstimationError);
  });
});
