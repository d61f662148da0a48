import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import type { Count } from '../tally/count.ts';
import { summarise } from './summary.ts';

const [registered] = readPlans();
assert.ok(registered);

const count = (table: string, cell: string, n: number): Count => ({
  study: registered.plan.id,
  version: registered.version,
  table,
  cell,
  period: '2026-W40',
  n,
});

/** Starts and plans of each arm, nobody asked beforehand more often than the plan says. */
const campaign = (action: Readonly<Record<string, number>>, perArm = 1333): Count[] =>
  registered.plan.arms.flatMap(({ id }) =>
    (['no', 'yes'] as const).flatMap((asked) => {
      const share =
        asked === 'yes' ? registered.plan.preAskedShare : 1 - registered.plan.preAskedShare;
      const starts = Math.round(perArm * share);
      const cell = `arm=${id};pre_asked=${asked};first_time=first`;
      return [
        count('allocated', cell, starts),
        count('action.plan', cell, Math.round(starts * (action[id] ?? 0))),
      ];
    }),
  );
const of = (counts: readonly Count[]) =>
  summarise({ registered, counts, audience: 'evaluators', released: '2026-11-25' });

describe('what is made of the estimates', () => {
  it('keeps the alarm while forged starts make the draw fail', () => {
    const harm = campaign({ control: 0.3, bill: 0.213, dialogue: 0.213 });
    assert.equal(of(harm).alarm.state, 'alarm');
    const forged = [...harm, count('allocated', 'arm=control;pre_asked=yes;first_time=first', 120)];
    const summary = of(forged);
    assert.equal(summary.alarm.state, 'alarm');
    assert.match(JSON.stringify(summary.alarm), /neem het alarm toch ernstig/);
  });

  it('sees a text that harms beside one that helps', () => {
    const summary = of(campaign({ control: 0.3, bill: 0.2, dialogue: 0.4 }, 2000));
    assert.equal(summary.alarm.state, 'alarm');
    assert.doesNotMatch(JSON.stringify(summary), /No difference has been shown/);
  });

  it('calls nothing sound before anybody came', () => {
    assert.deepEqual(
      of([]).health.filter(({ verdict }) => verdict === 'passed'),
      [],
    );
  });

  it('decides at the planned number, and later visits do not touch it', () => {
    const week = (counts: readonly Count[], period: string) =>
      counts.map((each) => ({ ...each, period }));
    const works = week(campaign({ control: 0.3, bill: 0.4, dialogue: 0.4 }, 1340), '2026-W40');
    const later = week(campaign({ control: 0.4, bill: 0.35, dialogue: 0.35 }, 500), '2026-W41');
    const decided = of(works);
    const after = of([...works, ...later]);
    assert.equal(decided.verdict.kind, 'go-on');
    assert.deepEqual(after.verdict, decided.verdict);
    assert.deepEqual(after.primary, decided.primary);
  });

  it('decides at the end of a week, and says nothing stands while more of it may come', () => {
    const works = campaign({ control: 0.3, bill: 0.4, dialogue: 0.4 }, 1340);
    const on = (released: string) =>
      summarise({ registered, counts: works, audience: 'evaluators', released });
    const [running, over] = [on('2026-10-01'), on('2026-10-05')];
    assert.equal(running.verdict.decidedOn, undefined);
    assert.doesNotMatch(JSON.stringify(running.verdict.notes), /The verdict stands/);
    assert.equal(over.verdict.decidedOn, '2026-10-04');
    assert.match(JSON.stringify(over.verdict.notes), /The verdict stands/);
  });

  it('keeps an alarm that later visits would silence', () => {
    const harm = campaign({ control: 0.3, bill: 0.2, dialogue: 0.2 });
    const idle = count('allocated', 'arm=control;pre_asked=no;first_time=first', 900);
    const summary = of([...harm, { ...idle, period: '2026-W41' }]);
    assert.ok(summary.alarm.raised.includes('pooled'));
    assert.ok(summary.alarm.bounds.some(({ since, upper }) => since && upper >= 0));
  });

  it('keeps the alarm when plans are forged that nobody started for', () => {
    const harm = campaign({ control: 0.3, bill: 0.2, dialogue: 0.2 });
    const plans = count('action.plan', 'arm=bill;pre_asked=no;first_time=first', 5000);
    const later = of([...harm, { ...plans, period: '2026-W41' }]);
    assert.deepEqual(later.alarm.raised, of(harm).alarm.raised);
    assert.match(JSON.stringify(later.alarm.notes), /neem het alarm toch ernstig/);
    const atOnce = of([...harm, plans]);
    assert.ok(atOnce.alarm.raised.includes('dialogue'), 'the other text still harms');
    const control = count('action.plan', 'arm=control;pre_asked=no;first_time=first', 5000);
    assert.equal(of([...harm, { ...control, period: '2026-W41' }]).alarm.state, 'alarm');
  });

  it('is too early, and never sound, on degenerate counts', () => {
    const onlyControl = [count('allocated', 'arm=control;pre_asked=no;first_time=first', 5)];
    const nobodyActs = campaign({}, 1333);
    const everybodyActs = campaign({ control: 1, bill: 1, dialogue: 1 }, 1333);
    assert.equal(of([]).verdict.reason, 'start');
    assert.equal(of(onlyControl).verdict.kind, 'too-early');
    for (const counts of [nobodyActs, everybodyActs])
      assert.equal(of(counts).verdict.kind, 'change');
  });
});
