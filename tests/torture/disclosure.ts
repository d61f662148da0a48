import { readFileSync } from 'node:fs';
import { TABLE, named, readCell } from '../../analytics/plan/names.ts';
import type { ByProperty } from '../../analytics/plan/names.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import type { StudyPlan } from '../../analytics/plan/schema.ts';
import { cellNames, deriveTables } from '../../analytics/plan/tables.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { Gate } from '../../analytics/report/gate/gate.ts';
import type { Block } from '../../analytics/report/gate/ledger.ts';
import { planRelease } from '../../analytics/report/gate/plan-release.ts';
import { drawCounts } from '../../analytics/simulate/draw.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import type { Count } from '../../analytics/tally/count.ts';
import { lastDayOf } from '../../analytics/tally/iso-week.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
/** In every tenth week nobody comes but one: whoever is alone is the easiest to find. */
const QUIET = 10;

/** A year of weekly releases, as `publish` makes them, and who was planted in it. */
export type Year = {
  readonly registered: RegisteredPlan;
  readonly gate: Gate;
  readonly weeks: number;
  readonly perWeek: number;
  readonly seed: number;
  /** Share that did this before; few of them stand out among everybody. */
  readonly again?: number;
};

/** The plan of the campaign behind a gate of its own. */
export function plannedGate(): { registered: RegisteredPlan; gate: Gate } {
  const [registered] = readPlans();
  if (!registered) throw new Error('there is a study plan');
  return { registered, gate: new Gate(registered) };
}

/** Everything that is published in a campaign, first release first; the last one closes it. */
export function releasesOf({
  registered,
  gate,
  weeks,
  perWeek,
  seed,
  again,
}: Year): readonly Block[] {
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!parsed.ok) throw new Error('there is a truth');
  const population = {
    ...registered,
    truth: again === undefined ? parsed.value : { ...parsed.value, again },
  };
  const stream = streamFrom(seed);
  const counts: Count[] = [];
  let blocks: readonly Block[] = [];
  for (let week = 1; week <= weeks; week += 1) {
    const period = `2026-W${String(week).padStart(2, '0')}`;
    const visits = week % QUIET === 0 ? 1 : perWeek;
    counts.push(...drawCounts(population, visits, stream, period));
    const moment = { today: lastDayOf(period), closing: week === weeks };
    blocks = planRelease(gate, blocks, counts, moment).blocks;
  }
  return blocks;
}

/** A set of visits that was singled out: what it is made of, and how few are in it. */
export type Recovered = { readonly what: string; readonly n: number };

type Known = { readonly cells: ReadonlySet<string>; readonly name: string; readonly n: number };

/**
 * Subtracts everything from everything: within a release each printed set from each that holds it,
 * twice over; who acted or finished from who started; then each result from itself in the release
 * before. It knows the plan and the files, and nothing of the gate.
 *
 * @param most sets of at most this many visits are what it looks for
 */
export function recover(
  { plan }: RegisteredPlan,
  blocks: readonly Block[],
  most: number,
): Recovered[] {
  const cells = new Map(
    deriveTables(plan).map((table) => [
      table.name,
      {
        event: table.event,
        cells: cellNames(table).map((cell) => ({ cell, values: readCell(cell) })),
      },
    ]),
  );
  const setOf = (table: string, where: ByProperty<string | readonly string[]>): Set<string> => {
    const wanted = Object.entries(named(where));
    const found = cells.get(table)?.cells ?? [];
    return new Set(
      found
        .filter(({ values }) =>
          wanted.every(([name, each]) => [each].flat().includes(values.get(name) ?? '')),
        )
        .map(({ cell }) => `${table} ${cell}`),
    );
  };
  const before = new Map<string, number>();
  const found = new Map<string, Recovered>();
  for (const { until, tables } of blocks) {
    const printed = tables.flatMap(({ numbers }) =>
      numbers.map(({ table, where, n }) => ({ cells: setOf(table, where), name: table, n })),
    );
    const visits = subtractTwice(printed);
    for (const { cells: set, name, n } of [...visits, ...whoDidNot(plan, visits)]) {
      const key = [name, ...[...set].sort()].join('\n');
      const step = n - (before.get(key) ?? 0);
      for (const count of [n, step])
        if (count > 0 && count <= most)
          found.set(`${until} ${key}`, { what: `${until} ${name}`, n: count });
      before.set(key, n);
    }
  }
  return [...found.values()];
}

function subtractTwice(printed: readonly Known[]): Known[] {
  const once = [...printed, ...differences(printed, printed)];
  return [...once, ...differences(once, printed)];
}

/** Who started and didn't act, or didn't finish: the same groups in two tables. */
function whoDidNot(plan: StudyPlan, known: readonly Known[]): Known[] {
  const groupOf = ({ name, cells }: Known) =>
    [...cells]
      .map((cell) => cell.slice(name.length))
      .sort()
      .join();
  const started = new Map(
    known.filter(({ name }) => name === TABLE.allocated).map((each) => [groupOf(each), each]),
  );
  return known
    .filter(({ name }) => name === TABLE.finished || name === TABLE.action(plan.action))
    .flatMap((did) => {
      const all = started.get(groupOf(did));
      return all ? [{ ...did, name: `without ${did.name}`, n: all.n - did.n }] : [];
    });
}

const differences = (from: readonly Known[], take: readonly Known[]): Known[] =>
  from.flatMap((whole) =>
    take.flatMap((part) => {
      if (part.name !== whole.name || part.cells.size >= whole.cells.size) return [];
      if (!part.cells.isSubsetOf(whole.cells)) return [];
      return [{ ...whole, cells: whole.cells.difference(part.cells), n: whole.n - part.n }];
    }),
  );

/** A year under attack: `npm run torture -- disclosure`. */
export function disclosure(seed: number, weeks = 52, perWeek = 300): unknown {
  const { registered, gate } = plannedGate();
  const blocks = releasesOf({ registered, gate, weeks, perWeek, seed });
  const { minimumCell } = registered.plan.publication;
  const recovered = recover(registered, blocks, minimumCell - 1);
  const numbers = blocks.flatMap(({ tables }) => tables.flatMap((table) => table.numbers));
  return { releases: blocks.length, numbers: numbers.length, recovered };
}
