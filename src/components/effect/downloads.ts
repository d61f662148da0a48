import { resultsMetadata, writeResultsCsv } from '../../../analytics/report/results-csv.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import { readSummaries } from './read-summaries.ts';

/** The files that each published study offers beside its page. */
const FILES: Readonly<Record<string, (summary: Summary) => string>> = {
  json: (summary) => `${JSON.stringify(summary, null, 2)}\n`,
  csv: writeResultsCsv,
  'csv-metadata.json': (summary) => `${JSON.stringify(resultsMetadata(summary), null, 2)}\n`,
};

/** A file to download, by its name without the folder. */
export const downloadPaths = () =>
  readSummaries().flatMap((summary) =>
    Object.entries(FILES).map(([ending, write]) => ({
      params: { file: `${summary.study}.${ending}` },
      props: { text: write(summary) },
    })),
  );
