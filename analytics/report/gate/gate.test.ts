import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlans } from '../../plan/read.ts';
import type { Count } from '../../tally/count.ts';
import { RELEASED } from '../released-tables.ts';
import { gateOf } from './gate.ts';
import { lastRelease } from './ledger.ts';
import type { Block } from './ledger.ts';
import { planRelease } from './plan-release.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;
const gate = gateOf(registered);

/** Counts of some visits alike: they start, act and finish, and give every answer in turn. */
function visits(
  n: number,
  { asked = 'no', first = 'first', acts = 0.4, finishes = 0.8, week = '2026-W40' } = {},
): Count[] {
  return plan.arms.flatMap(({ id }) => {
    const design = `arm=${id};pre_asked=${asked};first_time=${first}`;
    const count = (table: string, cell: string, of: number): Count[] =>
      of > 0 ? [{ study: plan.id, version, table, cell, period: week, n: Math.round(of) }] : [];
    const finished = Math.round(n * finishes);
    const answers = ['1', '2', '3', '4', '5'];
    return [
      ...count('allocated', design, n),
      ...count(`action.${plan.action.id}`, design, n * acts),
      ...count('finished', design, finished),
      ...answers.flatMap((answer, place) =>
        count(
          'after.intention',
          `${design};answer=${answer}`,
          Math.floor(finished / 5) + (place < finished % 5 ? 1 : 0),
        ),
      ),
    ];
  });
}

const block = (counts: readonly Count[], ids: readonly string[], until: string): Block => {
  const column = gate.space.column(counts);
  const tables = gate.tables
    .filter(({ id }) => ids.includes(id))
    .map(({ id, numbers }) => ({
      id,
      numbers: numbers.map(({ table, where }) => ({
        table,
        where: JSON.parse(JSON.stringify(where)) as Record<string, string>,
        n: gate.space.columns(table, where).reduce((sum, cell) => sum + (column[cell] ?? 0), 0),
      })),
    }));
  return { until, tables };
};
const leak = (counts: readonly Count[], ids: readonly string[]) =>
  gate.leakOf([block(counts, ids, '2026-10-04')]);

describe('the gate finds', () => {
  const many = visits(400);

  it('everybody minus first-timers', () => {
    const counts = [...many, ...visits(2, { first: 'again', acts: 1 })];
    assert.equal(leak(counts, [RELEASED.primary]), undefined);
    assert.match(leak(counts, [RELEASED.primary, RELEASED.firstTime])?.group ?? '', /again/);
    const enough = [...many, ...visits(60, { first: 'again' })];
    assert.equal(leak(enough, [RELEASED.primary, RELEASED.firstTime]), undefined);
  });

  it('all who finished minus those not asked beforehand', () => {
    const counts = [...many, ...visits(60, { asked: 'yes', finishes: 0.05 })];
    assert.equal(leak(counts, [RELEASED.finishing]), undefined);
    assert.match(
      leak(counts, [RELEASED.finishing, 'after.intention'])?.group ?? '',
      /pre_asked=yes/,
    );
  });

  it('everybody who leaves, or nobody who does', () => {
    const counts = visits(400, { finishes: 0.995 });
    assert.match(leak(counts, [RELEASED.finishing])?.group ?? '', /without finished/);
  });

  it('a step, also when a table was left out of the releases in between', () => {
    const later = [...many, ...visits(3)];
    const first = block(many, [RELEASED.primary], '2026-10-04');
    const second = block(many, [RELEASED.finishing], '2026-10-11');
    const third = block(later, [RELEASED.primary], '2026-10-18');
    assert.equal(gate.leakOf([first, second]), undefined);
    assert.equal(gate.leakOf([first, second, third])?.why, 'few-in-step');
  });

  it('what a quiet channel hides, from the sums by language', () => {
    const view = (table: string, cell: string, n: number): Count => ({
      study: plan.id,
      version,
      table,
      cell,
      period: '2026-W40',
      n,
    });
    const counts = [
      view('reach.language', 'language=nl', 300),
      view('reach.language', 'language=en', 100),
      view('reach.channel', 'channel=social', 250),
      view('reach.channel', 'channel=search', 147),
      view('reach.channel', 'channel=posters', 0),
      view('reach.channel', 'channel=partners', 3),
    ];
    const { blocks, held } = planRelease(gate, [], counts, { today: '2026-10-05', closing: true });
    const released = blocks.flatMap(({ tables }) => tables.map(({ id }) => id));
    assert.ok(released.includes('reach.language.nl') && released.includes('reach.language.en'));
    assert.ok(!released.includes('reach.channel.partners'));
    assert.ok(
      held.some(({ id }) => id === 'reach.channel.search'),
      'else it follows from the rest',
    );
  });
});

describe('a release', () => {
  it('puts the primary first, and lets no other table hold it', () => {
    const counts = visits(400, { finishes: 0.995 });
    const { blocks, held } = planRelease(gate, [], counts, { today: '2026-10-05', closing: false });
    const released = blocks.flatMap(({ tables }) => tables.map(({ id }) => id));
    assert.ok(released.includes(RELEASED.primary));
    assert.ok(held.some(({ id }) => id === RELEASED.finishing));
  });

  it('takes the last week that passes at the close, and nothing after it', () => {
    const counts = [...visits(400), ...visits(2, { week: '2026-W41' })];
    const { blocks } = planRelease(gate, [], counts, { today: '2026-12-01', closing: true });
    const primary = blocks.find(({ tables }) => tables.some(({ id }) => id === RELEASED.primary));
    assert.equal(primary?.until, '2026-12-01');
    const before = planRelease(gate, [], visits(400), { today: '2026-10-05', closing: false });
    const after = planRelease(gate, before.blocks, counts, { today: '2026-12-01', closing: true });
    const last = (blocks: readonly Block[]) => lastRelease(blocks, RELEASED.primary)?.until;
    assert.equal(last(after.blocks), '2026-10-05', 'two visits are in no public number');
    const more = [
      ...counts,
      ...visits(40, { week: '2026-W42' }),
      ...visits(1, { week: '2026-W43' }),
    ];
    const closed = planRelease(gate, before.blocks, more, { today: '2026-12-01', closing: true });
    assert.equal(last(closed.blocks), '2026-12-01');
  });

  it('treats two moments between which nothing happened as one', () => {
    const counts = [...visits(400), ...visits(2, { first: 'again', acts: 1 })];
    const open = planRelease(gate, [], counts, { today: '2026-10-05', closing: false });
    const closed = planRelease(gate, open.blocks, counts, { today: '2026-12-01', closing: true });
    const released = closed.blocks.flatMap(({ tables }) => tables.map(({ id }) => id));
    assert.ok(!released.includes(RELEASED.firstTime));
  });
});
