import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawBinomial, drawMultinomial } from '../simulate/sampling.ts';
import { streamFrom } from '../simulate/stream.ts';
import type { Stream } from '../simulate/stream.ts';
import { armsFamily } from './closed-family.ts';
import { compareArms } from './finishing.ts';
import { harmAlarm } from './harm-alarm.ts';
import { leeHorizon } from './lee-horizon.ts';
import { at, indices, sum } from './numeric/numbers.ts';
import { sampleRatioOverLooks } from './sample-ratio.ts';
import { judge } from './verdict.ts';

const N = 4000;
const LOOKS = 60;
const CAMPAIGNS = 150;
const SOUND = { draw: true, counts: true, forging: true, steady: true };

/** Visits and cases of control and two message arms at each of 60 looks, the last at the planned n. */
function* campaign(risks: readonly number[], stream: Stream, forgedStarts: readonly number[]) {
  const arms = risks.map(() => ({ n: 0, cases: 0 }));
  for (const look of indices(LOOKS)) {
    const arrived = Math.round((N * (look + 1)) / LOOKS) - Math.round((N * look) / LOOKS);
    drawMultinomial(
      arrived,
      risks.map(() => 1 / risks.length),
      stream,
    ).forEach((n, arm) => {
      const group = at(arms, arm);
      group.cases += drawBinomial(n, at(risks, arm), stream);
      group.n += n;
    });
    if (look === 0) forgedStarts.forEach((starts, arm) => (at(arms, arm).n += starts));
    yield arms.map((arm) => ({ ...arm, ratio: 1 }));
  }
}

/** What came of campaigns with a truth: the share with a claim ever, an alarm ever, and each verdict. */
function simulate(risks: readonly number[], forgedStarts: readonly number[] = []) {
  const came = { claim: 0, alarm: 0, verdicts: new Map<string, number>() };
  for (const seed of indices(CAMPAIGNS)) {
    let [claim, alarm, verdict] = [false, false, ''];
    for (const [control, ...messages] of campaign(risks, streamFrom(seed + 1), forgedStarts)) {
      if (!control) continue;
      const clock = { n: control.n + sum(messages.map(({ n }) => n)), plannedN: N };
      const family = armsFamily(control, messages, clock, 0.05);
      const watch = harmAlarm(control, messages, N, 0.0125);
      claim ||= [family.pooled, ...family.arms].some((each) => each.claim !== 'none');
      alarm ||= [watch.pooled, ...watch.arms].some((each) => each?.alarm);
      const { kind, reason } = judge({
        n: clock.n,
        plannedN: N,
        smallestEffect: 0.05,
        harmMargin: 0.02,
        pooled: family.pooled,
        pooledAlarm: watch.pooled?.alarm ?? false,
        arms: family.arms.map((arm, index) => ({
          ...arm,
          alarm: watch.arms[index]?.alarm ?? false,
        })),
        health: SOUND,
      });
      verdict = kind === 'change' ? reason : kind;
    }
    came.claim += claim ? 1 : 0;
    came.alarm += alarm ? 1 : 0;
    came.verdicts.set(verdict, (came.verdicts.get(verdict) ?? 0) + 1);
  }
  return {
    claim: came.claim / CAMPAIGNS,
    alarm: came.alarm / CAMPAIGNS,
    verdict: (name: string) => (came.verdicts.get(name) ?? 0) / CAMPAIGNS,
  };
}

/** Within three Monte-Carlo errors of what is expected. */
function assertShare(found: number, expected: number, of = CAMPAIGNS): void {
  const error = Math.sqrt((expected * (1 - expected)) / of);
  assert.ok(Math.abs(found - expected) <= 3 * error, `${found} is not about ${expected}`);
}

