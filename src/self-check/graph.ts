import type { Step } from './schema.ts';

/** Something wrong with the way through a check: where, what, and what it should be. */
export type GraphFault = {
  readonly step: number;
  readonly rule: 'dead-end' | 'unknown-step' | 'circle' | 'out-of-reach';
  /** The way that leads there, or the step that is meant. */
  readonly way: string;
  readonly found: string;
  readonly expected: string;
};

/** The ids of the steps that may follow a step. */
export function followers(steps: readonly Step[], place: number): string[] {
  const step = steps[place];
  if (!step || step.kind === 'end') return [];
  const after = step.next ?? steps[place + 1]?.id;
  const ahead = after === undefined ? [] : [after];
  if (step.kind === 'text') return ahead;
  const chosen = step.options.flatMap(({ next }) => next ?? ahead);
  return [...new Set(chosen)];
}

/**
 * Checks that every way through a check ends: no circle, no dead end, no step out of reach.
 *
 * @returns the faults, each naming the way that leads to it
 */
export function checkGraph(steps: readonly Step[]): GraphFault[] {
  const places = new Map(steps.map(({ id }, place) => [id, place]));
  const faults: GraphFault[] = [];
  const done = new Set<number>();
  const visit = (place: number, trail: readonly string[]): void => {
    const step = steps[place];
    if (!step || done.has(place)) return;
    const path = [...trail, step.id];
    const ahead = followers(steps, place);
    if (step.kind !== 'end' && ahead.length === 0) {
      faults.push({
        step: place,
        rule: 'dead-end',
        way: path.join(' → '),
        found: `no way on after ${path.join(' → ')}`,
        expected: 'a next step, or kind: end',
      });
    }
    for (const id of ahead) {
      const next = places.get(id);
      if (next === undefined) {
        faults.push({
          step: place,
          rule: 'unknown-step',
          way: id,
          found: `next: ${id}`,
          expected: 'the id of a step',
        });
      } else if (path.includes(id)) {
        faults.push({
          step: place,
          rule: 'circle',
          way: [...path, id].join(' → '),
          found: `a circle: ${[...path, id].join(' → ')}`,
          expected: 'a way that ends',
        });
      } else visit(next, path);
    }
    done.add(place);
  };
  visit(0, []);
  steps.forEach(({ id }, place) => {
    if (!done.has(place))
      faults.push({
        step: place,
        rule: 'out-of-reach',
        way: id,
        found: `step ${id}, which no answer leads to`,
        expected: 'a step that can be reached',
      });
  });
  return faults;
}
