import { randomBytes } from 'node:crypto';

/** Delivery numbers, all 128 bits of each, in 21 to 27 bytes a number outside the heap of objects. */
export type DeliveryNumbers = {
  readonly size: number;
  /** Bytes of memory that the numbers take. */
  readonly bytes: number;
  /** Whether a number of 32 hexadecimal digits was added. */
  has(number: string): boolean;
  add(number: string): void;
  /** Adds numbers of 16 bytes each, one behind the other. */
  addPacked(packed: Uint8Array): void;
};

/** Many small tables: one that grows moves some thousand numbers, and no request waits for all. */
const TABLES = 4096;
const TABLE_SHIFT = 20;
const WORDS = 4;
const NUMBER_BYTES = 16;
const LEAST_SLOTS = 8;
const GROWTH = 1.25;
const FULLEST = 0.75;

/**
 * Makes an empty set of delivery numbers: open addressing with linear probing. Where a number lies
 * follows from a secret of this process, so that nobody can send numbers that all lie in one place.
 */
export function createDeliveryNumbers(): DeliveryNumbers {
  const secret = new Uint32Array(new Uint8Array(randomBytes(NUMBER_BYTES)).buffer);
  const tables = Array.from({ length: TABLES }, () => new Uint32Array(LEAST_SLOTS * WORDS));
  const used = new Uint32Array(TABLES);
  const sought = new Uint32Array(WORDS);
  let [size, words, hasZero] = [0, TABLES * LEAST_SLOTS * WORDS, false];

  /** The place of the number sought: its own, or the empty one where it belongs. */
  const find = (table: Uint32Array, hash: number): number => {
    const slots = table.length / WORDS;
    let slot = Math.floor(((hash & ((1 << TABLE_SHIFT) - 1)) / (1 << TABLE_SHIFT)) * slots);
    for (; ; slot = slot + 1 === slots ? 0 : slot + 1) {
      const at = slot * WORDS;
      if (isEmpty(table, at) || isSame(table, at, sought)) return at;
    }
  };
  const grow = (index: number): Uint32Array => {
    const old = tables[index] ?? new Uint32Array();
    const larger = new Uint32Array(Math.ceil((old.length / WORDS) * GROWTH) * WORDS);
    const kept = sought.slice();
    for (let at = 0; at < old.length; at += WORDS) {
      if (isEmpty(old, at)) continue;
      sought.set(old.subarray(at, at + WORDS));
      larger.set(sought, find(larger, hashOf(sought, secret)));
    }
    sought.set(kept);
    tables[index] = larger;
    words += larger.length - old.length;
    return larger;
  };
  const addSought = (): void => {
    if (isEmpty(sought, 0)) {
      size += hasZero ? 0 : 1;
      hasZero = true;
      return;
    }
    const hash = hashOf(sought, secret);
    const index = hash >>> TABLE_SHIFT;
    let table = tables[index] ?? grow(index);
    if (((used[index] ?? 0) + 1) * WORDS > table.length * FULLEST) table = grow(index);
    const at = find(table, hash);
    if (!isEmpty(table, at)) return;
    table.set(sought, at);
    used[index] = (used[index] ?? 0) + 1;
    size += 1;
  };
  const read = (number: string): void => {
    for (let word = 0; word < WORDS; word += 1)
      sought[word] = Number.parseInt(number.slice(8 * word, 8 * word + 8), 16);
  };
  return {
    get size() {
      return size;
    },
    get bytes() {
      return words * Uint32Array.BYTES_PER_ELEMENT;
    },
    has(number) {
      read(number);
      if (isEmpty(sought, 0)) return hasZero;
      const hash = hashOf(sought, secret);
      const table = tables[hash >>> TABLE_SHIFT];
      return table !== undefined && !isEmpty(table, find(table, hash));
    },
    add(number) {
      read(number);
      addSought();
    },
    addPacked(packed) {
      const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
      for (let byte = 0; byte + NUMBER_BYTES <= packed.byteLength; byte += NUMBER_BYTES) {
        for (let word = 0; word < WORDS; word += 1) sought[word] = view.getUint32(byte + 4 * word);
        addSought();
      }
    },
  };
}

const isEmpty = (table: Uint32Array, at: number): boolean =>
  table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;

const isSame = (table: Uint32Array, at: number, number: Uint32Array): boolean =>
  table[at] === number[0] &&
  table[at + 1] === number[1] &&
  table[at + 2] === number[2] &&
  table[at + 3] === number[3];

/** Mixes all bits of a number with a secret (the rounds of MurmurHash3). */
function hashOf(number: Uint32Array, secret: Uint32Array): number {
  let hash = 0;
  for (let word = 0; word < WORDS; word += 1) {
    hash ^= (number[word] ?? 0) ^ (secret[word] ?? 0);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}
