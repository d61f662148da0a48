import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { riskDifferenceSequence, tightestAt } from './confidence-sequence.ts';
import { fragility } from './fragility.ts';
import { hedges } from './hedges.ts';
import { leeBounds, manskiBounds } from './lee-bounds.ts';
import { netChangeBounds } from './net-change-bounds.ts';
import {
  unnoisedContrast,
  unnoisedDifference,
  unnoisedPairs,
  unnoisedShares,
} from './randomised-response.ts';
import { equalRisksTest, riskDifference } from './risk-difference.ts';
import { sampleOfHistogram } from './samples.ts';
import { sensitisation, solomon } from './solomon.ts';
import { welch } from './welch.ts';

const near = (one: number, other: number, tolerance = 1e-9): boolean =>
  Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));

const group = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((cases) => ({ cases, n })));
/** Two groups of which at least one holds both answers. */
const groups = fc
  .tuple(group, group)
  .filter((both) => both.some(({ cases, n }) => cases > 0 && cases < n));
const histogram = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 })
  .filter(
    (counts) =>
      counts.filter((count) => count > 0).length > 1 && counts.reduce((a, b) => a + b) > 5,
  )
  .map((counts) => counts.map((count, place) => ({ score: place + 1, count })));
const tuning = tightestAt(4000, 0.05);

describe('differences', () => {
  it('change sign when the arms change places', () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        for (const [there, back] of [
          [riskDifference(one, other), riskDifference(other, one)],
          [riskDifferenceSequence(one, other, tuning), riskDifferenceSequence(other, one, tuning)],
        ] as const) {
          assert.ok(near(there.estimate, -back.estimate));
          assert.ok(near(there.interval.lower, -back.interval.upper));
        }
        const [z, back] = [equalRisksTest(one, other), equalRisksTest(other, one)].map((t) => t?.z);
        assert.ok(z === undefined ? back === undefined : near(z, -(back ?? Number.NaN)));
        const shown = { lower: 0.01, upper: 0.02 };
        assert.deepEqual(fragility(one, other, shown), fragility(other, one, shown));
      }),
    );
  });

  it('have intervals that hold the estimate and, for risks, stay within -1 and 1', () => {
    fc.assert(
      fc.property(group, group, (one, other) => {
        const { estimate, interval } = riskDifference(one, other);
        assert.ok(interval.lower <= estimate && estimate <= interval.upper);
        assert.ok(interval.lower >= -1 - 1e-12 && interval.upper <= 1 + 1e-12);
      }),
    );
  });

  it('of means change sign, and have errors smaller by the root of two in twice the counts', () => {
    const doubled = (counts: readonly { score: number; count: number }[]) =>
      counts.map(({ score, count }) => ({ score, count: 2 * count }));
    const read = (counts: readonly { score: number; count: number }[]) =>
      sampleOfHistogram('x', counts);
    fc.assert(
      fc.property(histogram, histogram, (one, other) => {
        const there = welch(read(one), read(other));
        assert.ok(near(there.estimate, -welch(read(other), read(one)).estimate));
        assert.ok(
          near(
            hedges(read(one), read(other)).exact.estimate,
            -hedges(read(other), read(one)).exact.estimate,
          ),
        );
        const twice = welch(read(doubled(one)), read(doubled(other)));
        assert.ok(near(twice.standardError, there.standardError / Math.SQRT2, 0.12));
      }),
    );
  });

  it('of a Solomon design do not change when everybody scores one more', () => {
    const raised = (counts: readonly { score: number; count: number }[]) =>
      sampleOfHistogram(
        'x',
        counts.map(({ score, count }) => ({ score: score + 1, count })),
      );
    fc.assert(
      fc.property(histogram, histogram, histogram, histogram, (a, b, c, d) => {
        const plain = [a, b, c, d].map((counts) => sampleOfHistogram('x', counts));
        const moved = [a, b, c, d].map(raised);
        const groups = ([
          askedTreated,
          askedControl,
          unaskedTreated,
          unaskedControl,
        ]: typeof plain) => {
          assert.ok(askedTreated && askedControl && unaskedTreated && unaskedControl);
          return { askedTreated, askedControl, unaskedTreated, unaskedControl };
        };
        const [before, after] = [solomon(groups(plain)), solomon(groups(moved))];
        assert.ok(near(before.interaction.estimate, after.interaction.estimate, 1e-7));
        const check = sensitisation(groups(plain), 0.2);
        assert.equal(check.interval.level, 0.9);
        assert.equal(check.equivalent, check.interval.lower > -0.2 && check.interval.upper < 0.2);
      }),
      { numRuns: 50 },
    );
  });
});

