import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { STORE_FILE } from './sqlite-store.ts';

/**
 * Copies a store that a collector may be writing to, as it was at one moment between two commits. The
 * copy holds counts only: delivery numbers stay behind.
 *
 * @throws Error when there is no store, or the target exists already
 */
export function backupStore(folder: string, target: string): void {
  const source = join(folder, STORE_FILE);
  if (!existsSync(source)) throw new Error(`There is no store in ${folder}.`);
  if (existsSync(target)) throw new Error(`${target} exists already: name another file.`);
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
