import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { truthSchema } from '../simulate/truth.ts';
import { measureCoverage } from './coverage.ts';
import { JUDGING_TRUTHS } from './judging-truths.ts';
import { measureLooks } from './looks.ts';
import { measureAges } from './release-age.ts';
import { measureTrends } from './trend-coverage.ts';
import { withReturns } from './truths.ts';

const FILE = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(FILE, 'utf8'), FILE, truthSchema);
assert.ok(registered && parsed.ok);
const truth = parsed.value;
const LOOKS = { campaigns: 40, looks: 60, seed: 20_261 };
const truthNamed = (name: string) => {
  const found = JUDGING_TRUTHS.find((each) => each.name === name);
  assert.ok(found);
  return found;
};
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

  it('sixty looks without an effect rarely claim anything or alarm', () => {
    const looks = measureLooks(registered.plan, truthNamed('none'), LOOKS);
    assert.ok(looks.everClaimed <= 6, `${looks.everClaimed} of ${LOOKS.campaigns} claimed`);
    assert.ok(looks.everAlarmed <= 3, `${looks.everAlarmed} of ${LOOKS.campaigns} alarmed`);
  });

  it('leaving alone claims nothing, and is seen', () => {
    const looks = measureLooks(registered.plan, truthNamed('selective-leaving'), LOOKS);
    assert.ok(looks.everClaimed <= 6, `${looks.everClaimed} of ${LOOKS.campaigns} claimed`);
    assert.ok(looks.finishersDiffer >= 35, `${looks.finishersDiffer} of ${LOOKS.campaigns} seen`);
  });

  it('a strong effect goes on, and arms that cancel each other are told apart', () => {
    const few = { ...LOOKS, campaigns: 15, looks: 9 };
    const strong = measureLooks(registered.plan, truthNamed('strong'), few);
    assert.ok(strong.verdicts['go-on'] >= 13);
    const cancel = measureLooks(registered.plan, truthNamed('arms-cancel'), few);
    assert.ok(cancel.verdicts.change >= 13 && cancel.everAlarmed >= 13);
  });

  it('the primary is released every other week at least, and at the close as of the last day', () => {
    const ages = measureAges(registered, truth, { campaigns: 3, perWeek: 445, seed: SEED });
    assert.equal(ages.finalLook, ages.campaigns);
    assert.ok((ages.oldest.get('primary') ?? 99) <= 2, String(ages.oldest.get('primary')));
  });

  it('Prais-Winsten covers better than Newey-West where errors hang together', () => {
    const trends = measureTrends(0.6, 300, SEED);
    assert.ok(trends.praisWinsten > trends.neweyWest && trends.neweyWest > 0.6);
  });
});
