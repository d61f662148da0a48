import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EstimationError } from './estimation-error.ts';
import { allocatedIn, compareArms } from './finishing.ts';
import type { Stratum } from './finishing.ts';
import { sum } from './numeric/numbers.ts';

const stratum = (control: number, messages: readonly number[], n = 1000): Stratum => ({
  control: { cases: control, n },
  messages: messages.map((cases) => ({ cases, n })),
});
const compare = (strata: readonly Stratum[]) => {
  const n = allocatedIn(strata);
  return compareArms(strata, { n, plannedN: n }, 0.01);
};

describe('who finishes', () => {
  for (const [what, strata, spent] of [
    ['one arm', [stratum(900, [900]), stratum(900, [900])], 0.01],
    ['two arms', [stratum(900, [900, 900]), stratum(900, [900, 900])], 0.01],
    ['two arms without strata', [stratum(900, [900, 900])], 0.0075],
    ['one arm without strata', [stratum(900, [900])], 0.0075],
    ['four arms', [stratum(900, [1, 2, 3, 4]), stratum(900, [1, 2, 3, 4])], 0.01],
  ] as const) {
    it(`spends alpha once: ${what}`, () => {
      const { pooled, arms, strata: cells } = compare(strata);
      const levels = [pooled, ...arms, ...cells].map(({ alpha }) => alpha);
      assert.ok(Math.abs(sum(levels) - spent) < 1e-12);
    });
  }

  it('is seen where arms cancel, and where it shows only among those asked', () => {
    const cancel = compare([stratum(900, [840, 960]), stratum(900, [840, 960])]);
    assert.equal(cancel.pooled.claim, 'none');
    assert.deepEqual(
      [cancel.differs, cancel.arms.map(({ claim }) => claim)],
      [true, ['fewer', 'more']],
    );
    const asked = compare([stratum(900, [920, 900]), stratum(900, [840, 900])]);
    assert.deepEqual(
      [asked.pooled, ...asked.arms].map(({ claim }) => claim),
      ['none', 'none', 'none'],
    );
    const found = asked.strata.filter(({ claim }) => claim !== 'none');
    assert.deepEqual(
      found.map(({ stratum: place, arm, claim }) => [place, arm, claim]),
      [[1, 0, 'fewer']],
    );
    assert.equal(asked.differs, true);
  });

  it('leaves out what holds nobody yet, and is refused where strata differ', () => {
    const early = compare([stratum(900, [900, 900]), stratum(0, [0, 0], 0)]);
    assert.equal(early.strata.length, 2);
    assert.throws(() => compare([stratum(900, [900, 900]), stratum(900, [900])]), EstimationError);
    assert.throws(() => compare([]), EstimationError);
  });
});
