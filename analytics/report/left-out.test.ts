import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countsOfCampaign } from '../calibrate/campaign.ts';
import type { JudgingTruth } from '../calibrate/campaign.ts';
import { leaveOutSchema } from '../plan/planned.ts';
import { readPlans } from '../plan/read.ts';
import { planHash, versionLabel } from '../plan/version.ts';
import { streamFrom } from '../simulate/stream.ts';
import { summarise } from './summary.ts';

const [registered] = readPlans();
assert.ok(registered);
const WEEKS = Array.from({ length: 11 }, (_, week) => `2026-W${31 + week}`);
const SEED = 17;

/** Nine points more, of which a thousand starts in one week, without the action, leave nothing. */
const ERASED: JudgingTruth = {
  name: 'erased',
  visits: 4900,
  action: (arm) => (arm === 0 ? 0.3 : 0.39),
  forged: { starts: 1000, arm: 1, acts: false, views: false, at: 0.5 },
};

const summaryWith = (rule: Parameters<typeof leaveOutSchema.parse>[0] | undefined) => {
  const planned = {
    ...registered.plan.planned,
    ...(rule === undefined ? {} : { leaveOut: leaveOutSchema.parse(rule) }),
  };
  const plan = { ...registered.plan, planned };
  const own = { ...registered, plan, version: versionLabel(plan), hash: planHash(plan) };
  const counts = countsOfCampaign(own, ERASED, WEEKS, streamFrom(SEED));
  return summarise({ registered: own, counts, audience: 'evaluators', released: '2026-10-26' });
};

describe('leaving out weeks by the rule of a plan', () => {
  it('leaves nothing out where the plan has no rule', () => {
    const { verdict, reading } = summaryWith(undefined);
    assert.equal(verdict.kind, 'cannot-judge');
    assert.ok(!reading.some(({ id }) => id.endsWith('.all-weeks')));
  });

  for (const rule of [{ startsOverViews: true }, { draw: true }])
    it(`judges the weeks that ${Object.keys(rule).join()} keeps, and shows all weeks beside them`, () => {
      const { verdict, reading, health } = summaryWith(rule);
      assert.equal(verdict.kind, 'go-on');
      assert.ok(verdict.n >= registered.plan.planned.n, 'the planned number does not shrink');
      assert.equal(health.find(({ id }) => id === 'allocation')?.verdict, 'passed');
      const all = reading.find(({ id }) => id.endsWith('.all-weeks'));
      assert.ok(all?.finding.kind === 'figure');
      const words = JSON.stringify(verdict.notes);
      assert.match(words, /Left out by the rule that the plan had beforehand: 2026-W36/);
    });

  it('keeps the weeks in which finishers were no faster than the rule allows', () => {
    const { verdict } = summaryWith({ tooFastShare: 0.9 });
    assert.equal(verdict.kind, 'cannot-judge');
  });

  it('watches for harm with all weeks and without, so that no rule silences an alarm', () => {
    const { alarm } = summaryWith({ startsOverViews: true });
    assert.equal(alarm.state, 'alarm', 'the forged starts look like harm in all weeks');
  });
});
