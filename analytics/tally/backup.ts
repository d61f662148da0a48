import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Count } from './count.ts';
import { lockFolder } from './folder-lock.ts';
import { STORE_FILE, openSqliteStore } from './sqlite-store.ts';

/**
 * Copies a store that a collector may be writing to, as it was at one moment between two commits. The
 * copy holds counts only: delivery numbers stay behind.
 *
 * @throws Error when there is no store, or the target exists already
 */
export function backupStore(folder: string, target: string): void {
  const source = join(folder, STORE_FILE);
  if (!existsSync(source)) throw new Error(`There is no store in ${folder}.`);
  refuseExisting(target);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const store = new DatabaseSync(source, { readOnly: true, timeout: 10_000 });
  store.prepare('VACUUM INTO ?').run(unfinished);
  store.close();
  const copy = new DatabaseSync(unfinished);
  copy.exec('PRAGMA secure_delete = ON; DELETE FROM recent_submissions; VACUUM');
  copy.close();
  renameSync(unfinished, target);
}

const refuseExisting = (target: string): void => {
  if (existsSync(target)) throw new Error(`${target} exists already: name another file.`);
};

/** Writes counts that lie elsewhere into a store of one file, as a backup of an embedded store is. */
export function writeBackup(counts: readonly Count[], target: string): void {
  refuseExisting(target);
  const folder = mkdtempSync(join(dirname(resolve(target)), 'backup-'));
  try {
    const store = openSqliteStore(folder);
    store.commit({ counts, submissions: [] });
    store.close();
    backupStore(folder, target);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a store: what SQLite keeps beside the file itself, and the file. */
const FILES = ['-wal', '-shm', '-journal', ''];

/**
 * Puts a backup in the place of a store. What lay there is moved to a folder of its own, whose name is
 * returned; the restored store is a new one to a shared database.
 *
 * @throws Error when a collector uses the folder, or the file is no whole store
 */
export function restoreStore(folder: string, backup: string): string | undefined {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
  const lock = lockFolder(folder);
  const fresh = mkdtempSync(join(folder, 'restoring-'));
  try {
    prepare(backup, join(fresh, STORE_FILE));
    const file = join(folder, STORE_FILE);
    const left = FILES.filter((end) => existsSync(file + end));
    const replaced = left.length > 0 ? mkdtempSync(join(folder, 'replaced-')) : undefined;
    if (replaced) for (const end of left) renameSync(file + end, join(replaced, STORE_FILE + end));
    renameSync(join(fresh, STORE_FILE), file);
    return replaced;
  } finally {
    rmSync(fresh, { recursive: true });
    lock.release();
  }
}

/** Copies a backup, looks whether it is whole, and gives it a name of its own. */
function prepare(backup: string, file: string): void {
  copyFileSync(backup, file);
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const found = database.prepare('PRAGMA integrity_check').get()?.integrity_check;
    database.prepare('SELECT n FROM tally LIMIT 1').all();
    database.close();
    if (found !== 'ok') throw new Error('the file is damaged');
    const store = openSqliteStore(dirname(file));
    store.spool.rename('');
    store.close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${backup} can't be restored, and nothing was changed: ${why}`);
  }
}
