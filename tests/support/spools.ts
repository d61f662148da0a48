import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createFlusher } from '../../analytics/tally/flush.ts';
import type { FlushNews, Flusher } from '../../analytics/tally/flush.ts';
import type { AskSpool } from '../../analytics/tally/background-store.ts';
import type { Count } from '../../analytics/tally/count.ts';
import type { SharedStore } from '../../analytics/tally/postgres-store.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';
import type { SqliteStore } from '../../analytics/tally/sqlite-store.ts';

/** A count of a made-up study. */
export const count = (cell: string, n = 1, table = 'allocated'): Count => ({
  study: 's',
  version: '1-aa',
  table,
  cell,
  period: '2026-W48',
  n,
});

/** Adds counts to a store as events do. */
export const add = (store: SqliteStore, ...counts: Count[]): void => {
  store.commit({ counts, submissions: [] });
};

/** A flusher that flushes when it is told to only. */
export function flusherOf(
  { spool }: SqliteStore,
  shared: SharedStore,
  { least = 1, told = [] }: { least?: number; told?: FlushNews[] } = {},
): Flusher {
  return createFlusher({
    // As the thread does it, without the thread.
    spool: ((method: keyof typeof spool, ...words: unknown[]) =>
      Promise.resolve((spool[method] as (...each: unknown[]) => unknown)(...words))) as AskSpool,
    shared,
    everyMilliseconds: 1e6,
    least,
    tell: (news) => told.push(news),
  });
}

/** Folders of spools, and how to be rid of them. */
export function createFolders() {
  const folders: string[] = [];
  const fresh = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'spool-'));
    folders.push(folder);
    return folder;
  };
  return {
    fresh,
    open: (folder = fresh()): SqliteStore => {
      const store = openSqliteStore(folder);
      store.spool.begin();
      return store;
    },
    remove: (): void => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

/** Connects as the owner, to an empty database. */
export async function emptyDatabase(url: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query('DROP TABLE IF EXISTS tally, flushed, store_schema');
  return admin;
}

/** Everything that is counted, of all tables. */
export const sumOf = async (shared: SharedStore): Promise<number> =>
  (await shared.counts()).reduce((total, { n }) => total + n, 0);