describe('sixty daily looks at 4,000 visits', () => {
  it('claim anything of texts that do nothing in at most one campaign in twenty', () => {
    const { claim, alarm, verdict } = simulate([0.3, 0.3, 0.3]);
    assertShare(claim, 0.038);
    assertShare(alarm, 0.004);
    assert.ok(verdict('go-on') <= 0.03 && verdict('stop') <= 0.04);
  });

  it('go on with a gain of 5 points in 82 of 100 campaigns', () => {
    assertShare(simulate([0.3, 0.35, 0.35]).verdict('go-on'), 0.82);
  });

  it('raise the alarm over a harm of 8.7 points through 120 forged starts', () => {
    const harm = [0.3, 0.213, 0.213];
    assert.ok(simulate(harm).alarm >= 0.95);
    assert.ok(simulate(harm, [0, 120]).alarm >= 0.98);
    // Starts forged in control make its share, and so the harm, look smaller: what is left is 6 points.
    const diluted = simulate(harm, [120]);
    assert.ok(diluted.alarm >= 0.8 && diluted.verdict('stop') >= 0.98);
  });

  it('tell apart texts that cancel', () => {
    const { alarm, verdict } = simulate([0.3, 0.2, 0.4]);
    assert.ok(alarm >= 0.95 && verdict('arms-differ') >= 0.98);
  });
});

describe('selective leaving at 4,000 visits', () => {
  const LACKS = 0.65;
  /** Those without intention finish less in the message arms; nothing else differs. */
  function leave(stays: number, seed: number) {
    const stream = streamFrom(seed);
    const arm = (allocated: number, staying: number) => {
      const lacking = drawBinomial(allocated, LACKS, stream);
      const cases = drawBinomial(allocated - lacking, 0.92, stream);
      return { allocated, cases, finished: cases + drawBinomial(lacking, staying, stream) };
    };
    const strata = [1000, 333].map((n) => ({
      control: arm(n, 0.92),
      messages: [arm(n, stays), arm(n, stays)],
    }));
    const finished = (one: ReturnType<typeof arm>) => ({ n: one.allocated, cases: one.finished });
    const check = compareArms(
      strata.map(({ control, messages }) => ({
        control: finished(control),
        messages: messages.map(finished),
      })),
      { n: 3999, plannedN: N },
      0.01,
    );
    const [unasked] = strata;
    assert.ok(unasked);
    const [one, other] = unasked.messages as [ReturnType<typeof arm>, ReturnType<typeof arm>];
    const message = {
      allocated: one.allocated + other.allocated,
      finished: one.finished + other.finished,
      cases: one.cases + other.cases,
    };
    const { claim } = leeHorizon(message, unasked.control, { n: 3999, plannedN: N }, 0.05);
    return { found: check.differs, claim: claim !== 'none' };
  }
  const SEEDS = indices(300);

  for (const [stays, found] of [
    [0.92, 0.005],
    [0.86, 0.82],
    [0.82, 0.999],
  ] as const) {
    it(`of ${Math.round(100 * (0.92 - stays))} points is found in ${100 * found}%, and claims no effect`, () => {
      const all = SEEDS.map((seed) => leave(stays, seed + 1));
      assertShare(all.filter((each) => each.found).length / SEEDS.length, found, SEEDS.length);
      assert.ok(all.filter(({ claim }) => claim).length / SEEDS.length <= 0.03);
    });
  }
});

describe('the draw of six cells over sixty looks', () => {
  /** Share of studies whose draw fails at some look, where one arm loses a part of its starts. */
  function failing(lost: number, studies: number): number {
    const weights = [3, 1, 3, 1, 3, 1];
    const kept = weights.map((weight, cell) => weight * (cell < 2 ? 1 - lost : 1));
    const shares = kept.map((weight) => weight / sum(kept));
    const failed = indices(studies).filter((seed) => {
      const stream = streamFrom(seed + 1);
      const counts = weights.map(() => 0);
      const looks = indices(LOOKS).map(() => {
        drawMultinomial(Math.round(N / LOOKS), shares, stream).forEach((n, cell) => {
          counts[cell] = at(counts, cell) + n;
        });
        return [...counts];
      });
      return sampleRatioOverLooks(looks, weights, N).failed;
    });
    return failed.length / studies;
  }

  it('never fails a fair one in a thousand, finds a fifth lost, and seldom a tenth', () => {
    assert.equal(failing(0, 100), 0);
    assertShare(failing(0.2, 100), 0.96, 100);
    assertShare(failing(0.1, 100), 0.08, 100);
  });
});
