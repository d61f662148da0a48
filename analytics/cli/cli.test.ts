import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
after(() => rmSync(folder, { recursive: true }));

const measure = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, ['analytics/cli.ts', ...words], { input, encoding: 'utf8' });

describe('measure estimate', () => {
  it('reads one JSON input and prints one JSON object', () => {
    const { status, stdout } = measure(
      ['estimate', 'paired', 'mcnemar'],
      '{"table":[[10,5],[3,7]]}',
    );
    assert.equal(status, 0);
    const output = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(output.b, 5);
    assert.equal(output.c, 3);
  });

  for (const [what, words, input, says] of [
    ['x > n', ['wilson'], '{"x":5,"n":3}', /^x: found 5, expected at most n, which is 3\n$/],
    ['negative counts', ['srm'], '{"counts":[-1,5],"weights":[1,1]}', /^counts\[0\]: found -1/],
    ['NaN', ['wilson'], '{"x":NaN,"n":3}', /^standard input: /],
    ['nothing', ['wilson'], '', /^standard input: found nothing/],
    ['an empty arm', ['risk_difference'], '{"x1":0,"n1":0,"x2":1,"n2":3}', /^n1: found 0/],
    ['epsilon 0', ['krr_oneway'], '{"counts":[5,5],"eps":0}', /^eps: found 0/],
    [
      'an unknown mechanism',
      ['krr_oneway'],
      '{"counts":[5,5],"mechanism":"c9"}',
      /^mechanism: found "c9"/,
    ],
    ['a missing field', ['wilson'], '{"x":5}', /^n: /],
    ['text for a number', ['wilson'], '{"x":"5","n":9}', /^x: /],
    ['a field that is not known', ['wilson'], '{"x":5,"n":9,"m":1}', /"m"/],
    ['an unknown method', ['guess'], '{}', /^METHOD: found "guess", expected one of wilson/],
    [
      'an unknown kind',
      ['paired', 'x'],
      '{}',
      /^KIND of paired: found "x", expected one of mcnemar/,
    ],
    ['a list', ['wilson'], '[]', /^input: /],
  ] as const) {
    it(`refuses ${what} in one line, with exit code 2`, () => {
      const { status, stdout, stderr } = measure(['estimate', ...words], input);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }
});

describe('measure trend', () => {
  const series = (points: number): string => {
    const file = join(folder, `series-${points}.csv`);
    const rows = Array.from({ length: points }, (_, index) => {
      const date = new Date(Date.UTC(2025, 0, 1 + 7 * index)).toISOString().slice(0, 10);
      return `${date},${50 + ((index * 7) % 5)}`;
    });
    writeFileSync(file, `date,value\n${rows.join('\n')}\n`);
    return file;
  };

  it('estimates by restricted maximum likelihood, with Newey-West beside it and the word on waste water', () => {
    const { status, stdout } = measure(['trend', series(40), '--start', '2025-06-01']);
    assert.equal(status, 0);
    assert.match(stdout, /Estimate \(regression with autocorrelated errors, REML/);
    assert.match(stdout, /Sensitivity \(least squares with Newey-West/);
    assert.match(stdout, /one week a year cannot show this campaign/);
  });

  for (const [what, start, says] of [
    ['fewer than 12 points before', '2025-02-01', /5 before/],
    ['fewer than 8 points after', '2025-08-20', /7 from then on/],
  ] as const) {
    it(`refuses ${what}`, () => {
      const { status, stderr } = measure(['trend', series(40), '--start', start]);
      assert.equal(status, 2);
      assert.match(stderr, says);
    });
  }

  const withoutWeeks = (name: string, missing: (week: number) => boolean): string => {
    const file = join(folder, `${name}.csv`);
    const rows = readFileSync(series(60), 'utf8').trim().split('\n');
    writeFileSync(file, rows.filter((_, line) => line === 0 || !missing(line)).join('\n'));
    return file;
  };

  it('models a missing week where it lies, and says so', () => {
    const file = withoutWeeks('missing', (week) => week === 14 || week === 15 || week === 30);
    const { status, stdout } = measure(['trend', file, '--start', '2025-06-01']);
    assert.equal(status, 0);
    assert.match(stdout, /^57 points, 20 before 2025-06-01 and 37 from then on, 3 missing/);
    assert.match(stdout, /Newey-West\): not with missing points/);
  });

  it('refuses eight missing weeks by name', () => {
    const file = withoutWeeks('gap', (week) => week > 22 && week < 31);
    const { status, stderr } = measure(['trend', file, '--start', '2025-06-01']);
    assert.equal(status, 2);
    assert.match(stderr, /missing points \(gaps\)/);
  });

  it('refuses unequal distances, and names the line', () => {
    const file = join(folder, 'unequal.csv');
    writeFileSync(file, 'date,value\n2025-01-01,50\n2025-01-08,51\n2025-01-18,52\n');
    const { status, stderr } = measure(['trend', file, '--start', '2025-01-08']);
    assert.equal(status, 2);
    assert.match(stderr, /unequal\.csv:4: date: found 2025-01-18, 10 days after the row before/);
  });

  for (const [what, dayOf] of [
    ['the first of each month', (month: number) => new Date(Date.UTC(2021, month, 1))],
    ['the last of each month', (month: number) => new Date(Date.UTC(2021, month + 1, 0))],
  ] as const) {
    it(`takes ${what} as equal distances`, () => {
      const file = join(folder, 'months.csv');
      const rows = Array.from(
        { length: 52 },
        (_, month) => `${dayOf(month).toISOString().slice(0, 10)},${50 + ((month * 7) % 5)}`,
      );
      writeFileSync(file, `date,value\n${rows.join('\n')}\n`);
      const { stdout } = measure(['trend', file, '--start', '2023-03-01']);
      assert.match(stdout, /^52 points, 26 before 2023-03-01 and 26 from then on, 0 missing/);
    });
  }

  it('names the line of a value that is no number', () => {
    const file = join(folder, 'broken.csv');
    writeFileSync(file, 'date,value\n2025-01-01,50\n2025-01-08,many\n');
    const { status, stderr } = measure(['trend', file, '--start', '2025-02-01']);
    assert.equal(status, 2);
    assert.match(stderr, /broken\.csv:3/);
  });
});

describe('measure', () => {
  it('lists its commands, and names one it does not know', () => {
    assert.match(measure([]).stdout, /estimate/);
    const { status, stderr } = measure(['gamble']);
    assert.equal(status, 2);
    assert.match(stderr, /There is no command "gamble"/);
  });

  it('looks at one truth alone, and names those there are', () => {
    const { status, stdout } = measure(['calibrate', '--truth', 'too-few', '--campaigns', '10']);
    assert.equal(status, 0);
    assert.match(stdout, /^\| too-few \| 10 \| .* 100\.0% \|/m);
    assert.doesNotMatch(stdout, /Coverage|Outside series/);
    const { stderr } = measure(['calibrate', '--truth', 'lies']);
    assert.match(stderr, /--truth: found "lies", expected one of none, strong, /);
  });

  it('says what a plan can find, and refuses a flag that makes no sense', () => {
    assert.match(
      measure(['power', '--visits', '8000']).stdout,
      /Chance of a right "go on" at the planned n \(4000\), .*: 82%/,
    );
    const short = measure(['power', '--base', '0.45']);
    assert.equal(short.status, 1);
    assert.match(short.stderr, /planned\.n: found 4000, expected at least 4\d\d\d/);
    const { status, stderr } = measure(['power', '--visits', 'many']);
    assert.equal(status, 2);
    assert.match(stderr, /--visits: found "many"/);
  });
});
