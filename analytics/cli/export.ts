import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import { writeCountsCsv } from '../tally/counts-csv.ts';
import { STORE_FILE, readSqliteCounts } from '../tally/sqlite-store.ts';
import type { Command } from './command.ts';

/** `measure export`: every count of the store in DATA_DIR, also while a collector writes to it. */
export const exportCommand: Command = {
  summary: 'print every count as CSV: study,version,table,cell,period,n',
  run() {
    const { DATA_DIR } = readSettings(process.env);
    if (!existsSync(join(DATA_DIR, STORE_FILE))) {
      throw new Error(
        `There is no store in ${resolve(DATA_DIR)}: start the collector once, or name its folder in DATA_DIR.`,
      );
    }
    process.stdout.write(writeCountsCsv(readSqliteCounts(DATA_DIR)));
  },
};
