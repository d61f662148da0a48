import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { readPlans } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { simulateCounts } from '../simulate/campaign.ts';
import { truthSchema } from '../simulate/truth.ts';
import type { Truth } from '../simulate/truth.ts';
import type { Count } from '../tally/count.ts';
import { gateOf } from './gate/gate.ts';
import { planRelease } from './gate/plan-release.ts';
import type { PlannedRelease } from './gate/plan-release.ts';
import { resultsOf, writeResultsCsv } from './results-csv.ts';
import { csvRows } from './open-data/csv-fixture.ts';
import type { Result, Summary } from './schema.ts';
import { summarise } from './summary.ts';

const FILE = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(FILE, 'utf8'), FILE, truthSchema);
assert.ok(registered && parsed.ok);
const truth: Truth = parsed.value;

const countsOf = (changes: Partial<Truth> = {}): Count[] =>
  simulateCounts({ ...registered, truth: { ...truth, ...changes } }, '2026-W48');
const summaryOf = (counts: readonly Count[]): Summary =>
  summarise({ registered, counts, audience: 'public', released: '2026-11-30' });

const TODAY = '2026-11-30';
const publicOf = (counts: Count[], release: PlannedRelease, released: string): Summary =>
  summarise({ registered, counts, audience: 'public', released, release });

const causal = (summary: Summary): Result[] => [
  summary.primary,
  summary.keySecondary,
  ...summary.arms,
  ...summary.secondary,
];

/** No effect anywhere that it is shown or written: page, JSON, CSV. */
function assertNoEffect(summary: Summary, because: RegExp): void {
  for (const { id, finding } of causal(summary)) {
    assert.equal(finding.kind, 'withheld', id);
    assert.ok(
      finding.reasons.some(({ en }) => because.test(en)),
      `${id} says why`,
    );
  }
  assert.equal(summary.verdict.decides, undefined);
  const rows = csvRows(writeResultsCsv(summary));
  for (const { id } of causal(summary)) {
    const own = rows.filter(({ result }) => result === id);
    assert.deepEqual(
      own.map(({ row, estimate, low, high, n, cases, p }) => [
        row,
        estimate,
        low,
        high,
        n,
        cases,
        p,
      ]),
      [['withheld', '', '', '', '', '', '']],
      id,
    );
  }
}

