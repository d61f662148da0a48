import type { Batch, Count } from './count.ts';

/** Where counts live. Every implementation adds up; none keeps what it was given. */
export type TallyStore = {
  /** Adds a batch, all of it or nothing, and returns once it is safe on disk. */
  commit(batch: Batch): void;
  /** Every count above zero, in the order of its names. */
  counts(): Count[];
  /** Delivery numbers of at most the last hour, 16 bytes each, so that a repeat isn't counted again. */
  recentSubmissions(): Uint8Array[];
  /**
   * Forgets the older half of the delivery numbers once half an hour has gone, or at once where they
   * are too many; says whether it did.
   */
  forgetOlderSubmissions(early?: boolean): boolean;
  /** Overwrites what the write-ahead file still holds of single commits. */
  settle(): void;
  close(): void;
};
