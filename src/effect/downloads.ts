import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasePaths } from './addresses.ts';
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

/** The file behind each release that ever was. */
export const releaseDownloads = () =>
  releasePaths().map(({ params: { study, release }, props }) => ({
    params: { study, file: `${release}.json` },
    props: { text: `${JSON.stringify(props.release.summary, null, 2)}\n` },
  }));
