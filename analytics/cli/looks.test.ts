import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { summarySchema } from '../report/schema.ts';
import { drawCounts } from '../simulate/draw.ts';
import { skeletonOf } from '../simulate/skeleton.ts';
import { streamFrom } from '../simulate/stream.ts';
import { LOOKS_FILE, readLooks, takeLook } from './looks.ts';

const [registered] = readPlans();
assert.ok(registered);
const truth = skeletonOf(registered.plan);

/** The plan in force, with so many looks planned. */
const planned = (looks: number): RegisteredPlan => ({
  ...registered,
  plan: { ...registered.plan, planned: { ...registered.plan.planned, looks } },
});
const counts = (visits: number, period = '2026-W45') =>
  drawCounts({ ...registered, truth }, visits, streamFrom(3), period);

describe('the log of looks', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'looks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('counts each day once, of this version alone', () => {
    takeLook(folder, planned(3), counts(600), '2026-11-09');
    takeLook(folder, planned(3), counts(600), '2026-11-09');
    const file = join(folder, LOOKS_FILE);
    appendFileSync(file, '2026-11-10,another,1-abc,primary,allocated,arm=a,5\n');
    const summary = takeLook(folder, planned(3), counts(600), '2026-11-11');
    assert.equal(summary.looks?.days, 2);
    assert.equal(summary.looks.planned, 3);
    assert.match(summary.looks.sentence.nl, /^Er is op 2 van de ten hoogste 3 geplande dagen/);
    assert.deepEqual(summarySchema.parse(summary), summary);
  });

  it('warns once there are more than the plan names, and says what the interval is worth', () => {
    const days = ['09', '10', '11'].map((day) => `2026-11-${day}`);
    const [, , last] = days.map((day) => takeLook(folder, planned(2), counts(600), day));
    assert.match(
      last?.looks?.sentence.en ?? '',
      /^Note: looked at on 3 days, .* at most 2; say so/,
    );
    assert.doesNotMatch(last?.looks?.sentence.en ?? '', /computed/);
  });

  it('counts no look after the one that decided', () => {
    takeLook(folder, planned(2), counts(4000), '2026-11-06');
    const later = ['2026-11-09', '2026-11-10'].map((day) =>
      takeLook(folder, planned(2), counts(4000), day),
    );
    assert.equal(later[1]?.verdict.decidedOn, '2026-11-08');
    assert.equal(later[1].looks?.days, 1);
  });

  it('says beyond 120 that the error was not computed so far', () => {
    const file = join(folder, LOOKS_FILE);
    const rows = Array.from({ length: 120 }, (_, day) => {
      const date = new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10);
      return `${date},${registered.plan.id},${registered.version},nothing-shown,,,\n`;
    });
    writeFileSync(file, `day,study,version,table,counted,where,n\n${rows.join('')}`);
    const { looks } = takeLook(folder, planned(120), counts(600), '2026-11-09');
    assert.equal(looks?.days, 121);
    assert.match(looks.sentence.en, /computed for up to 120 looks/);
  });

  it('names the line that is no look', () => {
    takeLook(folder, planned(3), counts(600), '2026-11-09');
    const file = join(folder, LOOKS_FILE);
    const lines = readFileSync(file, 'utf8').split('\n').length;
    appendFileSync(file, 'yesterday,a,b,c,d,e,1\n');
    assert.throws(
      () => readLooks(folder, registered),
      new RegExp(`looks\\.csv:${lines}: found "yesterday`),
    );
  });
});
