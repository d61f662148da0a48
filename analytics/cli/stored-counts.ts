import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../collect/settings.ts';
import type { Count } from '../tally/count.ts';
import { openPostgresStore } from '../tally/postgres-store.ts';
import { STORE_FILE, readSqliteCounts } from '../tally/sqlite-store.ts';

/**
 * Reads every count of the store that the settings name, also while collectors write to it.
 *
 * @throws Error that says what to do when there is no store yet
 */
export async function readStoredCounts({ DATA_DIR, DATABASE_URL }: Settings): Promise<Count[]> {
  if (DATABASE_URL !== undefined) {
    const shared = openPostgresStore(DATABASE_URL);
    try {
      return await shared.counts();
    } finally {
      await shared.close();
    }
  }
  if (!existsSync(join(DATA_DIR, STORE_FILE))) {
    throw new Error(
      `There is no store in ${resolve(DATA_DIR)}: start the collector once, or name its folder in DATA_DIR.`,
    );
  }
  return readSqliteCounts(DATA_DIR);
}
