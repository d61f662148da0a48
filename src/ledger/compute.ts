import type { Figure } from './figures.ts';
import type { ClaimEntry } from './schema.ts';
import { computeSum } from './sums.ts';

type FigureEntry = ClaimEntry['figures'][string];
type Part = 'value' | 'low' | 'high';

const isPart = (name: string | undefined): name is Part =>
  name === 'value' || name === 'low' || name === 'high';

/** Computes what the claims' sums come to, each once. */
export class Figures {
  readonly #entries: ReadonlyMap<string, ClaimEntry>;
  readonly #known = new Map<string, number>();
  readonly #open = new Set<string>();

  constructor(entries: readonly ClaimEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
  }

  /**
   * What an amount within a claim comes to.
   *
   * @throws Error in words for the editor
   */
  amount(claim: ClaimEntry, amount: number | string): number {
    return typeof amount === 'number'
      ? amount
      : computeSum(amount, (name) => this.#lookUp(claim, name));
  }

  /** A figure with its sums computed. */
  figure(claim: ClaimEntry, entry: FigureEntry): Figure {
    const number = (part: Part) => {
      const given = entry[part];
      return given === undefined ? undefined : this.amount(claim, given);
    };
    return { ...entry, value: number('value'), low: number('low'), high: number('high') };
  }

  /** `minors`, `waste.low`, `year`; or of another claim: `waste-per-kilo.waste.low`. */
  #lookUp(own: ClaimEntry, name: string): number {
    const parts = name.split('.');
    const other = parts.length > 1 ? this.#entries.get(parts[0] ?? '') : undefined;
    const claim = other ?? own;
    const [figure = '', part, ...rest] = other ? parts.slice(1) : parts;
    if (figure === 'year' && part === undefined && claim.year !== undefined) return claim.year;
    const entry = claim.figures[figure];
    if (!entry || rest.length > 0 || (part !== undefined && !isPart(part)))
      throw new Error(`there is no figure "${name}"`);
    const given = entry[part ?? 'value'];
    if (given === undefined)
      throw new Error(`"${name}" has no such number: write "${figure}.low" or "${figure}.high"`);
    return this.#once(`${claim.id}.${figure}.${part ?? 'value'}`, () => this.amount(claim, given));
  }

  #once(key: string, compute: () => number): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) throw new Error(`"${key}" is computed from itself`);
    this.#open.add(key);
    const value = compute();
    this.#open.delete(key);
    this.#known.set(key, value);
    return value;
  }
}
