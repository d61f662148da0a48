import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EstimationError } from './estimation-error.ts';
import { harmExcluded, judge } from './verdict.ts';
import type { VerdictInput } from './verdict.ts';

const SOUND = { draw: true, counts: true, forging: true, steady: true };
const bounds = (lower: number, upper: number) => ({ lower, upper });
const arm = (lower: number, upper: number, alarm = false) => ({ lower, upper, alarm });
const WORKS = arm(0.01, 0.1);
const HARMS = arm(-0.1, -0.01);
const OPEN = arm(-0.05, 0.1);

const input = (changes: Partial<VerdictInput>): VerdictInput => ({
  n: 4000,
  plannedN: 4000,
  smallestEffect: 0.05,
  harmMargin: 0.02,
  pooled: bounds(-0.01, 0.08),
  pooledAlarm: false,
  arms: [OPEN, OPEN],
  health: SOUND,
  ...changes,
});

const RULES: readonly (readonly [verdict: string, changes: Partial<VerdictInput>])[] = [
  ['cannot-judge: draw', { health: { draw: false, counts: false, forging: false, steady: false } }],
  ['cannot-judge: counts', { health: { ...SOUND, counts: false, forging: false } }],
  ['cannot-judge: forging', { health: { ...SOUND, forging: false }, n: 0 }],
  ['too-early: start', { n: 0 }],
  ['too-early: start', { pooled: undefined, pooledAlarm: true }],
  ['change: arms-differ', { arms: [WORKS, HARMS], pooledAlarm: true }],
  ['change: arms-differ', { arms: [WORKS, arm(-0.05, 0.1, true)] }],
  ['stop: harm', { pooledAlarm: true, pooled: bounds(0.01, 0.1) }],
  ['stop: harm', { pooled: bounds(-0.02, -0.001) }],
  ['stop: harm', { arms: [HARMS, arm(-0.05, 0.1, true)] }],
  ['stop: harm', { arms: [HARMS] }],
  // It works by its interval, but harms by its alarm on another outcome: that is no text that works.
  ['change: one-arm-harms', { arms: [arm(0.01, 0.1, true), OPEN], pooled: bounds(0.01, 0.1) }],
  ['change: one-arm-harms', { arms: [HARMS, OPEN] }],
  ['change: too-small', { pooled: bounds(0.001, 0.0499), health: { ...SOUND, steady: false } }],
  ['change: not-steady', { pooled: bounds(0.001, 0.05), health: { ...SOUND, steady: false } }],
  ['go-on: final', { pooled: bounds(0.001, 0.05) }],
  ['go-on: early', { pooled: bounds(0.001, 0.05), n: 3999 }],
  ['change: one-arm-works', { arms: [WORKS, OPEN], pooled: bounds(-0.01, 0.04) }],
  ['change: no-worthwhile-effect', { pooled: bounds(-0.01, 0.0499), n: 2000 }],
  ['change: not-shown', { pooled: bounds(0, 0.05) }],
  ['too-early: undecided', { pooled: bounds(0, 0.05), n: 3999 }],
];

const end = fc.double({ min: -0.3, max: 0.3, noNaN: true });
const anyBounds = fc.tuple(end, end).map(([a, b]) => bounds(Math.min(a, b), Math.max(a, b)));
const anyInput = fc.record({
  n: fc.integer({ min: 0, max: 5000 }),
  pooled: fc.option(anyBounds, { nil: undefined }),
  pooledAlarm: fc.boolean(),
  arms: fc.array(
    fc.tuple(anyBounds, fc.boolean()).map(([both, alarm]) => ({ ...both, alarm })),
    { minLength: 1, maxLength: 4 },
  ),
  health: fc.record({
    draw: fc.boolean(),
    counts: fc.boolean(),
    forging: fc.boolean(),
    steady: fc.boolean(),
  }),
});

describe('the verdict', () => {
  for (const [expected, changes] of RULES) {
    it(`${expected} of ${JSON.stringify(changes)}`, () => {
      const { kind, reason } = judge(input(changes));
      assert.equal(`${kind}: ${reason}`, expected);
    });
  }

  it('is never "go on" without a shown gain, over harm, or over a check that failed', () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        const given = input(changes);
        if (judge(given).kind !== 'go-on') return;
        assert.ok(given.n > 0 && given.pooled && given.pooled.lower > 0);
        assert.ok(given.pooled.upper >= given.smallestEffect);
        assert.ok(!given.pooledAlarm && !given.arms.some(({ alarm }) => alarm));
        assert.ok(given.arms.every(({ upper }) => upper >= 0));
        assert.ok(Object.values(given.health).every(Boolean));
      }),
    );
  });

  it('does not depend on the order of the texts', () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        const reversed = { ...changes, arms: [...changes.arms].reverse() };
        assert.deepEqual(judge(input(changes)), judge(input(reversed)));
      }),
    );
  });

  it('says beside it whether a harm of the margin is excluded', () => {
    assert.equal(harmExcluded(input({ pooled: bounds(-0.0199, 0.1) })), true);
    assert.equal(harmExcluded(input({ pooled: bounds(-0.02, 0.1) })), false);
    assert.equal(harmExcluded(input({ pooled: undefined })), false);
  });

  it('is refused for numbers that a plan can not hold', () => {
    for (const changes of [
      { smallestEffect: 0 },
      { harmMargin: -0.01 },
      { plannedN: 0 },
      { n: Number.NaN },
    ])
      assert.throws(() => judge(input(changes)), EstimationError);
  });
});
