import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readEveryPlan, readPlans } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { parseYaml } from '../plan/yaml-file.ts';
import { drawCounts } from '../simulate/draw.ts';
import { skeletonOf } from '../simulate/skeleton.ts';
import { streamFrom } from '../simulate/stream.ts';
import { truthSchema } from '../simulate/truth.ts';
import type { Count } from '../tally/count.ts';
import { recompute, summariseAnew } from './recompute.ts';
import { release } from './release.ts';
import { summarySchema } from './schema.ts';
import type { Summary } from './schema.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const [registered] = readPlans();
const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
assert.ok(registered && parsed.ok);
const { value: truth } = parsed;
const TODAY = '2026-12-01';

const campaign = (of: RegisteredPlan, visits = 4000, period = '2026-W48'): Count[] =>
  drawCounts(
    { ...of, truth: of === registered ? truth : skeletonOf(of.plan) },
    visits,
    streamFrom(7),
    period,
  );

describe('a release', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (name = registered.plan.id): Summary =>
    summarySchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

  it('writes nothing before the embargo, not even a file without figures', () => {
    const plan = {
      ...registered.plan,
      publication: { ...registered.plan.publication, embargo: '2026-12-02' },
    };
    const { sentence, file } = release(
      { ...registered, plan },
      campaign(registered),
      folder,
      TODAY,
    );
    assert.equal(file, undefined);
    assert.match(sentence, /nothing is published before 2026-12-02/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('adds only what was released since, and says what waits', () => {
    const counts = campaign(registered);
    release(registered, counts, folder, TODAY);
    const before = readFileSync(join(folder, `${registered.plan.id}.releases.json`), 'utf8');
    const one = counts.map((count) =>
      count.table === 'allocated' &&
      count.cell.includes('arm=control;pre_asked=no;first_time=first')
        ? { ...count, n: count.n + 1 }
        : count,
    );
    const { sentence } = release(registered, one, folder, '2026-12-08');
    assert.match(sentence, /Waiting: primary, draw/);
    const { primary, withheld } = read();
    assert.equal(primary.finding.kind, 'figure', 'the last release stays');
    assert.ok(withheld.some(({ what }) => what === 'primary'));
    const after = readFileSync(join(folder, `${registered.plan.id}.releases.json`), 'utf8');
    const [first = ''] = before.split('"blocks":[');
    assert.ok(after.startsWith(first));
  });

  it('keeps every release at an address of its own, the second of a day as well', () => {
    const counts = campaign(registered);
    const kept = () => readdirSync(join(folder, 'releases', registered.plan.id)).sort();
    release(registered, counts, folder, TODAY);
    release(registered, counts, folder, TODAY);
    assert.deepEqual(kept(), [`${TODAY}.json`], 'the same release is one');
    const more = [...counts, ...campaign(registered, 4000, '2026-W49')];
    release(registered, more, folder, TODAY);
    release(registered, more, folder, '2026-12-08');
    assert.deepEqual(kept(), [`${TODAY}-2.json`, `${TODAY}.json`], 'nothing new is no release');
    release(registered, [...more, ...campaign(registered, 4000, '2026-W50')], folder, '2026-12-15');
    assert.deepEqual(kept(), [`${TODAY}-2.json`, `${TODAY}.json`, '2026-12-15.json']);
    const first = readFileSync(
      join(folder, 'releases', registered.plan.id, `${TODAY}.json`),
      'utf8',
    );
    const then = summarySchema.parse(JSON.parse(first));
    assert.equal(then.verdict.n, 4000);
    assert.ok(read().account.lines.some(({ id, n }) => id === 'started' && n === 12_000));
  });

  it('tells how the primary went, look by look, and ends where the primary stands', () => {
    const soFar: Count[] = [];
    for (const [week, day] of [
      ['2026-W46', '2026-11-16'],
      ['2026-W47', '2026-11-23'],
      ['2026-W48', '2026-11-30'],
    ] as const) {
      const until = campaign(registered, 900, week);
      soFar.push(...until);
      release(registered, soFar, folder, day);
    }
    const { course, primary } = read();
    assert.deepEqual(
      course.map(({ n }) => n),
      [900, 1800, 2700],
    );
    assert.ok(primary.finding.kind === 'figure');
    const [decides] = primary.finding.intervals;
    const last = course.at(-1);
    assert.deepEqual(
      [last?.estimate, last?.low, last?.high],
      [primary.finding.estimate, decides?.low, decides?.high],
    );
    const widths = course.map(({ low, high }) => high - low);
    assert.deepEqual(
      widths,
      widths.toSorted((one, other) => other - one),
      'it narrows',
    );
    for (const row of recompute(registered, read())) assert.ok(row.agrees, row.id);
  });

  it('leaves what was released as it is where the counts are gone', () => {
    release(registered, campaign(registered), folder, TODAY);
    const before = read();
    const { sentence, file } = release(registered, [], folder, '2026-12-08');
    assert.equal(file, undefined);
    assert.match(sentence, /no counts here; what was released stands/);
    assert.deepEqual(read(), before);
  });

  it('refuses to go on when the list of earlier releases is gone', () => {
    release(registered, campaign(registered), folder, TODAY);
    rmSync(join(folder, `${registered.plan.id}.releases.json`));
    assert.throws(
      () => release(registered, campaign(registered), folder, '2026-12-08'),
      /releases\.json is missing/,
    );
  });

  it('keeps a replaced version beside the one in force', () => {
    const older = readEveryPlan().find(({ replaced }) => replaced !== undefined);
    assert.ok(older);
    release(older, campaign(older), folder, TODAY);
    release(registered, campaign(registered), folder, TODAY);
    assert.equal(read(`${older.plan.id}-v${older.plan.version}`).version, older.version);
    assert.equal(read().version, registered.version);
  });

  it('moves the files of a version aside when another takes over its name', () => {
    const older = readEveryPlan().find(({ replaced }) => replaced !== undefined);
    assert.ok(older);
    const inForce = {
      plan: older.plan,
      version: older.version,
      hash: older.hash,
      file: older.file,
    };
    release(inForce, campaign(older), folder, TODAY);
    release(registered, campaign(registered), folder, TODAY);
    assert.equal(read(`${older.plan.id}-v${older.plan.version}`).version, older.version);
    assert.equal(read().version, registered.version);
  });

  it('can be recomputed from its own counts by anyone, and shows a changed digit', () => {
    release(registered, campaign(registered), folder, TODAY);
    const published = read();
    const rows = recompute(registered, published);
    assert.deepEqual(
      rows.filter(({ agrees }) => !agrees),
      [],
    );
    assert.ok(rows.filter(({ because }) => because === undefined).length > 10);
    const bent = structuredClone(published);
    assert.equal(bent.primary.finding.kind, 'figure');
    bent.primary.finding.estimate += 0.01;
    assert.deepEqual(
      recompute(registered, bent)
        .filter(({ agrees }) => !agrees)
        .map(({ id }) => id),
      [published.primary.id],
    );
    const [table] = published.tables;
    const number = table?.numbers[1];
    assert.ok(number);
    number.n += 40;
    assert.ok(recompute(registered, published).some(({ agrees }) => !agrees));
  });

  it('holds nothing that does not follow from its own list of numbers', () => {
    release(registered, campaign(registered), folder, TODAY);
    assert.deepEqual(summariseAnew(registered, read()), read());
  });
});
