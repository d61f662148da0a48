import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chiSquaredUpperTail } from '../estimate/numeric/tails.ts';
import { normalUpperQuantile } from '../estimate/numeric/normal.ts';
import { allocate } from './allocation.ts';
import { tossCoin } from './coin.ts';
import { deviceRandom, drawBelow } from './random.ts';
import type { RandomSource } from './random.ts';

const DRAWS = 1_000_000;
const CATEGORIES = ['yes', 'no', 'rather-not-say'] as const;

/** The device's own source, asked in large portions: a million draws would wait for it otherwise. */
function portioned(): RandomSource {
  const portion = new Uint32Array(16_384);
  let next = portion.length;
  return (target) => {
    if (next === portion.length) {
      deviceRandom(portion);
      next = 0;
    }
    target[0] = portion[next] ?? 0;
    next += 1;
  };
}

describe('the coin', () => {
  const random = portioned();
  const reports = CATEGORIES.map((truth) => {
    const counts = CATEGORIES.map(() => 0);
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const { sent } = tossCoin(truth, CATEGORIES, random);
      const place = CATEGORIES.findIndex((each) => each === sent);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  });

  it('reports the truth with 1/2 + 1/2k and each other answer with 1/2k, a million draws each', () => {
    reports.forEach((counts, truth) => {
      const expected = CATEGORIES.map((_, place) => (DRAWS * (place === truth ? 4 : 1)) / 6);
      const statistic = counts.reduce((sum, count, place) => {
        const mean = expected[place] ?? 0;
        return sum + (count - mean) ** 2 / mean;
      }, 0);
      assert.ok(chiSquaredUpperTail(statistic, 2) > 1e-6, `${statistic}`);
    });
  });

  it('gives away at most epsilon = ln(1 + k), within sampling error', () => {
    const most = 1 + CATEGORIES.length;
    // Five standard errors of the logarithm of a ratio of two such shares.
    const slack = Math.exp(normalUpperQuantile(1e-7) * Math.sqrt(6 / DRAWS + 1.5 / DRAWS));
    for (const answer of CATEGORIES.keys()) {
      const shares = reports.map((counts) => counts[answer] ?? 0);
      assert.ok(Math.max(...shares) / Math.min(...shares) <= most * slack);
    }
  });

  it('refuses an answer that is no category', () => {
    assert.throws(() => tossCoin('maybe', CATEGORIES), RangeError);
  });

  it('draws as often whatever the answer, so that nothing else depends on it', () => {
    const drawsOf = (truth: string): number => {
      let asked = 0;
      tossCoin(truth, CATEGORIES, (target) => {
        asked += 1;
        target[0] = 7;
      });
      return asked;
    };
    assert.deepEqual(CATEGORIES.map(drawsOf), [2, 2, 2]);
  });
});

describe('drawing', () => {
  it('rejects the incomplete last round, so that no number comes more often', () => {
    const given = [2 ** 32 - 1, 5];
    assert.equal(
      drawBelow(3, (target) => void (target[0] = given.shift() ?? 0)),
      2,
    );
    assert.equal(given.length, 0);
  });

  it('allocates by ratio, and asks beforehand by the planned share', () => {
    const plan = {
      arms: [
        { id: 'a', ratio: 1 },
        { id: 'b', ratio: 3 },
      ],
      preAskedShare: 0.25,
    };
    const draws = Array.from({ length: 40_000 }, () => allocate(plan));
    const share = (hit: (draw: (typeof draws)[number]) => boolean) =>
      draws.filter(hit).length / draws.length;
    assert.ok(Math.abs(share(({ arm }) => arm === 'b') - 0.75) < 0.015);
    assert.ok(Math.abs(share(({ preAsked }) => preAsked) - 0.25) < 0.015);
    const both = share(({ arm, preAsked }) => arm === 'b' && preAsked);
    assert.ok(Math.abs(both - 0.1875) < 0.015, 'the two draws are independent');
  });
});