describe('a summary', () => {
  const whole = countsOf();

  it('shows each effect with interval, n, method and source when the study is sound', () => {
    const summary = summaryOf(whole);
    assert.equal(summary.keySecondary.finding.kind, 'bounds');
    assert.equal(summary.verdict.kind, 'go-on');
    for (const { id, finding } of [summary.primary, ...summary.secondary]) {
      assert.equal(finding.kind, 'figure', id);
      assert.ok(finding.intervals.length > 0 && finding.samples.length > 0);
      for (const { low, high, source } of finding.intervals) {
        assert.ok(low <= finding.estimate && finding.estimate <= high);
        assert.ok(source.length > 0);
      }
    }
    assert.equal(summary.alarm.state, 'no-alarm');
  });

  it('holds no effect number at all when the draw does not fit the plan', () => {
    const bent = whole.map((count) =>
      count.table === 'allocated' &&
      count.cell.includes('arm=control') &&
      count.cell.includes('pre_asked=no')
        ? { ...count, n: 2 * count.n }
        : count,
    );
    assertNoEffect(summaryOf(bent), /draw does not agree/);
  });

  it('holds no effect number at all with too few visits', () => {
    assertNoEffect(summaryOf(countsOf({ visits: 90 })), /Too few|Follows/);
  });

  it('holds no effect number at all when more was done than started', () => {
    const forged = whole.map((count) =>
      count.table === 'action.plan' ? { ...count, n: 10 * count.n } : count,
    );
    assertNoEffect(summaryOf(forged), /more plans|More plans/);
  });

  it('shows bounds for finishers, and keeps the primary, when the arms lose different people', () => {
    const fewer = whole.map((count) =>
      /^(finished|after\.|change\.|noised\.|pace)/.test(count.table) &&
      count.cell.includes('arm=control')
        ? { ...count, n: Math.ceil(count.n * 0.7) }
        : count,
    );
    const summary = summaryOf(fewer);
    assert.equal(summary.primary.finding.kind, 'figure');
    assert.equal(summary.keySecondary.finding.kind, 'bounds');
    const sensitised = summary.reading.filter(({ id }) => id === 'sensitisation');
    for (const { id, finding } of [...summary.secondary, ...sensitised])
      assert.equal(finding.kind, 'withheld', id);
    const { explanation } = summary.health.find(({ id }) => id === 'finishers') ?? {};
    assert.match(explanation?.en ?? '', /more people finish/);
    assert.notEqual(summary.alarm.state, 'withheld');
  });

  it('raises the alarm when the texts do the opposite', () => {
    const harm = { control: 0.45, bill: 0.36, dialogue: 0.36 };
    const summary = summaryOf(countsOf({ action: harm, visits: 9000 }));
    assert.equal(summary.alarm.state, 'alarm');
    assert.ok(summary.alarm.bounds.some(({ upper }) => upper < 0));
  });

  it('is the same whatever the order of the counts, and for shards added up', () => {
    const turned = [...whole].reverse();
    assert.deepEqual(summaryOf(turned), summaryOf(whole));
    const halves = whole.flatMap((count) => {
      const half = Math.floor(count.n / 2);
      return [
        { ...count, n: half },
        { ...count, n: count.n - half },
      ];
    });
    assert.deepEqual(summaryOf(halves), summaryOf(whole));
  });

  it('shows the public what it shows evaluators, as far as it was released', () => {
    const large = countsOf({ visits: 12_000 });
    const shown = summaryOf(large);
    const all = summarise({
      registered,
      counts: large,
      audience: 'evaluators',
      released: '2026-11-30',
    });
    const results = new Set(resultsOf(shown).map(({ id }) => id));
    const waiting = shown.withheld.map(({ what }) => what).filter((what) => !results.has(what));
    assert.ok(
      waiting.every((what) => what.startsWith('reach.')),
      waiting.join(),
    );
    const kinds = (summary: Summary) =>
      resultsOf(summary).map(({ id, finding }) => `${id}: ${finding.kind}`);
    assert.deepEqual(kinds(shown), kinds(all));
    const counted = all.tables.filter(
      ({ id, numbers }) => numbers.some(({ n }) => n > 0) && !waiting.includes(id),
    );
    assert.deepEqual(shown.tables, counted);
  });

  it('tells how many days are left by the days between looks, weeks without visits included', () => {
    const week = (period: string) =>
      countsOf({ visits: 300 }).map((count) => ({ ...count, period }));
    const weeks = [...week('2026-W36'), ...week('2026-W40')];
    const all = summarise({ registered, counts: weeks, audience: 'evaluators', released: TODAY });
    assert.equal(all.verdict.daysNeeded, Math.ceil((all.verdict.visitsNeeded * 28) / 300));
    const gate = gateOf(registered);
    const moments = ['2026-10-05', '2026-10-26'].map((today) => ({ today, closing: false }));
    const counts = [week('2026-W36'), week('2026-W40'), week('2026-W43')];
    const [first, second] = moments;
    assert.ok(first && second);
    const before = planRelease(gate, [], counts.slice(0, 2).flat(), first);
    assert.equal(publicOf(counts.flat(), before, first.today).verdict.daysNeeded, undefined);
    const after = planRelease(gate, before.blocks, counts.flat(), second);
    const shown = publicOf(counts.flat(), after, second.today).verdict;
    assert.equal(shown.daysNeeded, Math.ceil((shown.visitsNeeded * 21) / 300));
  });

  it('keeps no digit that its interval does not support', () => {
    for (const { id, finding } of resultsOf(summaryOf(whole))) {
      if (finding.kind !== 'figure') continue;
      for (const number of [finding.estimate, finding.p?.value ?? 0])
        assert.ok(String(number).length <= 7, `${id}: ${number}`);
    }
  });
});
