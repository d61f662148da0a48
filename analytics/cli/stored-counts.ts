import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Count } from '../tally/count.ts';
import { STORE_FILE, readSqliteCounts } from '../tally/sqlite-store.ts';

/**
 * Reads every count of the store in a data folder, also while a collector writes to it.
 *
 * @throws Error that says what to do when there is no store yet
 */
export function readStoredCounts(folder: string): Count[] {
  if (!existsSync(join(folder, STORE_FILE))) {
    throw new Error(
      `There is no store in ${resolve(folder)}: start the collector once, or name its folder in DATA_DIR.`,
    );
  }
  return readSqliteCounts(folder);
}
