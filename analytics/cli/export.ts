import { readSettings } from '../collect/settings.ts';
import { writeCountsCsv } from '../tally/counts-csv.ts';
import type { Command } from './command.ts';
import { readStoredCounts } from './stored-counts.ts';

/** `measure export`: every count of the store in DATA_DIR, also while a collector writes to it. */
export const exportCommand: Command = {
  summary: 'print every count as CSV: study,version,table,cell,period,n',
  run() {
    const { DATA_DIR } = readSettings(process.env);
    process.stdout.write(writeCountsCsv(readStoredCounts(DATA_DIR)));
  },
};
