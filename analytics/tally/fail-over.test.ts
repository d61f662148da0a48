import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPair } from '../../tests/support/postgres-pair.ts';
import type { PostgresPair } from '../../tests/support/postgres-pair.ts';
import { add, count, createFolders, flusherOf, sumOf } from '../../tests/support/spools.ts';
import type { FlushNews } from './flush.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import type { SqliteStore } from './sqlite-store.ts';

describe('a primary that comes back after its standby was promoted', () => {
  let pair: PostgresPair;
  let shared: SharedStore;
  let store: SqliteStore;
  const { open, remove } = createFolders();
  const countsIn = async (): Promise<number> =>
    Number((await pair.query('SELECT sum(n)::int AS n FROM tally'))[0]?.n);
  before(async () => {
    pair = await startPair(true);
    shared = openPostgresStore(pair.url);
    store = open();
    add(store, count('a', 5));
    await flusherOf(store, shared).flush();
    await pair.failOver();
    // The new primary is looked at while nothing is due: it has been seen from then on.
    await flusherOf(store, shared)
      .flush()
      .catch(() => undefined);
    await flusherOf(store, shared).flush();
    await pair.revive();
  });
  after(async () => {
    await shared.close();
    await pair.close();
    remove();
  });

  it('is known for what it is from the first look at the one that replaced it', () => {
    assert.equal(store.spool.state().timeline, 2);
  });

  it('gets nothing, and nobody reads it, though it stands first in DATABASE_URL', async () => {
    // As after a start anew, and as a command that remembers nothing.
    await shared.close();
    shared = openPostgresStore(pair.url);
    add(store, count('a', 7));
    await flusherOf(store, shared).flush();
    assert.equal(await countsIn(), 12);
    assert.equal(await sumOf(shared), 12);
  });

  it('is refused where it alone answers, and told of by a name of its own, also after other faults', async () => {
    const told: FlushNews[] = [];
    const [first = ''] = /[\d.]+:\d+/.exec(pair.url) ?? [];
    const alone = openPostgresStore(`postgres://tally@${first}/postgres`);
    const away: SharedStore = { ...shared, look: () => Promise.reject(new Error('away')) };
    let led: SharedStore = away;
    const flusher = flusherOf(
      store,
      { ...shared, look: (...words) => led.look(...words) },
      { told },
    );
    await assert.rejects(flusher.flush(), /away/);
    led = alone;
    await assert.rejects(flusher.flush(), /it was replaced by a standby/);
    led = shared;
    await flusher.flush();
    assert.deepEqual(
      told.map(({ event }) => event),
      ['flush-failed', 'database-replaced', 'flush-recovered'],
    );
    await alone.close();
  });
});
