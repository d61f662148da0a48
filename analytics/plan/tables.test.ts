import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlans } from './read.ts';
import { deriveEvents, deriveTables } from './tables.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan } = registered;

describe('tables of a plan', () => {
  it('never cross two answers, nor more than arm, asked beforehand and first time', () => {
    const crossable = new Set([
      'arm',
      'pre_asked',
      'first_time',
      'answer',
      'from',
      'link',
      'window',
      'pace',
    ]);
    for (const { name, dimensions } of deriveTables(plan)) {
      const names = dimensions.map((dimension) => dimension.name);
      assert.equal(new Set(names).size, names.length, name);
      assert.ok(names.filter((each) => each === 'answer').length <= 1, name);
      if (!name.startsWith('reach.'))
        for (const each of names) assert.ok(crossable.has(each), `${name} by ${each}`);
    }
  });

  it('keep sensitive answers by arm at most', () => {
    const noised = deriveTables(plan).filter(({ name }) => name.startsWith('noised.'));
    assert.ok(noised.length > 0);
    for (const { dimensions } of noised)
      assert.ok(dimensions.every(({ name }) => name === 'arm' || name === 'answer'));
  });

  it('fit in one event each: at most 30 properties, 22 increments', () => {
    for (const { name, context, increments } of deriveEvents(plan)) {
      // Study, version and submission number come with every event.
      assert.ok(context.length + 3 <= 8, name);
      assert.ok(increments.length <= 22, name);
    }
  });
});
