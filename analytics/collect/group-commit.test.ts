import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Increment } from '../protocol/vocabulary.ts';
import type { Batch } from '../tally/count.ts';
import { createGroupCommit } from './group-commit.ts';
import { createRateLimit } from './rate-limit.ts';

const increment: Increment = { study: 's', version: 'v', table: 't', cell: 'c' };
const NUMBER = 'b'.repeat(32);

/** A store that remembers its batches, and fails when told to. */
function fakeStore() {
  const batches: Batch[] = [];
  const store = {
    failing: false,
    batches,
    commit: (batch: Batch) => {
      if (store.failing) throw new Error('disk full');
      batches.push(batch);
    },
    counts: () => [],
    recentSubmissions: () => [],
    forgetOlderSubmissions: () => true,
    settle: () => undefined,
    close: () => undefined,
  };
  return store;
}

describe('group commit', () => {
  it('acknowledges after the commit, many at once', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    const seen: number[] = [];
    await Promise.all(
      [1, 2, 3].map(
        (each) =>
          new Promise<void>((done) =>
            commit.add([increment], undefined, (error) => {
              assert.equal(error, undefined);
              seen.push(store.batches.length, each);
              done();
            }),
          ),
      ),
    );
    assert.deepEqual(seen, [1, 1, 1, 2, 1, 3]);
    assert.deepEqual(
      store.batches[0]?.counts.map(({ n }) => n),
      [3],
    );
  });

  it('counts a delivery number once, in hand or committed', () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    const add = () => commit.add([increment], NUMBER, () => undefined);
    add();
    add();
    commit.flush();
    add();
    commit.flush();
    assert.deepEqual(
      store.batches.map(({ counts }) => counts.map(({ n }) => n)),
      [[1], []],
    );
  });

  it('acknowledges nothing when the store fails, and takes the same number again', () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    const told: (Error | undefined)[] = [];
    const add = () => commit.add([increment], NUMBER, (error) => told.push(error));
    store.failing = true;
    add();
    commit.flush();
    store.failing = false;
    add();
    commit.flush();
    assert.equal(told[0]?.message, 'disk full');
    assert.equal(told[1], undefined);
    assert.deepEqual(
      store.batches.map(({ counts }) => counts.map(({ n }) => n)),
      [[1]],
    );
  });
});

describe('rate limit', () => {
  it('lets an address send so many a minute, and tells how long to wait', () => {
    let moment = 0;
    const limit = createRateLimit(2, () => moment);
    assert.equal(limit('a'), undefined);
    assert.equal(limit('a'), undefined);
    assert.deepEqual(limit('a'), { waitSeconds: 60 });
    assert.equal(limit('b'), undefined);
    moment = 60_000;
    assert.equal(limit('a'), undefined);
  });
});
