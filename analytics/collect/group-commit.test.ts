import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Increment } from '../protocol/vocabulary.ts';
import type { Batch } from '../tally/count.ts';
import { createGroupCommit } from './group-commit.ts';

const increment: Increment = { study: 's', version: 'v', table: 't', cell: 'c' };
const NUMBER = 'b'.repeat(32);

/** A store that remembers its batches, and fails when told to. */
function fakeStore() {
  const batches: Batch[] = [];
  const store = {
    failing: false,
    batches,
    recentSubmissions: [],
    commit: async (batch: Batch): Promise<void> => {
      const failing = store.failing;
      await nextTurn();
      if (failing) throw new Error('disk full');
      batches.push(batch);
    },
    forgetOlderSubmissions: () => Promise.resolve(true),
  };
  return store;
}

const counted = ({ batches }: { batches: readonly Batch[] }) =>
  batches.map(({ counts }) => counts.map(({ n }) => n));

describe('group commit', () => {
  it('acknowledges after the commit, many at once', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    const seen: number[] = [];
    for (const each of [1, 2, 3]) {
      commit.add([increment], undefined, (error) => {
        assert.equal(error, undefined);
        seen.push(store.batches.length, each);
      });
    }
    assert.deepEqual(seen, []);
    await commit.settled();
    assert.deepEqual(seen, [1, 1, 1, 2, 1, 3]);
    assert.deepEqual(counted(store), [[3]]);
  });

  it('counts a delivery number once, in hand, under way or committed', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    let told = 0;
    const add = () => commit.add([increment], NUMBER, () => (told += 1));
    add();
    add();
    await nextTurn();
    add();
    await commit.settled();
    add();
    await commit.settled();
    assert.equal(told, 4);
    assert.deepEqual(counted(store), [[1]]);
  });

  it('lets a repeat fail with its first delivery, and takes the same number again', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    const told: (string | undefined)[] = [];
    const add = () => commit.add([increment], NUMBER, (error) => told.push(error?.message));
    store.failing = true;
    add();
    await nextTurn();
    add();
    await commit.settled();
    store.failing = false;
    add();
    await commit.settled();
    assert.deepEqual(told, ['disk full', 'disk full', undefined]);
    assert.deepEqual(counted(store), [[1]]);
  });

  it('goes on committing what came in while a commit was under way', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store });
    let told = 0;
    const add = () => commit.add([increment], undefined, () => (told += 1));
    commit.add([increment], undefined, () => {
      add();
      add();
    });
    await commit.settled();
    assert.equal(told, 2);
    assert.deepEqual(counted(store), [[1], [2]]);
  });

  it('begins no commit for who was given up meanwhile: another collector may have counted that', async () => {
    const store = fakeStore();
    const commit = createGroupCommit({ store, patience: -1 });
    const told: (string | undefined)[] = [];
    commit.add([increment], NUMBER, (error) => told.push(error?.message));
    await commit.settled();
    assert.match(told[0] ?? '', /longer than a proxy waits/);
    assert.deepEqual(counted(store), []);
  });
});

describe('delivery numbers of a group commit', () => {
  it('are bounded: the older half goes early where they are too many', async () => {
    const forgotten: boolean[] = [];
    const store = {
      ...fakeStore(),
      forgetOlderSubmissions: (early = false) => {
        forgotten.push(early);
        return Promise.resolve(early);
      },
    };
    const commit = createGroupCommit({ store, mostNumbers: 3 });
    for (const each of ['1', '2', '3']) {
      commit.add([increment], each.repeat(32), () => undefined);
      await commit.settled();
    }
    await nextTurn();
    assert.deepEqual(forgotten, [true]);
    commit.add([increment], '1'.repeat(32), () => undefined);
    await commit.settled();
    assert.equal(counted(store).length, 3, 'the younger half is known');
  });
});
