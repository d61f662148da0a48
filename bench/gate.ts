import { Echelon } from '../analytics/report/gate/echelon.ts';
import type { Sum } from '../analytics/report/gate/echelon.ts';
import { Knowledge } from '../analytics/report/gate/knowledge.ts';
import { streamFrom } from '../analytics/simulate/stream.ts';
import type { Findings } from './findings.ts';

const CELLS = 1200;
const NUMBERS = 1000;
const RELEASES = 52;
const GROUPS = 2000;
/** Each printed number is a sum of this many cells. */
const TERMS = 12;
const LIMIT_SECONDS = 30;

/** A year of weekly releases of a thousand numbers: what each gives back, and its step from the last. */
export async function gate(): Promise<Findings> {
  const stream = streamFrom(1);
  const sum = (): Sum => ({
    plus: Array.from({ length: TERMS }, () => Math.floor(stream.uniform() * CELLS)),
  });
  const numbers = Array.from({ length: NUMBERS }, sum);
  const groups = Array.from({ length: GROUPS }, sum);
  const weeks = Array.from({ length: RELEASES }, () =>
    Int32Array.from({ length: CELLS }, () => Math.floor(stream.uniform() * 5)),
  );
  for (let week = 1; week < RELEASES; week += 1)
    weeks[week] = (weeks[week] ?? new Int32Array()).map(
      (n, cell) => n + (weeks[week - 1]?.[cell] ?? 0),
    );
  const began = performance.now();
  const printed = new Echelon(CELLS, RELEASES);
  for (const number of numbers) printed.add(number, ...weeks.map((week) => valueOf(number, week)));
  const before = new Map<number, number>();
  let known = 0;
  let few = 0;
  for (let release = 0; release < RELEASES; release += 1) {
    const knowledge = new Knowledge(printed, release);
    [...groups, ...numbers].forEach((group, place) => {
      if (!knowledge.knows(group)) return;
      const value = knowledge.value(group);
      known += 1;
      if (value - (before.get(place) ?? 0) < 5) few += 1;
      before.set(place, value);
    });
    await Promise.resolve();
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    columns: ['numbers', 'releases', 'groups', 'known', 'small steps', 'seconds'],
    rows: [[NUMBERS, RELEASES, GROUPS, known, few, seconds.toFixed(1)].map(String)],
    notes: [
      `The design allows ${LIMIT_SECONDS} seconds. Random sums of ${TERMS} cells fill a matrix far more than tables do.`,
    ],
    json: { numbers: NUMBERS, releases: RELEASES, seconds },
  };
}

const valueOf = ({ plus }: Sum, world: Int32Array): number =>
  [...plus].reduce((total, cell) => total + (world[cell] ?? 0), 0);
