import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countsOfCampaign } from '../../../analytics/calibrate/campaign.ts';
import { JUDGING_TRUTHS } from '../../../analytics/calibrate/judging-truths.ts';
import { readPlans } from '../../../analytics/plan/read.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import { summarise } from '../../../analytics/report/summary.ts';
import { streamFrom } from '../../../analytics/simulate/stream.ts';
import { factsOf } from './facts.ts';
import { raisedBounds, verdictRows } from './verdict-rows.ts';

const WEEKS = Array.from({ length: 9 }, (_, week) => `2026-W${31 + week}`);
const [registered] = readPlans();
assert.ok(registered);

const summaryOf = (name: string): Summary => {
  const truth = JUDGING_TRUTHS.find((each) => each.name === name);
  assert.ok(truth, name);
  const counts = countsOfCampaign(registered, truth, WEEKS, streamFrom(17));
  return summarise({ registered, counts, audience: 'evaluators', released: '2026-10-05' });
};
/** Whether a bar lies above or below no difference, or over it. */
const sides = (summary: Summary) =>
  verdictRows(summary, 'nl').map(({ low, high }) =>
    low > 0 ? 'above' : high < 0 ? 'below' : 'over',
  );
const answers = (summary: Summary) =>
  Object.fromEntries(factsOf(summary, 'nl').map(({ name, answer }) => [name, answer]));

describe('the first screen of a study', () => {
  for (const [name, verdict, expected] of [
    ['none', 'change', ['over']],
    ['strong', 'go-on', ['above']],
    ['small', 'go-on', ['above']],
    ['harm-on-action', 'stop', ['below']],
    ['harm-on-intention', 'stop', ['over', 'below']],
    ['arms-cancel', 'change', ['below', 'above']],
    ['broken-draw', 'cannot-judge', []],
    ['too-few', 'too-early', ['over']],
  ] as const)
    it(`shows of ${name} what the verdict "${verdict}" is about`, () => {
      const summary = summaryOf(name);
      assert.equal(summary.verdict.kind, verdict);
      assert.deepEqual(sides(summary), expected);
    });

  it('names the text and the answer that an alarm is about', () => {
    const [bill] = raisedBounds(summaryOf('arms-cancel'));
    assert.match(bill?.name.nl ?? '', /als-dan-plan.*Bon van anderen/);
    const [intention] = raisedBounds(summaryOf('harm-on-intention'));
    assert.match(intention?.name.nl ?? '', /^Voornemen/);
  });

  it('says whether the measurement is sound, and what is next', () => {
    assert.equal(answers(summaryOf('strong'))['Klopt de meting?'], 'Ja');
    assert.equal(answers(summaryOf('broken-draw'))['Klopt de meting?'], 'Nee');
    assert.equal(answers(summaryOf('selective-leaving'))['Klopt de meting?'], 'Let op');
    assert.equal(answers(summaryOf('too-few'))['Wat volgt'], 'nog 3.200 bezoeken');
    assert.equal(
      answers(summaryOf('arms-cancel'))['Wat volgt'],
      'Eén tekst blijft, één gaat eraf.',
    );
  });

  it('says nothing of a study in which nobody started', () => {
    const nobody = summarise({
      registered,
      counts: [],
      audience: 'evaluators',
      released: '2026-10-05',
    });
    assert.deepEqual(verdictRows(nobody, 'en'), []);
    assert.deepEqual(
      factsOf(nobody, 'en').map(({ answer }) => answer),
      ['0', 'Not known yet', 'Not known yet', '4,000 more visits'],
    );
  });
});
