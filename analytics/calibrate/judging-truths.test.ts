import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readPlans } from '../plan/read.ts';
import type { Summary } from '../report/schema.ts';
import { summarise } from '../report/summary.ts';
import { streamFrom } from '../simulate/stream.ts';
import { countsOfCampaign } from './campaign.ts';
import { FORGED_TRUTHS, JUDGING_TRUTHS } from './judging-truths.ts';

const SNAPSHOTS = 'analytics/calibrate/snapshots';
const WEEKS = Array.from({ length: 9 }, (_, week) => `2026-W${31 + week}`);
const SEED = 17;
const [registered] = readPlans();
assert.ok(registered);

/** What somebody who reads the page must know of a summary, as text. */
const describeSummary = ({ verdict, alarm, health, withheld }: Summary): string =>
  `${[
    `verdict: ${verdict.kind} (${verdict.reason})`,
    verdict.sentence.nl,
    verdict.sentence.en,
    ...verdict.notes.flatMap(({ nl, en }) => [`  ${nl}`, `  ${en}`]),
    `decides: ${verdict.decides ? `${verdict.decides.low.toFixed(4)} to ${verdict.decides.high.toFixed(4)}` : 'no interval'}`,
    `visits: ${verdict.n} of ${verdict.plannedN}; still ${verdict.visitsNeeded}, ${verdict.daysNeeded ?? 'no'} days`,
    `alarm: ${alarm.state} (${alarm.raised.join(', ')})`,
    ...alarm.notes.map(({ en }) => `  ${en}`),
    ...health.map(({ id, verdict: found }) => `check ${id}: ${found}`),
    ...withheld.map(({ what, why }) => `withheld ${what}: ${why.en}`),
  ].join('\n')}\n`;

describe('stated truths', () => {
  for (const truth of [...JUDGING_TRUTHS, ...FORGED_TRUTHS])
    it(`${truth.name}: verdict, alarm and withheld parts`, () => {
      const counts = countsOfCampaign(registered, truth, WEEKS, streamFrom(SEED));
      const summary = summarise({
        registered,
        counts,
        audience: 'evaluators',
        released: '2026-10-05',
      });
      const found = describeSummary(summary);
      const file = `${SNAPSHOTS}/${truth.name}.txt`;
      if (process.env.UPDATE_SNAPSHOTS === '1') {
        mkdirSync(SNAPSHOTS, { recursive: true });
        writeFileSync(file, found);
      }
      assert.ok(existsSync(file), `${file} is missing: run the test with UPDATE_SNAPSHOTS=1`);
      assert.equal(found, readFileSync(file, 'utf8'));
    });
});
