import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import type { Settings } from '../collect/settings.ts';
import { readEveryPlan } from '../plan/read.ts';
import { backupStore, restoreStore, writeBackup } from '../tally/backup.ts';
import type { Count } from '../tally/count.ts';
import { readCountsCsv, writeCountsCsv } from '../tally/counts-csv.ts';
import { createDeclared } from '../tally/declared.ts';
import { mergeCounts } from '../tally/merge.ts';
import { openPostgresStore } from '../tally/postgres-store.ts';
import { openSqliteStore } from '../tally/sqlite-store.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readStoredCounts } from './stored-counts.ts';

/** Reads an export; a fault names file and line. */
function readExport(file: string): Count[] {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== false)
    throw new UsageError(`${file}: found no file there, expected an export of counts`);
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
    const exports = files.map(readExport);
    const distinct = new Set(exports.map((counts) => writeCountsCsv(mergeCounts([counts]))));
    if (distinct.size < files.length)
      throw new UsageError('Two of these files hold the same counts: name each export once.');
    process.stdout.write(writeCountsCsv(mergeCounts(exports)));
  },
};

const IMPORT = 'Usage: npm run measure -- import FILE.csv [--add]';

/** `measure import`: adds an export to the counts, all of it or nothing, and the same one once. */
export const importCommand: Command = {
  summary: 'FILE.csv [--add]: add an export to the counts, all of it or nothing',
  async run(words) {
    const [file, ...more] = words.filter((word) => word !== '--add');
    if (!file || more.length > 0) throw new UsageError(IMPORT);
    const settings = readSettings(process.env);
    const counts = readExport(file);
    const faultOf = createDeclared(readEveryPlan(settings.STUDIES_DIR));
    counts.forEach((count, index) => {
      const fault = faultOf(count);
      if (fault) throw new UsageError(`${file}:${index + 2}: ${fault}`);
    });
    if (!(await addOnce(settings, mergeCounts([counts]), words.includes('--add'))))
      throw new UsageError(
        `${file}: these counts are in already. Add --add to count them once more all the same.`,
      );
    const where = settings.DATABASE_URL
      ? 'the shared database'
      : `the store in ${resolve(settings.DATA_DIR)}`;
    console.log(`Added ${counts.length} counts to ${where}.`);
  },
};

/** Adds counts where they lie, unless they were added before or are the very ones that lie there. */
async function addOnce(
  { DATA_DIR, DATABASE_URL }: Settings,
  counts: readonly Count[],
  again: boolean,
): Promise<boolean> {
  const text = writeCountsCsv(counts);
  const digest = createHash('sha256').update(text).digest('hex');
  const store =
    DATABASE_URL === undefined ? openSqliteStore(DATA_DIR) : openPostgresStore(DATABASE_URL);
  try {
    if (!again && counts.length > 0 && writeCountsCsv(await store.counts()) === text) return false;
    return await store.import(digest, counts, again);
  } finally {
    await store.close();
  }
}

/** `measure backup`: copies the counts, also while collectors add to them. */
export const backupCommand: Command = {
  summary: 'FILE: copy the counts to one file, also while they are added to',
  async run([file]) {
    if (!file) throw new UsageError('Usage: npm run measure -- backup FILE');
    const settings = readSettings(process.env);
    if (settings.DATABASE_URL === undefined) {
      backupStore(settings.DATA_DIR, file);
      console.log(`Copied the counts to ${resolve(file)}; delivery numbers are not in it.`);
      return;
    }
    writeBackup(await readStoredCounts(settings), file);
    console.log(
      `Copied the counts of the shared database to ${resolve(file)}; what collectors have not flushed yet is not in it.`,
    );
  },
};

/** `measure restore`: puts a backup in the place of the store in DATA_DIR. */
export const restoreCommand: Command = {
  summary: 'FILE: put a backup in the place of the store in DATA_DIR; the old one is kept aside',
  run([file]) {
    if (!file) throw new UsageError('Usage: npm run measure -- restore FILE');
    const { DATA_DIR, DATABASE_URL } = readSettings(process.env);
    if (DATABASE_URL !== undefined)
      throw new UsageError(
        'The counts lie in the shared database: restore it with its own tools (pg_restore), or export the backup and import it. To restore a spool, run this without DATABASE_URL.',
      );
    const replaced = restoreStore(DATA_DIR, file);
    console.log(`Restored ${resolve(file)} in ${resolve(DATA_DIR)}.`);
    if (replaced) console.log(`What was there lies in ${replaced}.`);
  },
};
