import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { readPlans } from '../plan/read.ts';
import { cellNames, deriveTables } from '../plan/tables.ts';
import { backupStore, restoreStore } from './backup.ts';
import type { Count } from './count.ts';
import { createDeclared } from './declared.ts';
import { lockFolder } from './folder-lock.ts';
import { mergeCounts } from './merge.ts';
import { openSqliteStore } from './sqlite-store.ts';

const [registered] = readPlans();
assert.ok(registered);
const { plan, version } = registered;
const names = deriveTables(plan).flatMap((table) =>
  cellNames(table).map((cell) => ({ table: table.name, cell })),
);
const countOf = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom('2026-W48', '2026-W49'),
    fc.integer({ min: 1, max: 50 }),
  )
  .map(([name, period, n]): Count => ({ study: plan.id, version, ...name, period, n }));

describe('moving counts', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'move-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('merges any split over collectors into the same sum', () => {
    fc.assert(
      fc.property(fc.array(countOf, { maxLength: 40 }), fc.array(fc.nat(2)), (counts, owners) => {
        const shards = [0, 1, 2].map((shard) =>
          counts.filter((_, place) => (owners[place % Math.max(1, owners.length)] ?? 0) === shard),
        );
        const whole = mergeCounts([counts]);
        assert.deepEqual(mergeCounts(shards), whole);
        assert.deepEqual(mergeCounts(shards.reverse()), whole);
        assert.deepEqual(mergeCounts([mergeCounts(shards)]), whole);
      }),
    );
  });

  it('lets in declared cells only, and names what is not', () => {
    const faultOf = createDeclared([registered]);
    const good: Count = {
      study: plan.id,
      version,
      period: '2026-W48',
      n: 1,
      table: '',
      cell: '',
      ...names[0],
    };
    assert.equal(faultOf(good), undefined);
    assert.match(faultOf({ ...good, study: 'other' }) ?? '', /^study,version: found other/);
    assert.match(faultOf({ ...good, table: 'secrets' }) ?? '', /^table: found secrets/);
    assert.match(faultOf({ ...good, cell: 'arm=control;who=me' }) ?? '', /^cell: found/);
  });

  it('restores a backup over a killed store, keeps the old aside, and refuses what is no backup', () => {
    const [name] = names;
    assert.ok(name);
    const counts = [{ study: plan.id, version, period: '2026-W48', n: 3, ...name }];
    const source = openSqliteStore(join(folder, 'source'));
    source.commit({ counts, submissions: [] });
    const backup = join(folder, 'copy.sqlite');
    backupStore(join(folder, 'source'), backup);
    const target = join(folder, 'target');
    const killed = openSqliteStore(target);
    killed.commit({ counts: [...counts, ...counts], submissions: [] });
    writeFileSync(join(folder, 'no-backup'), 'a text');
    assert.throws(() => restoreStore(target, join(folder, 'no-backup')), /nothing was changed/);
    const lock = lockFolder(target);
    assert.throws(() => restoreStore(target, backup), /stop it first/);
    lock.release();
    killed.close();
    writeFileSync(join(target, 'tally.sqlite-wal'), 'left behind');
    const replaced = restoreStore(target, backup);
    assert.ok(replaced && readdirSync(replaced).includes('tally.sqlite-wal'));
    const restored = openSqliteStore(target);
    assert.deepEqual(restored.counts(), counts);
    assert.notEqual(restored.spool.state().collector, source.spool.state().collector);
    restored.close();
    source.close();
  });

  it('imports the same counts once, unless told to add them again', () => {
    const [name] = names;
    assert.ok(name);
    const counts = [{ study: plan.id, version, period: '2026-W48', n: 3, ...name }];
    const store = openSqliteStore(folder);
    assert.equal(store.import('digest', counts, false), true);
    assert.equal(store.import('digest', counts, false), false);
    assert.equal(store.counts()[0]?.n, 3);
    assert.equal(store.import('digest', counts, true), true);
    assert.equal(store.counts()[0]?.n, 6);
    store.close();
  });

  it('backs up the counts of a store in use, and no delivery number', () => {
    const store = openSqliteStore(folder);
    const number = 'c'.repeat(32);
    const [name] = names;
    assert.ok(name);
    store.commit({
      counts: [{ study: plan.id, version, period: '2026-W48', n: 3, ...name }],
      submissions: [number],
    });
    const target = join(folder, 'copy.sqlite');
    backupStore(folder, target);
    assert.throws(() => backupStore(folder, target), /exists already/);
    store.close();
    const copy = new DatabaseSync(target, { readOnly: true });
    assert.equal(copy.prepare('SELECT n FROM tally').get()?.n, 3);
    copy.close();
    assert.ok(!readFileSync(target).includes(Buffer.from(number, 'hex')));
  });
});
