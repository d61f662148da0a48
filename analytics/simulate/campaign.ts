import { createJudge } from '../protocol/judge.ts';
import type { Increment } from '../protocol/vocabulary.ts';
import type { Count } from '../tally/count.ts';
import { simulateVisit } from './visit.ts';
import type { Population, SentEvent } from './visit.ts';
import { streamFrom } from './stream.ts';

/** Every event of a synthetic campaign, in the order of visits. */
export function* simulateEvents(population: Population): Generator<SentEvent> {
  const stream = streamFrom(population.truth.seed);
  for (let visit = 0; visit < population.truth.visits; visit += 1) {
    yield* simulateVisit(population, stream);
  }
}

/**
 * Counts a synthetic campaign by the collector's own judge, in memory.
 *
 * @throws Error when the judge refuses an event, which would be a fault of ours
 */
export function simulateCounts(population: Population, period: string): Count[] {
  const judge = createJudge([population]);
  const sums = new Map<string, { increment: Increment; n: number }>();
  for (const { name, path, properties } of simulateEvents(population)) {
    const verdict = judge({ name, url: path, referrer: '', properties });
    if (verdict.kind !== 'counted') throw new Error(`a simulated ${name} was not counted`);
    for (const increment of verdict.increments) {
      const key = `${increment.table};${increment.cell}`;
      const sum = sums.get(key);
      if (sum) sum.n += 1;
      else sums.set(key, { increment, n: 1 });
    }
  }
  return [...sums.values()].map(({ increment, n }) => ({ ...increment, period, n }));
}
