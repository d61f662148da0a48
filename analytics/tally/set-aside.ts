import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Count } from './count.ts';
import { writeCountsCsv } from './counts-csv.ts';

/** Writes counts, that nobody can tell to be counted or not, to a file for the operator to judge. */
export function writeSetAside(folder: string, counts: readonly Count[]): string {
  const file = join(folder, `set-aside-${randomBytes(4).toString('hex')}.csv`);
  writeFileSync(file, writeCountsCsv(counts), { flush: true });
  return file;
}