describe('randomised response', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 4 })
    .filter((all) => all.some((count) => count > 0));
  const sumOf = (all: readonly { estimate: number }[]) =>
    all.reduce((sum, { estimate }) => sum + estimate, 0);

  it('estimates shares that add up to one, unclipped', () => {
    fc.assert(
      fc.property(counts, (all) => assert.ok(near(sumOf(unnoisedShares(all, 1.2).shares), 1))),
    );
    assert.ok((unnoisedShares([30, 270], Math.log(3)).shares[0]?.estimate ?? 0) < 0);
  });

  it('comes close to the plain share when epsilon is large', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const n = all.reduce((a, b) => a + b);
        unnoisedShares(all, 60).shares.forEach(({ estimate }, place) =>
          assert.ok(near(estimate, (all[place] ?? 0) / n)),
        );
      }),
    );
  });

  it('gives a difference of arms that changes sign, and a contrast with its covariances', () => {
    const one = [300, 400, 300];
    const other = [250, 450, 300];
    const there = unnoisedDifference(one, other, 1.2, 0);
    assert.ok(near(there.estimate, -unnoisedDifference(other, one, 1.2, 0).estimate));
    // Of three shares that add up to one, 1 - 0 + 0 - ... : the whole has no variance.
    assert.ok(unnoisedContrast(one, [1, 1, 1], 1.2).standardError < 1e-9);
  });

  it('of pairs turns its net change around when before and now change places', () => {
    const table = [
      [310, 170],
      [210, 510],
    ];
    const turned = [
      [310, 210],
      [170, 510],
    ];
    const [there] = unnoisedPairs(table, { before: 1, now: 1 }).netChange;
    const [back] = unnoisedPairs(turned, { before: 1, now: 1 }).netChange;
    assert.ok(there && back && near(there.estimate, -back.estimate));
  });
});

describe('bounds', () => {
  const arm = fc.tuple(histogram, fc.integer({ min: 0, max: 500 })).map(([scores, left]) => ({
    scores,
    allocated: scores.reduce((n, { count }) => n + count, 0) + left,
  }));

  it('of Lee hold the difference of finishers, and lie within those of Manski', () => {
    fc.assert(
      fc.property(arm, arm, (first, second) => {
        const lee = leeBounds(first, second);
        const manski = manskiBounds(first, second, { least: 1, most: 5 });
        assert.ok(lee.lower <= lee.naive + 1e-9 && lee.naive <= lee.upper + 1e-9);
        assert.ok(manski.lower <= manski.upper);
        assert.ok(lee.interval.lower <= lee.lower && lee.upper <= lee.interval.upper);
      }),
    );
  });

  it('of Lee follow the closed form for a yes-or-no outcome', () => {
    const scores = [
      { score: 0, count: 40 },
      { score: 1, count: 60 },
    ];
    const control = [
      { score: 0, count: 50 },
      { score: 1, count: 50 },
    ];
    const { lower, upper, trimmed } = leeBounds(
      { allocated: 100, scores },
      { allocated: 125, scores: control },
    );
    assert.ok(near(trimmed, 0.2));
    assert.ok(near(lower, (0.6 - 0.2) / 0.8 - 0.5) && near(upper, 0.6 / 0.8 - 0.5));
  });

  it('of Lee cut a tied score by fraction', () => {
    const scores = [
      { score: 1, count: 5 },
      { score: 2, count: 5 },
    ];
    const second = { allocated: 12, scores: [{ score: 1, count: 9 }] };
    const { lower } = leeBounds({ allocated: 10, scores }, second);
    assert.ok(near(lower, (5 * 1 + 2.5 * 2) / 7.5 - 1));
  });

  it('of a net change shrink to the change when everybody responds', () => {
    const pairs = { began: 10, stopped: 5, responded: 50, invited: 50 };
    const { lower, upper, interval } = netChangeBounds(pairs);
    assert.ok(near(lower, 0.1) && near(upper, 0.1));
    assert.ok(interval.lower < 0.1 && interval.upper > 0.1);
  });
});
