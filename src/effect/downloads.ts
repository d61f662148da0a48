import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSummaries, summariesFolder } from './read-summaries.ts';

/** The files that each published study offers beside its page. */
const ENDINGS = ['json', 'csv', 'csv-metadata.json'] as const;

/** A file to download, by its name without the folder. */
export const downloadPaths = () =>
  readSummaries().flatMap(({ file: name }) =>
    ENDINGS.map((ending) => {
      const file = `${name}.${ending}`;
      return {
        params: { file },
        props: { text: readFileSync(join(summariesFolder(), file), 'utf8') },
      };
    }),
  );
