import type { RegisteredPlan } from '../plan/read.ts';
import { resultsOf } from '../report/results-csv.ts';
import type { Result } from '../report/schema.ts';
import { summarise } from '../report/summary.ts';
import { drawCounts } from '../simulate/draw.ts';
import { expectedValues } from '../simulate/expected-values.ts';
import { streamFrom } from '../simulate/stream.ts';
import type { Truth } from '../simulate/truth.ts';

/** How one interval of one result did over many campaigns. */
export type Coverage = {
  readonly result: string;
  readonly method: string;
  readonly level: number;
  readonly shown: number;
  readonly covered: number;
  /** Mean of estimate minus truth, and its Monte Carlo standard error; none for bounds. */
  readonly bias: { readonly mean: number; readonly error: number } | undefined;
  /** How often the interval excluded zero. */
  readonly excludedZero: number;
};

type Tally = { level: number; covered: number; excluded: number; errors: number[]; shown: number };

/** Runs whole campaigns of `visits` visits through the summary, and holds every interval to the truth. */
export function measureCoverage(
  registered: RegisteredPlan,
  truth: Truth,
  { campaigns, visits, seed }: { campaigns: number; visits: number; seed: number },
): Coverage[] {
  const expected = expectedValues(registered.plan, truth);
  const stream = streamFrom(seed);
  const tallies = new Map<string, Tally>();
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const counts = drawCounts({ ...registered, truth }, visits, stream, '2026-W48');
    const summary = summarise({
      registered,
      counts,
      audience: 'evaluators',
      released: '2026-12-01',
    });
    for (const result of resultsOf(summary)) {
      const value = expected.get(result.id);
      if (value !== undefined) hold(tallies, result, value);
    }
  }
  return [...tallies].map(([name, { level, covered, excluded, errors, shown }]) => {
    const [result = '', method = ''] = name.split('\n');
    return { result, method, level, shown, covered, excludedZero: excluded, bias: biasOf(errors) };
  });
}

function hold(tallies: Map<string, Tally>, { id, finding }: Result, truth: number): void {
  if (finding.kind !== 'figure' && finding.kind !== 'bounds') return;
  const figure = finding.kind === 'figure' ? finding : undefined;
  const ranges = finding.kind === 'figure' ? finding.intervals : [finding.interval];
  for (const { low, high, level, method } of ranges) {
    const name = `${id}\n${method.en}`;
    const tally = tallies.get(name) ?? { level, covered: 0, excluded: 0, errors: [], shown: 0 };
    tallies.set(name, tally);
    tally.shown += 1;
    if (low <= truth && truth <= high) tally.covered += 1;
    if (low > 0 || high < 0) tally.excluded += 1;
    if (figure) tally.errors.push(figure.estimate - truth);
  }
}

function biasOf(errors: readonly number[]): Coverage['bias'] {
  if (errors.length < 2) return undefined;
  const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
  const squares = errors.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (errors.length - 1) / errors.length) };
}
