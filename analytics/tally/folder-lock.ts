import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Holds a data folder for one collector; the system lets go of it when the process ends, however it ends. */
export type FolderLock = { release(): void };

/**
 * Takes a data folder for this process alone. What only reads, or adds one batch, needs no lock.
 *
 * @throws Error that says what to do when another collector has it
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, 'collector.lock'), { timeout: 0 });
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new Error(
      `A collector counts in ${resolve(folder)} already: stop it first, or name another folder in DATA_DIR.`,
    );
  }
  return {
    release() {
      file.close();
    },
  };
}
