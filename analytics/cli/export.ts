import { readSettings } from '../collect/settings.ts';
import { writeCountsCsv } from '../tally/counts-csv.ts';
import type { Command } from './command.ts';
import { readStoredCounts } from './stored-counts.ts';

/** `measure export`: every count of the store in DATA_DIR, also while a collector writes to it. */
export const exportCommand: Command = {
  summary: 'print every count as CSV: study,version,table,cell,period,n',
  async run() {
    process.stdout.write(writeCountsCsv(await readStoredCounts(readSettings(process.env))));
  },
};
