import { PRIME, add, inverse, multiply, residue } from './modular.ts';

/** A sum of cells, some of them taken off: the columns of its ones, and of its minus ones. */
export type Sum = {
  readonly plus: readonly number[] | Int32Array;
  readonly minus?: readonly number[] | Int32Array;
};

/**
 * A system of sums of unknown cells whose values are known, in echelon form. Rows may be added at any
 * time; a row that follows from the others adds nothing.
 */
export class Echelon {
  readonly #cells: number;
  readonly #releases: number;
  readonly #rows: Int32Array[] = [];
  readonly #pivots: number[] = [];

  /**
   * @param cells how many unknown cells there are
   * @param releases how often the same sums were printed, each time with values of their own
   */
  constructor(cells: number, releases = 1) {
    this.#cells = cells;
    this.#releases = releases;
  }

  /** A copy that can grow by itself; the rows so far are shared, since nothing changes them. */
  clone(): Echelon {
    const copy = new Echelon(this.#cells, this.#releases);
    copy.#rows.push(...this.#rows);
    copy.#pivots.push(...this.#pivots);
    return copy;
  }

  /** How many independent sums are known. */
  get rank(): number {
    return this.#rows.length;
  }

  /**
   * Adds a sum with its value in each release; one that isn't given is zero.
   *
   * @returns whether it fits what is known; false when it contradicts it
   */
  add({ plus, minus = [] }: Sum, ...values: readonly number[]): boolean {
    const row = new Int32Array(this.#cells + this.#releases);
    for (const cell of plus) row[cell] = add(row[cell] ?? 0, 1);
    for (const cell of minus) row[cell] = add(row[cell] ?? 0, PRIME - 1);
    for (const [release, value] of values.entries()) row[this.#cells + release] = residue(value);
    for (const [place, pivot] of this.#pivots.entries()) {
      const factor = row[pivot] ?? 0;
      const by = this.#rows[place];
      if (factor !== 0 && by) subtract(row, by, factor);
    }
    const pivot = row.findIndex((each) => each !== 0);
    if (pivot < 0) return true;
    if (pivot >= this.#cells) return false;
    const scale = inverse(row[pivot] ?? 0);
    for (let column = pivot; column < row.length; column += 1) {
      const each = row[column] ?? 0;
      if (each !== 0) row[column] = multiply(each, scale);
    }
    this.#rows.push(row);
    this.#pivots.push(pivot);
    return true;
  }

  /**
   * One assignment of all cells that agrees with every sum of a release; `free` chooses the cells that nothing
   * fixes. A row may lean on later pivots only, so the last is solved first.
   */
  world(free: (cell: number) => number, release = 0): Int32Array {
    const cells = Int32Array.from({ length: this.#cells }, (_, cell) => free(cell));
    for (const pivot of this.#pivots) cells[pivot] = 0;
    for (let place = this.#rows.length - 1; place >= 0; place -= 1) {
      const row = this.#rows[place];
      const pivot = this.#pivots[place] ?? 0;
      if (row) cells[pivot] = solve(row, cells, row[this.#cells + release] ?? 0);
    }
    return cells;
  }
}

function subtract(row: Int32Array, by: Int32Array, factor: number): void {
  const negative = PRIME - factor;
  for (let column = 0; column < row.length; column += 1) {
    const each = by[column] ?? 0;
    if (each !== 0) row[column] = add(row[column] ?? 0, multiply(each, negative));
  }
}

/** The value of a row's pivot, which itself is still 0 in `cells`. */
function solve(row: Int32Array, cells: Int32Array, value: number): number {
  let rest = value;
  for (let column = 0; column < cells.length; column += 1) {
    const each = row[column] ?? 0;
    if (each === 0) continue;
    rest = add(rest, PRIME - multiply(each, cells[column] ?? 0));
  }
  return rest === PRIME ? 0 : rest;
}

/** The value of a sum in a world, as a residue. */
export function valueIn({ plus, minus = [] }: Sum, world: Int32Array): number {
  let sum = 0;
  for (const cell of plus) sum += world[cell] ?? 0;
  for (const cell of minus) sum -= world[cell] ?? 0;
  return residue(sum);
}
