import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { EVENT } from '../plan/names.ts';
import { STUDIES, readAcceptedPlans, readPlans } from '../plan/read.ts';
import { createJudge } from '../protocol/judge.ts';
import { summarySchema } from '../report/schema.ts';
import { simulateEvents } from '../simulate/campaign.ts';
import { drawCounts } from '../simulate/draw.ts';
import { skeletonOf } from '../simulate/skeleton.ts';
import { streamFrom } from '../simulate/stream.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { isOfStudy } from './archive.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;
const day = (from: number): string =>
  new Date(Date.now() + 86_400_000 * from).toISOString().slice(0, 10);
const counts = drawCounts(
  { ...registered, truth: skeletonOf(plan) },
  1500,
  streamFrom(5),
  '2026-W45',
);

describe('the end of a study', () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  const measure = (...words: string[]) =>
    spawnSync(process.execPath, ['analytics/cli.ts', ...words], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: undefined,
        STUDIES_DIR: path('studies'),
        DATA_DIR: path('data'),
        EFFECT_DIR: path('effect'),
      },
    });
  const closedOn = (closed: string, retention = 'retentionMonths: 60'): void => {
    const file = path(`studies/${plan.id}.yaml`);
    const text = readFileSync(file, 'utf8').replace(/^closed: .*\n/m, '');
    writeFileSync(
      file,
      `closed: ${closed}\n${text.replace(/^(retentionMonths: .*)?$/m, '').replace(/^retentionMonths: .*$/m, retention)}`,
    );
  };
  const archive = (): Record<string, string> => {
    const bytes = readFileSync(path(`data/archive/${plan.id}-${day(0)}.zip`));
    const files = Object.entries(unzipSync(bytes));
    return Object.fromEntries(files.map(([name, each]) => [name, Buffer.from(each).toString()]));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'close-'));
    cpSync(STUDIES, path('studies'), { recursive: true });
    const store = openSqliteStore(path('data'));
    const other = counts.slice(0, 3).map((count) => ({ ...count, study: 'another' }));
    store.commit({ counts: [...counts, ...other], submissions: [] });
    store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('releases for the last time, and archives all it can be judged by', () => {
    closedOn(day(-1));
    assert.equal(measure('report').status, 0);
    const { status, stdout, stderr } = measure('close');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /may still finish or come back until/);
    const summary = summarySchema.parse(
      JSON.parse(readFileSync(path(`effect/${plan.id}.json`), 'utf8')),
    );
    assert.match(stdout, /Waiting: .*first-time/, 'which only a closing release asks for');
    assert.equal(summary.released, day(0));
    const files = archive();
    assert.deepEqual(
      Object.keys(files).filter((name) => name.startsWith('plan/')).length,
      1 + readdirSync(path('studies/versions')).length,
    );
    assert.deepEqual(JSON.parse(files[`releases/${plan.id}.json`] ?? ''), summary);
    assert.ok(files[`releases/${plan.id}.releases.json`]);
    assert.match(files['counts.csv'] ?? '', /^study,version,table,cell,period,n\ninvisible-bill,/);
    assert.doesNotMatch(files['counts.csv'] ?? '', /another/);
    assert.match(files['looks.csv'] ?? '', new RegExp(`${day(0)},${plan.id},${version},primary`));
    assert.match(files['code.json'] ?? '', /"name": "zonder-vraag"/);
    const sums = (files.SHA256SUMS ?? '').trim().split('\n');
    assert.equal(sums.length, Object.keys(files).length - 1);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      assert.equal(
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
        sum,
        name,
      );
    }
  });

  it('deletes the counts after their term alone, all of this study and none of another', () => {
    closedOn('2021-01-31', 'retentionMonths: 1');
    const early = measure('close', '--delete-counts');
    assert.equal(early.status, 2);
    assert.match(early.stderr, /no release, expected one after 2021-01-31: run .* close/);
    assert.equal(measure('report').status, 0);
    assert.equal(measure('close').status, 0);
    const released = readdirSync(path('effect'));
    const { status, stdout } = measure('close', '--delete-counts');
    assert.equal(status, 0);
    assert.match(stdout, /^Deleted \d+ counts of invisible-bill\./);
    const left = measure('export').stdout;
    assert.doesNotMatch(left, new RegExp(plan.id));
    assert.match(left, /^another,/m);
    assert.doesNotMatch(readFileSync(path('data/effect/looks.csv'), 'utf8'), new RegExp(plan.id));
    assert.ok(!existsSync(path(`data/effect/${plan.id}.json`)));
    assert.deepEqual(readdirSync(path('effect')), released, 'what was released stays');
    assert.match(measure('close').stderr, /There are no counts of invisible-bill/);
    assert.ok(!readFileSync(path('data/tally.sqlite')).includes(`${plan.id}${version}`));
  });

  it('keeps the counts while their term lasts, or where none is named', () => {
    closedOn(day(-70));
    const kept = measure('close', '--delete-counts');
    assert.equal(kept.status, 2);
    assert.match(kept.stderr, /the counts are kept until \d{4}-\d\d-\d\d .*retentionMonths 60/);
    closedOn(day(-70), '');
    assert.match(measure('close', '--delete-counts').stderr, /retentionMonths: found nothing/);
    assert.match(measure('export').stdout, new RegExp(`^${plan.id},`, 'm'));
  });

  for (const [what, closed, says] of [
    [
      'a study that goes on',
      undefined,
      /closed: found nothing, expected the last day.*write "closed/,
    ],
    ['a study that ends today', day(0), new RegExp(`run this from ${day(1)} on`)],
    ['a study that ends later', day(9), new RegExp(`run this from ${day(10)} on`)],
  ] as const) {
    it(`refuses ${what}, says what to do, and writes nothing`, () => {
      if (closed !== undefined) closedOn(closed);
      const { status, stderr } = measure('close');
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.ok(!existsSync(path('effect')) && !existsSync(path('data/archive')));
    });
  }

  it('writes nothing before the embargo', () => {
    closedOn(day(-1));
    const file = path(`studies/${plan.id}.yaml`);
    const text = readFileSync(file, 'utf8').replace(/embargo: .*/, `embargo: ${day(5)}`);
    const log = `wording: [{ day: ${day(0)}, field: publication.embargo, why: { nl: Later, en: Later } }]\n`;
    writeFileSync(file, log + text);
    assert.match(measure('close').stderr, new RegExp(`nothing is published before ${day(5)}`));
    assert.ok(!existsSync(path('effect')) && !existsSync(path('data/archive')));
  });

  it('still answers old links: returns count for 60 days, and then no more', () => {
    closedOn(day(-1));
    const population = { ...registered, truth: skeletonOf(plan) };
    const back = simulateEvents(population).find(({ name }) => name === EVENT.return);
    assert.ok(back);
    const { name, path: url, properties } = back;
    const judged = (after: number) =>
      createJudge(readAcceptedPlans(new Date(day(after)), path('studies')))({
        name,
        url,
        referrer: '',
        properties,
      }).kind;
    assert.equal(judged(0), 'counted');
    assert.equal(judged(59), 'counted');
    assert.notEqual(judged(70), 'counted');
  });
});

describe('the files of a study', () => {
  it('are told from those of a study whose name goes on', () => {
    for (const name of ['bill.json', 'bill-v2.json', 'bill.releases.json', 'bill-v12.csv'])
      assert.ok(isOfStudy(name, 'bill'), name);
    for (const name of ['bill-two.json', 'bills.json', 'my-bill.json', 'bill-version.json'])
      assert.ok(!isOfStudy(name, 'bill'), name);
  });
});
