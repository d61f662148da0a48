import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countable } from './drawing.ts';
import { field, stretch } from './field.ts';
import { coins } from './money.ts';
import { clock, lifeLine } from './time.ts';
import { yearColumns, yearRows } from './years.ts';

const cells = (blocks: ReturnType<typeof stretch>): string[] =>
  blocks.flatMap(([x, y, width, height]) =>
    Array.from({ length: width * height }, (_, index) =>
      [x + (index % width), y + Math.floor(index / width)].join(),
    ),
  );

describe('marks that can be counted', () => {
  it('are as many as were counted, each in its place and none twice', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(400), fc.integer({ min: 1, max: 40 }), (from, n, columns) => {
        const places = cells(stretch(from, from + n, columns));
        const expected = Array.from({ length: n }, (_, index) =>
          [(from + index) % columns, Math.floor((from + index) / columns)].join(),
        );
        assert.deepEqual(places.sort(), expected.sort());
      }),
    );
  });

  it('follow one another: 59 filled and 207 in outline fill seven rows of 38', () => {
    const runs = [
      { n: 59, style: 'filled' },
      { n: 207, style: 'outline' },
    ] as const;
    const { width, height } = field(runs, { id: 'a', mark: 'dot', columns: 38, cell: 26 });
    assert.deepEqual([width, height], [38 * 26, 7 * 26]);
  });

  it('are a tick for each on a clock, a stroke for each on a line', () => {
    assert.equal(clock(600).body.match(/L/g)?.length, 600);
    const line = lifeLine(29, { first: 2010, since: 2020, last: 2023 }, 960);
    assert.equal(line.body.match(/V46/g)?.length, 29);
  });

  it('are ten coins whatever crosses the border, in either shape', () => {
    for (const columns of [10, 4]) {
      for (const across of [8.9, 9, 0.5]) {
        const { body } = coins(10, across, { here: 'a', there: 'b' }, columns);
        assert.equal(body.match(/r="32"/g)?.length, 10, `${across} of ${columns}`);
      }
    }
  });

  it('leave a year without a figure empty, and say where it was counted otherwise', () => {
    const series = [
      { year: 2016, value: 12 },
      { year: 2018, value: 7, break: true },
    ];
    const options = { id: 'y', hidden: 'not found', broken: 'better records' };
    const wide = yearColumns(series, options).body;
    for (const words of ['2016', '2017', '2018', 'not found', 'better records'])
      assert.ok(wide.includes(words), words);
    assert.ok(!yearRows(series, options).body.includes('2017'));
  });

  it('are refused where nobody could count them', () => {
    for (const marks of [-1, 1.5, 3001, Number.NaN])
      assert.throws(() => countable(marks), /can't be counted/);
  });
});
