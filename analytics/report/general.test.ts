import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPlan } from '../plan/checks.ts';
import { readPlans } from '../plan/read.ts';
import { planSchema } from '../plan/schema.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { planHash, versionLabel } from '../plan/version.ts';
import { drawCounts } from '../simulate/draw.ts';
import { simulateCounts } from '../simulate/campaign.ts';
import { skeletonOf, skeletonYaml } from '../simulate/skeleton.ts';
import { streamFrom } from '../simulate/stream.ts';
import { truthSchema } from '../simulate/truth.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { recompute } from './recompute.ts';
import { summarise } from './summary.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan } = registered;

/** As many arms as ratios, the first of them the control. */
const armsOf = (ratios: readonly number[]): StudyPlan['arms'] =>
  ratios.map((ratio, place) => {
    const arm = plan.arms[Math.min(place, 1)];
    assert.ok(arm);
    return { ...arm, id: `arm-${place}`, control: place === 0, ratio };
  });
const without = (field: 'followUp'): StudyPlan => ({ ...plan, [field]: undefined });

/** Plans that a machine made for one campaign wouldn't run. */
const PLANS: Readonly<Record<string, StudyPlan>> = {
  'nobody asked beforehand': { ...plan, preAskedShare: 0 },
  'nothing sensitive': { ...plan, sensitive: [] },
  'no follow-up': without('followUp'),
  'two arms': { ...plan, arms: armsOf([1, 1]) },
  'four arms': { ...plan, arms: armsOf([1, 1, 1, 1]) },
  'five arms': { ...plan, arms: armsOf([2, 1, 1, 1, 1]) },
  'ratios 1:2:1': { ...plan, arms: armsOf([1, 2, 1]) },
  'another action': {
    ...plan,
    action: { id: 'told-a-friend', name: { nl: 'Het verteld', en: 'Told a friend' } },
  },
  'the key secondary alone': {
    ...without('followUp'),
    preAskedShare: 0,
    sensitive: [],
    outcomes: plan.outcomes.filter(({ role }) => role === 'key-secondary'),
  },
};

describe('a plan with', () => {
  for (const [what, each] of Object.entries(PLANS)) {
    it(`${what} goes the whole way: check, skeleton, simulate, report, recompute`, () => {
      assert.deepEqual(checkPlan(planSchema.parse(each)), []);
      const own = { ...registered, plan: each, version: versionLabel(each), hash: planHash(each) };
      const read = parseYaml(skeletonYaml(each), 'skeleton.yaml', truthSchema);
      assert.ok(read.ok, 'the skeleton is a truth');
      const truth = skeletonOf(each);
      assert.ok(simulateCounts({ ...own, truth: { ...truth, visits: 50 } }, '2026-W48').length > 0);
      const counts = drawCounts({ ...own, truth }, 6000, streamFrom(3), '2026-W48');
      for (const audience of ['evaluators', 'public'] as const) {
        const summary = summarise({ registered: own, counts, audience, released: '2026-12-01' });
        assert.equal(summary.primary.finding.kind, 'figure', audience);
        assert.equal(summary.keySecondary.finding.kind, 'bounds', audience);
        assert.deepEqual(
          recompute(own, summary).filter(({ agrees }) => !agrees),
          [],
        );
      }
    });
  }
});
