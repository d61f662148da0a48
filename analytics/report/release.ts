import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsMetadata, writeResultsCsv } from './results-csv.ts';
import type { Summary } from './schema.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes a summary and its table of results, with the metadata of its columns, for the site to show. */
export function writeRelease(folder: string, summary: Summary): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, summary.study);
  writeFileSync(`${file}.json`, json(summary));
  writeFileSync(`${file}.csv`, writeResultsCsv(summary));
  writeFileSync(`${file}.csv-metadata.json`, json(resultsMetadata(summary)));
  return `${file}.json`;
}
