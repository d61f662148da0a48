import type { Findings } from './findings.ts';
import { complain } from '../analytics/cli/complain.ts';
import { buildTime } from './build.ts';
import { evening } from './evening.ts';
import { gate } from './gate.ts';
import { ingest } from './ingest.ts';
import { pages } from './pages.ts';
import { storeGrowth } from './store-growth.ts';

const BENCHMARKS: Readonly<Record<string, (words: readonly string[]) => Promise<Findings>>> = {
  ingest,
  store: storeGrowth,
  pages,
  gate,
  evening,
  build: buildTime,
};

/** `npm run bench -- NAME [--json]`; an evening takes `--minutes` and `--peak` too, a build `--stories`. */
async function bench([name = '', ...words]: string[]): Promise<void> {
  const run = BENCHMARKS[name];
  if (!run)
    throw new Error(`Usage: npm run bench -- ${Object.keys(BENCHMARKS).join('|')} [--json]`);
  const { columns, rows, notes, json } = await run(words);
  if (words.includes('--json')) {
    console.log(JSON.stringify(json));
    return;
  }
  const widths = columns.map((column, place) =>
    Math.max(column.length, ...rows.map((row) => (row[place] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((each, place) =>
        place === 0 ? each.padEnd(widths[place] ?? 0) : each.padStart(widths[place] ?? 0),
      )
      .join('  ');
  console.log([line(columns), ...rows.map(line), '', ...notes].join('\n'));
}

await bench(process.argv.slice(2)).catch(complain);
