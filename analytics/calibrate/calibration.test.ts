import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { truthSchema } from '../simulate/truth.ts';
import { measureCoverage } from './coverage.ts';
import { measureLooks } from './looks.ts';
import { measureTrends } from './trend-coverage.ts';
import { withRates, withReturns } from './truths.ts';

const FILE = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(FILE, 'utf8'), FILE, truthSchema);
assert.ok(registered && parsed.ok);
const truth = parsed.value;
const BASE = { action: 0.3, intention: 0.5 };
const SEED = 20_261;

/** The full run is in docs/calibration.md; these short ones fail only far outside chance. */
describe('calibration, short and seeded', () => {
  it('intervals cover at least nearly what they say, and estimates are unbiased', () => {
    const campaigns = 200;
    const lines = measureCoverage(registered, withReturns(truth), {
      campaigns,
      visits: 4000,
      seed: SEED,
    });
    let checked = 0;
    for (const { result, method, level, shown, covered, bias } of lines) {
      // Bounds take an estimate's place in the few campaigns whose finishers differ by chance.
      if (shown < campaigns / 10) continue;
      checked += 1;
      const slack = 4 * Math.sqrt((level * (1 - level)) / shown);
      assert.ok(covered / shown >= level - slack, `${result}, ${method}: ${covered} of ${shown}`);
      if (bias) assert.ok(Math.abs(bias.mean) < 4 * bias.error, `${result}: bias ${bias.mean}`);
    }
    assert.ok(checked > 20, `${checked} intervals were checked`);
  });

  it('daily looks without an effect rarely exclude zero or alarm', () => {
    const looks = measureLooks(
      registered,
      withRates(registered.plan, truth, BASE, { action: 0, intention: 0 }),
      {
        campaigns: 60,
        days: 120,
        perDay: 300,
        seed: SEED,
      },
    );
    assert.ok(looks.everExcluded <= 9, `${looks.everExcluded} of 60 excluded zero`);
    assert.ok(looks.everAlarmed <= 6, `${looks.everAlarmed} of 60 alarmed`);
  });

  it('a harm of five points raises the alarm within weeks', () => {
    const harm = { action: -0.05, intention: -0.05 };
    const looks = measureLooks(registered, withRates(registered.plan, truth, BASE, harm), {
      campaigns: 60,
      days: 120,
      perDay: 300,
      seed: SEED,
      untilAlarm: true,
    });
    assert.ok((looks.medianAlarmDay ?? 999) <= 20, `median day ${looks.medianAlarmDay}`);
  });

  it('Prais-Winsten covers better than Newey-West where errors hang together', () => {
    const trends = measureTrends(0.6, 300, SEED);
    assert.ok(trends.praisWinsten > trends.neweyWest && trends.neweyWest > 0.6);
  });
});
