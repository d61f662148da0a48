import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Count } from './count.ts';
import { CountsCsvError, readCountsCsv, writeCountsCsv } from './counts-csv.ts';
import { isoWeek } from './iso-week.ts';
import { backupStore } from './backup.ts';
import { openSqliteStore, readSqliteCounts } from './sqlite-store.ts';

const countOf = fc.record<Count>(
  {
    study: fc.constantFrom('one', 'two'),
    version: fc.constantFrom('1-aa', '2-bb'),
    table: fc.constantFrom('allocated', 'after.norm'),
    cell: fc.constantFrom('arm=a', 'arm=b'),
    period: fc.constantFrom('2026-W48', '2026-W49'),
    n: fc.integer({ min: 1, max: 9 }),
  },
  { noNullPrototype: true },
);
const NUMBER = 'a'.repeat(32);
const MINUTE = 60_000;
const known = (store: ReturnType<typeof openSqliteStore>): string[] =>
  store.recentSubmissions().map((packed) => Buffer.from(packed).toString('hex'));

describe('the SQLite store', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'store-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a store of its own holds after these batches. */
  const after = (batches: readonly (readonly Count[])[]): Count[] => {
    const own = mkdtempSync(join(folder, 'own-'));
    const store = openSqliteStore(own);
    for (const counts of batches) store.commit({ counts, submissions: [] });
    const counts = store.counts();
    store.close();
    return counts;
  };

  it('adds up the same in any order and any grouping', () => {
    fc.assert(
      fc.property(fc.array(countOf, { maxLength: 30 }), fc.nat(30), (counts, cut) => {
        const straight = after([counts]);
        assert.deepEqual(after([[...counts].reverse()]), straight);
        assert.deepEqual(after([counts.slice(cut), counts.slice(0, cut)]), straight);
        assert.equal(
          straight.reduce((sum, { n }) => sum + n, 0),
          counts.reduce((sum, { n }) => sum + n, 0),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('commits all of a batch or nothing', () => {
    const store = openSqliteStore(folder);
    const good: Count = {
      study: 's',
      version: 'v',
      table: 't',
      cell: 'c',
      period: '2026-W48',
      n: 1,
    };
    assert.throws(() =>
      store.commit({ counts: [good, { ...good, period: 'today' }], submissions: [NUMBER] }),
    );
    assert.deepEqual(store.counts(), []);
    assert.deepEqual(store.recentSubmissions(), []);
    store.close();
  });

  it('knows a delivery number after a restart at once, and forgets it within the hour', () => {
    let moment = 1_000_000_000_000;
    const open = () => openSqliteStore(folder, () => moment);
    let store = open();
    store.commit({ counts: [], submissions: [NUMBER] });
    store.close();
    store = open();
    assert.deepEqual(known(store), [NUMBER]);
    moment += 29 * MINUTE;
    assert.equal(store.forgetOlderSubmissions(), false);
    moment += MINUTE;
    assert.equal(store.forgetOlderSubmissions(), true);
    assert.deepEqual(known(store), [NUMBER]);
    moment += 30 * MINUTE;
    store.forgetOlderSubmissions();
    assert.deepEqual(store.recentSubmissions(), []);
    store.close();
  });

  it('does not obey a future that a wrong clock wrote, before or after a restart', () => {
    let moment = 2_000_000_000_000;
    let store = openSqliteStore(folder, () => moment);
    store.commit({ counts: [], submissions: [NUMBER] });
    moment -= 120 * MINUTE;
    assert.equal(store.forgetOlderSubmissions(), false);
    moment += 30 * MINUTE;
    assert.equal(store.forgetOlderSubmissions(), true);
    store.close();
    moment -= 120 * MINUTE;
    store = openSqliteStore(folder, () => moment);
    assert.deepEqual(known(store), [NUMBER]);
    moment += 30 * MINUTE;
    assert.equal(store.forgetOlderSubmissions(), true);
    assert.deepEqual(known(store), []);
    store.close();
  });

  it('opens a backup that lies over a killed store as it is, without what the killed one had', () => {
    const other = mkdtempSync(join(folder, 'other-'));
    const backed = openSqliteStore(other);
    const count: Count = {
      study: 's',
      version: 'v',
      table: 't',
      cell: 'c',
      period: '2026-W48',
      n: 9,
    };
    backed.commit({ counts: [count], submissions: [] });
    const killed = openSqliteStore(folder);
    killed.commit({ counts: [{ ...count, cell: 'd' }], submissions: [] });
    const log = readFileSync(join(folder, 'tally.sqlite-wal'));
    killed.close();
    rmSync(join(folder, 'tally.sqlite'));
    backupStore(other, join(folder, 'tally.sqlite'));
    writeFileSync(join(folder, 'tally.sqlite-wal'), log);
    assert.deepEqual(readSqliteCounts(folder), [count]);
    const store = openSqliteStore(folder);
    assert.deepEqual(store.counts(), [count]);
    store.close();
    backed.close();
  });

  it('keeps a fresh number over many restarts, and none after a long rest', () => {
    let moment = 1_000_000_000_000;
    const visit = (submissions: string[]) => {
      const store = openSqliteStore(folder, () => moment);
      store.forgetOlderSubmissions();
      store.commit({ counts: [], submissions });
      const numbers = known(store);
      store.close();
      return numbers;
    };
    for (let restart = 0; restart < 12; restart += 1) {
      visit([]);
      moment += 20 * MINUTE;
    }
    visit([NUMBER]);
    moment += 10 * MINUTE;
    assert.deepEqual(visit([]), [NUMBER]);
    moment += 120 * MINUTE;
    assert.deepEqual(visit([]), []);
  });
});

describe('counts as CSV', () => {
  it('come back as they went out', () => {
    fc.assert(
      fc.property(fc.array(countOf), (counts) => {
        assert.deepEqual(readCountsCsv(writeCountsCsv(counts)), counts);
      }),
    );
  });

  it('are read as a spreadsheet saves them: a mark in front, quotes, other line ends', () => {
    const header = '\ufeffstudy,version,table,cell,period,n\r\n';
    const text = `${header}"s","v",t,"arm=a;x=""y""",2026-W53,"7"\r\n`;
    assert.deepEqual(readCountsCsv(text), [
      { study: 's', version: 'v', table: 't', cell: 'arm=a;x="y"', period: '2026-W53', n: 7 },
    ]);
  });

  for (const [what, text, says] of [
    ['another header', 'a,b\n', /line 1/],
    ['a missing field', `${writeCountsCsv([])}a,b,c\n`, /line 2: found 3 fields/],
    ['a count below zero', `${writeCountsCsv([])}s,v,t,c,2026-W48,-1\n`, /line 2 n: found "-1"/],
    [
      'more than can ever have come',
      `${writeCountsCsv([])}s,v,t,c,2026-W48,9007199254740991\n`,
      /line 2 n: found "9007199254740991", expected a whole number from 0 to 1000000000/,
    ],
    ['a week that no calendar has', `${writeCountsCsv([])}s,v,t,c,2025-W53,1\n`, /line 2 period/],
    ['week nought', `${writeCountsCsv([])}s,v,t,c,2026-W00,1\n`, /line 2 period/],
    ['another period', `${writeCountsCsv([])}s,v,t,c,now,1\n`, /line 2 period/],
  ] as const) {
    it(`with ${what} are refused by line`, () => {
      assert.throws(
        () => readCountsCsv(text),
        (error) => {
          assert.ok(error instanceof CountsCsvError);
          assert.match(error.message, says);
          return true;
        },
      );
    });
  }
});

describe('ISO weeks', () => {
  for (const [day, week] of [
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ] as const) {
    it(`${day} lies in ${week}`, () => assert.equal(isoWeek(new Date(`${day}T12:00:00Z`)), week));
  }
});
