import { formatDay } from '../plan/written.ts';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { readPlans } from '../plan/read.ts';
import { evaluatorsPage } from '../report/evaluators-page.ts';
import { resultsOf } from '../report/results-csv.ts';
import { summarySchema } from '../report/schema.ts';
import type { Summary } from '../report/schema.ts';
import { pathOf } from '../report/seen.ts';
import { drawCounts } from '../simulate/draw.ts';
import { skeletonOf } from '../simulate/skeleton.ts';
import { streamFrom } from '../simulate/stream.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { readLooks, seenTables, takeLook } from './looks.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan } = registered;
const week = (visits: number, period: string) =>
  drawCounts({ ...registered, truth: skeletonOf(plan) }, visits, streamFrom(visits), period);
const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
const today = new Date().toISOString().slice(0, 10);

describe("the evaluators' page", () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  let summary: Summary;
  let page = '';
  before(() => {
    takeLook(folder, registered, week(200, '2026-W44'), '2026-11-01');
    const counts = [...week(700, '2026-W44'), ...week(1000, '2026-W45')];
    takeLook(folder, registered, week(700, '2026-W44'), '2026-11-02');
    summary = takeLook(folder, registered, counts, '2026-11-09');
    const path = pathOf(registered, seenTables(readLooks(folder, registered)));
    page = evaluatorsPage(registered, summary, path);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('stands by itself, is valid, and says whom it is for', async () => {
    assert.doesNotMatch(page, /<script|<link|<img|\ssrc=|@import|url\(|<iframe|\son\w+=/);
    assert.match(page, /Alleen voor beoordelaars/);
    const report = await validator.validateString(page);
    assert.deepEqual(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId} ${message}`),
      ),
      [],
    );
  });

  it('shows the verdict as it was reached, every result, and why others are not shown', () => {
    assert.ok(page.includes(summary.verdict.sentence.nl.replaceAll('"', '&quot;')));
    for (const { name, finding } of resultsOf(summary)) {
      assert.ok(page.includes(`<strong>${name.nl}</strong>`), name.nl);
      if (finding.kind === 'withheld') assert.match(page, /niet getoond: /);
    }
    assert.equal(
      page.match(/<strong>/g)?.length ?? 0,
      resultsOf(summary).length + failed(summary) + 1,
    );
    for (const { what } of summary.withheld) assert.ok(page.includes(`<td>${what}</td>`), what);
  });

  it('shows no estimate without interval, n and method', () => {
    for (const { name, finding } of resultsOf(summary)) {
      if (finding.kind !== 'figure') continue;
      const row = page.split('<tr>').find((each) => each.includes(`<strong>${name.nl}</strong>`));
      const [, estimate = '', interval = '', n = ''] = (row ?? '').split('<td>').slice(1);
      assert.match(estimate, /\d/);
      assert.match(interval, / tot .*%\) <a href="#methode-\d+">/);
      assert.match(n, /\d/);
    }
    for (const [, mark = ''] of page.matchAll(/href="#(methode-\d+)"/g))
      assert.ok(page.includes(`<li id="${mark}">`));
  });

  it('draws each look that had an interval, as it was seen then', () => {
    const path = pathOf(registered, seenTables(readLooks(folder, registered)));
    assert.deepEqual(
      path.map(({ day, n }) => [day, n]),
      [
        ['2026-11-02', 700],
        ['2026-11-09', 1700],
      ],
    );
    const { finding } = summary.primary;
    assert.ok(finding.kind === 'figure');
    const [interval] = finding.intervals;
    assert.deepEqual(
      [path[1]?.estimate, path[1]?.low, path[1]?.high],
      [finding.estimate, interval?.low, interval?.high],
    );
    assert.equal(page.match(/<circle/g)?.length, 2);
  });

  it('says of simulated counts that nobody was counted, on the picture too', () => {
    const simulated = evaluatorsPage(
      registered,
      { ...summary, simulated: { seed: 1, truth: [] } },
      pathOf(registered, seenTables(readLooks(folder, registered))),
    );
    assert.match(simulated, /<p class="mark">Gesimuleerd: hier is niemand geteld/);
    assert.match(
      /<svg[^]*<\/svg>/.exec(simulated)?.[0] ?? '',
      /GESIMULEERD: hier is niemand geteld/,
    );
    assert.match(simulated, /<title>[^<]*gesimuleerd/);
    assert.doesNotMatch(page, /[Gg]esimuleerd/);
  });

  it('says until when nothing of it may be published', () => {
    const publication = { ...plan.publication, embargo: '2027-02-01' };
    const held = evaluatorsPage({ ...registered, plan: { ...plan, publication } }, summary, []);
    assert.match(held, /niets ervan vóór 1 februari 2027/);
  });
});

const failed = ({ health }: Summary): number =>
  health.filter(({ verdict }) => verdict === 'failed').length;

describe('measure report --html', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const path = (name: string) => join(folder, name);
  const report = (...words: string[]) =>
    spawnSync(process.execPath, ['analytics/cli.ts', 'report', ...words], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: undefined,
        DATA_DIR: path('data'),
        SITE_DIR: path('dist'),
        EFFECT_DIR: path('published'),
      },
    });
  before(() => {
    const store = openSqliteStore(path('data'));
    store.commit({ counts: week(700, '2026-W45'), submissions: [] });
    store.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('writes beside the counts, and leaves the JSON as it was', () => {
    const { status, stdout } = report('--html', '--json');
    assert.equal(status, 0);
    const summary = summarySchema.parse(JSON.parse(stdout));
    assert.equal(summary.looks?.days, 1);
    const page = readFileSync(path(`data/effect/${plan.id}.html`), 'utf8');
    assert.match(page, new RegExp(`stand van ${formatDay(today, 'nl')}`));
    assert.deepEqual(readdirSync(folder), ['data']);
  });

  for (const file of ['dist/x.html', 'published/x.html', ''])
    it(`refuses ${file || 'no name'}, where the public could come, before it looks`, () => {
      const looks = () =>
        existsSync(path('data/effect/looks.csv')) &&
        readFileSync(path('data/effect/looks.csv'), 'utf8');
      const seen = looks();
      const { status, stderr } = report(`--html=${file && path(file)}`);
      assert.equal(status, 2);
      assert.match(stderr, /--html: found .*, expected a file outside/);
      assert.equal(looks(), seen);
    });
});
