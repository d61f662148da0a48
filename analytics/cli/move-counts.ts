import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import { readEveryPlan } from '../plan/read.ts';
import { backupStore } from '../tally/backup.ts';
import type { Count } from '../tally/count.ts';
import { readCountsCsv, writeCountsCsv } from '../tally/counts-csv.ts';
import { createDeclared } from '../tally/declared.ts';
import { mergeCounts } from '../tally/merge.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

/** Reads an export; a fault names file and line. */
function readExport(file: string): Count[] {
  try {
    return readCountsCsv(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `measure merge`: adds up the exports of several stores. */
export const mergeCommand: Command = {
  summary: 'A.csv B.csv …: add up exports of several stores, as CSV',
  run(files) {
    if (files.length === 0)
      throw new UsageError('Usage: npm run -s measure -- merge A.csv B.csv …');
    process.stdout.write(writeCountsCsv(mergeCounts(files.map(readExport))));
  },
};

/** `measure import`: adds an export to the store in DATA_DIR, all of it or nothing. */
export const importCommand: Command = {
  summary: 'FILE.csv: add an export to the store in DATA_DIR, all of it or nothing',
  run([file]) {
    if (!file) throw new UsageError('Usage: npm run measure -- import FILE.csv');
    const { DATA_DIR, STUDIES_DIR } = readSettings(process.env);
    const counts = readExport(file);
    const faultOf = createDeclared(readEveryPlan(STUDIES_DIR));
    counts.forEach((count, index) => {
      const fault = faultOf(count);
      if (fault) throw new UsageError(`${file}:${index + 2}: ${fault}`);
    });
    const store = openSqliteStore(DATA_DIR);
    store.commit({ counts, submissions: [] });
    store.close();
    console.log(`Added ${counts.length} counts to the store in ${resolve(DATA_DIR)}.`);
  },
};

/** `measure backup`: copies the store, also while a collector writes to it. */
export const backupCommand: Command = {
  summary: 'FILE: copy the store in DATA_DIR, also while it is written to',
  run([file]) {
    if (!file) throw new UsageError('Usage: npm run measure -- backup FILE');
    backupStore(readSettings(process.env).DATA_DIR, file);
    console.log(`Copied the counts to ${resolve(file)}; delivery numbers are not in it.`);
  },
};
