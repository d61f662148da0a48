import type { RegisteredPlan } from '../../plan/read.ts';
import type { StudyPlan } from '../../plan/schema.ts';
import { tablesToRelease } from '../released-tables.ts';
import type { ReleasedNumber, TableToRelease } from '../released-tables.ts';
import { cellSpace } from './cell-space.ts';
import type { CellSpace } from './cell-space.ts';
import { Echelon } from './echelon.ts';
import type { Sum } from './echelon.ts';
import { groupsOf } from './groups.ts';
import type { Group } from './groups.ts';
import { Knowledge } from './knowledge.ts';
import type { Block, LedgerTable } from './ledger.ts';

/** What somebody could single out, and in which release. */
export type Leak = {
  readonly group: string;
  readonly why: 'few' | 'few-in-step' | 'small-base';
  readonly until: string;
};

/** A group that a release gives back, with how many are in it and how many it is a part of. */
type Known = { readonly place: number; readonly n: number; readonly base: number | undefined };

/**
 * The rule that everything printed must pass: whatever can be had from all numbers of all releases,
 * by adding and subtracting, is about enough people, and so is each of its steps.
 */
export class Gate {
  readonly space: CellSpace;
  readonly tables: readonly TableToRelease[];
  readonly #groups: readonly Group[];
  readonly #publication: StudyPlan['publication'];
  readonly #constraints: Echelon;
  /** What a block gives back: releases of earlier weeks don't change. */
  readonly #known = new WeakMap<Block, readonly Known[]>();

  constructor({ plan, version }: RegisteredPlan, groups?: readonly Group[]) {
    this.space = cellSpace(plan, version);
    this.tables = tablesToRelease(plan);
    this.#groups = groups ?? groupsOf(plan, this.space);
    this.#publication = plan.publication;
    this.#constraints = new Echelon(this.space.size);
    for (const constraint of this.space.constraints) this.#constraints.add(constraint);
  }

  /** The sum of cells that a number stands for. */
  sumOf({ table, where }: ReleasedNumber): Sum {
    return { plus: this.space.columns(table, where) };
  }

  /** The first thing that a series of releases would give away; nothing when it is safe. */
  leakOf(blocks: readonly Block[]): Leak | undefined {
    const last = new Map<number, Known>();
    for (const block of blocks) {
      for (const now of this.knownFrom(block)) {
        const why = breach(now, last.get(now.place), this.#publication);
        if (why) return { group: this.#groups[now.place]?.name ?? '', why, until: block.until };
        last.set(now.place, now);
      }
    }
    return undefined;
  }

  /** The same for the numbers of one table alone, which costs little and mostly decides. */
  leakOfSteps(until: string, now: LedgerTable, before: LedgerTable | undefined): Leak | undefined {
    const { minimumCell } = this.#publication;
    for (const [place, { table, n }] of now.numbers.entries()) {
      const old = before?.numbers[place]?.n ?? 0;
      const step = n - old;
      if (step > 0 && step < minimumCell)
        return { group: `${now.id}: ${table}`, why: old > 0 ? 'few-in-step' : 'few', until };
    }
    return undefined;
  }

  /** Every group that a block gives back. */
  knownFrom(block: Block): readonly Known[] {
    const known = this.#known.get(block) ?? this.#deduce(block);
    this.#known.set(block, known);
    return known;
  }

  #deduce({ tables }: Block): Known[] {
    const printed = this.#constraints.clone();
    // A number that contradicts the others, as only a forged import can, gives nothing more away.
    for (const { n, ...number } of tables.flatMap(({ numbers }) => numbers))
      printed.add(this.sumOf(number), n);
    const knowledge = new Knowledge(printed);
    return this.#groups.flatMap((group, place) => {
      if (!knowledge.knows(group)) return [];
      const based = group.base && knowledge.knows(group.base);
      const base = based && group.base ? knowledge.value(group.base) : undefined;
      return [{ place, n: knowledge.value(group), base }];
    });
  }
}

/**
 * Whether a group, or its step from when it was last known, is too small. Below zero it is no group
 * of people: more was done than started, which the checks of health say aloud.
 */
function breach(
  now: Known,
  before: Known | undefined,
  { minimumArm, minimumCell }: StudyPlan['publication'],
): Leak['why'] | undefined {
  if (now.base !== undefined && now.base > 0 && now.base < minimumArm) return 'small-base';
  if (isFew(now.n, now.base, minimumCell)) return 'few';
  if (!before) return undefined;
  const joined = now.base !== undefined && before.base !== undefined;
  const base = joined ? (now.base ?? 0) - (before.base ?? 0) : undefined;
  return isFew(now.n - before.n, base, minimumCell) ? 'few-in-step' : undefined;
}

/** Too few to hide among; nobody at all hides nobody, unless others were there who could have been. */
const isFew = (n: number, base: number | undefined, minimum: number): boolean => {
  if (n < 0) return false;
  if (n === 0) return base !== undefined && base !== 0;
  return n < minimum;
};

const GATES = new WeakMap<StudyPlan, Gate>();

/** The gate of a plan; laying out its cells and groups is done once. */
export function gateOf(registered: RegisteredPlan): Gate {
  const gate = GATES.get(registered.plan) ?? new Gate(registered);
  GATES.set(registered.plan, gate);
  return gate;
}
